import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#kernel';
import { ensureBuilt } from './support/built.js';
import { removeFolder, tandem, temporaryFolder, type Ran } from './support/tandem.js';

interface Vector {
  readonly ruleset: Readonly<Record<string, unknown>>;
  readonly dossiers: readonly unknown[];
  readonly expected?: Parameters<typeof canonicalJson>[0];
  readonly faults?: readonly { readonly document: string; readonly line?: number; readonly clause: string }[];
}

const vector = (name: string): Vector => JSON.parse(readFileSync(`test/vectors/${name}.json`, 'utf8')) as Vector;

describe('tandem evaluate', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);
  const evaluate = (ruleSet: string | Uint8Array, dossiers: string | Uint8Array, ...more: readonly string[]): Promise<Ran> => {
    writeFileSync(path('rules.json'), ruleSet);
    writeFileSync(path('deals.ndjson'), dossiers);
    return tandem(['evaluate', '--ruleset', path('rules.json'), '--dossiers', path('deals.ndjson'), ...more]);
  };
  const evaluateVector = ({ ruleset, dossiers }: Vector, ...more: readonly string[]): Promise<Ran> =>
    evaluate(JSON.stringify(ruleset), dossiers.map((dossier) => `${JSON.stringify(dossier)}\n`).join(''), ...more);

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
  });

  afterAll(() => removeFolder(folder));

  it.each(['020-sell-with-worked-example', '069-beyond-doubles'])('prints the result of vector %s byte for byte, and nothing else', async (name) => {
    const { expected } = vector(name);
    if (expected === undefined) throw new Error(`${name} expects no result`);
    expect(await evaluateVector(vector(name), '--json')).toEqual({ code: 0, out: `${canonicalJson(expected)}\n`, err: '' });
  });

  it('prints the arithmetic instead where it is asked for', async () => {
    const { code, out } = await evaluateVector(vector('020-sell-with-worked-example'), '--trace');
    expect([code, out]).toEqual([0, expect.stringContaining('3176.47')]);
  });

  it.each(['100-faulty-rule-set', '102-faulty-dossiers'])('names document, line and clause of every fault of %s on stderr, prints no result and ends with 2', async (name) => {
    const { code, out, err } = await evaluateVector(vector(name));
    const said = err.trimEnd().split('\n');
    const wanted = (vector(name).faults ?? []).map(({ document, line, clause }) => {
      const file = path(document === 'ruleset' ? 'rules.json' : 'deals.ndjson');
      return `${document} ${file}${line === undefined ? '' : ` line ${line}`} ${clause || '/'}: `;
    });
    expect([code, out, said.length]).toEqual([2, '', wanted.length]);
    for (const beginning of wanted) expect(said.filter((line) => line.startsWith(beginning)).length).toBeGreaterThan(0);
  });

  it('names a file that cannot be read, and one that is not UTF-8', async () => {
    const missing = await tandem(['evaluate', '--ruleset', path('nowhere.yaml'), '--dossiers', path('nowhere.ndjson')]);
    expect(missing).toEqual({ code: 2, out: '', err: `${path('nowhere.yaml')} cannot be read: there is no such file.\n` });
    const latin = await evaluate(JSON.stringify(vector('020-sell-with-worked-example').ruleset), Buffer.from([0x7b, 0xe9, 0x7d]));
    expect(latin).toEqual({ code: 2, out: '', err: `${path('deals.ndjson')} is not UTF-8 text.\n` });
  });

  it('asks for what it needs, with an example in its help', async () => {
    expect(await tandem(['evaluate', '--ruleset', 'x'])).toMatchObject({ code: 2, out: '' });
    expect(await tandem(['evaluate', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Example:\n  tandem evaluate') });
  });
});
