import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#kernel';
import { workedExample } from '../examples/dossier.example.js';
import { standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { evaluateDocuments, type EvaluationTexts } from './evaluate-documents.js';

const texts: EvaluationTexts = { ruleSetText: standardRuleSetYaml, dossiersText: `${JSON.stringify(workedExample)}\n` };
const sound = (change: Partial<EvaluationTexts> = {}) => {
  const outcome = evaluateDocuments({ ...texts, ...change });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome;
};

describe('evaluating texts', () => {
  it('gives the result in RFC 8785 form with one line feed, and the arithmetic in the same form where it is asked for', () => {
    const [plain, traced] = [sound(), sound({ trace: true })];
    expect(plain.resultText).toBe(`${canonicalJson(JSON.parse(plain.resultText))}\n`);
    expect(plain.resultText).toContain('3176.47');
    expect([plain.traceText, sound({ trace: false }).traceText]).toEqual([undefined, undefined]);
    expect(traced.resultText).toBe(plain.resultText);
    expect(traced.traceText).toBe(`${canonicalJson(JSON.parse(traced.traceText ?? ''))}\n`);
    expect(JSON.parse(traced.traceText ?? '')).toMatchObject({ format: 'tandem.trace/1' });
  });

  it('says what is unusual in the rule set', () => {
    expect(sound().warnings).toEqual([]);
    expect(sound({ ruleSetText: standardRuleSetYaml.replace('coSell: "27"', 'coSell: "31"') }).warnings)
      .toEqual([{ document: 'ruleset', clause: '/commission/coSell', message: 'is outside the usual band of 25 to 30' }]);
  });

  it('names the faults of all texts at once', () => {
    const outcome = evaluateDocuments({ ruleSetText: '{}', dossiersText: '{', factsText: '[]' });
    expect(outcome.ok ? [] : [...new Set(outcome.faults.map(({ document }) => document))]).toEqual(['ruleset', 'dossiers', 'facts']);
  });
});
