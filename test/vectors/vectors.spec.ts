import { readdirSync, readFileSync } from 'node:fs';
import { Check } from 'typebox/value';
import { canonicalJson } from '#kernel';
import { evaluateDocuments, resultSchema, type DocumentFault } from '#rules';

interface Vector {
  readonly name: string;
  readonly why: string;
  readonly ruleset: unknown;
  readonly dossiers: readonly unknown[];
  readonly facts?: unknown;
  readonly expected?: unknown;
  readonly faults?: readonly Omit<DocumentFault, 'message'>[];
}

const folder = 'test/vectors';
const names = readdirSync(folder).filter((name) => /^\d{3}-.*\.json$/.test(name)).sort();
const vectors = names.map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Vector);

const run = ({ ruleset, dossiers, facts }: Vector) =>
  evaluateDocuments({
    ruleSetText: JSON.stringify(ruleset),
    dossiersText: dossiers.map((dossier) => `${JSON.stringify(dossier)}\n`).join(''),
    ...(facts === undefined ? {} : { factsText: JSON.stringify(facts) }),
  });

describe('the vectors of the specification', () => {
  it('are all there', () => {
    expect(vectors.length).toBe(67);
    expect(vectors.filter(({ faults }) => faults !== undefined).length).toBe(3);
  });

  it.each(vectors.filter(({ expected }) => expected !== undefined))('$name gives its document, byte for byte', (vector) => {
    const outcome = run(vector);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    expect(JSON.parse(outcome.resultText)).toEqual(vector.expected);
    expect(outcome.resultText).toBe(`${canonicalJson(vector.expected)}\n`);
    expect(Check(resultSchema, vector.expected)).toBe(true);
  });

  it.each(vectors.filter(({ faults }) => faults !== undefined))('$name names exactly its faults', (vector) => {
    const outcome = run(vector);
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.faults.map(({ message: _message, ...fault }) => fault)).toEqual(vector.faults);
  });
});
