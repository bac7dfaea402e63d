import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, won } from '../../../../test/support/dossier/deal-log.js';
import { dealNamed, q1, restatedTo } from '../../../../test/support/dossier/quarter.js';
import { draftOf, late } from '../../../../test/support/dossier/replay-inputs.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import { parseLocalDay, type LocalDay } from '#kernel';
import { evaluateStored } from '../publication/evaluate-stored.js';
import type { Terms } from '../terms/terms.js';
import { areRulesKnown, termsUnder, type ReplayRules } from './replay-rules.js';

const terms = publishing({ at: day(1), document: documentWith() }, { at: day(30), document: documentWith({ from: '2026-02-01', coSell: '30' }) });
const version = (number: number): ReplayRules => ({ kind: 'version', ruleSetId: standard, version: number });
const ruleSet: ReplayRules = { kind: 'ruleSet', ruleSetId: standard };
const other = 'other' as typeof standard;
const sold = dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(40)));
const rateUnder = (under: Terms): string | undefined => {
  const evaluated = evaluateStored(sold, under, { knownAt: day(45) });
  return evaluated?.evaluation?.rate.text;
};

describe('the rules that a replay names', () => {
  it.each<[string, ReplayRules, ReturnType<typeof day>, boolean]>([
    ['each deal\'s own, before anything was published', { kind: 'own' }, day(0), true],
    ['a draft, before anything was published', draftOf(documentWith()), day(0), true],
    ['a rule set before its first version', ruleSet, day(0), false],
    ['a rule set in the instant of its first version', ruleSet, day(1), true],
    ['a rule set that nobody published', { kind: 'ruleSet', ruleSetId: other }, late, false],
    ['a version before it was published', version(2), day(29), false],
    ['a version in the instant of its publication', version(2), day(30), true],
    ['a version of which there is none', version(3), late, false],
    ['a version of a rule set that nobody published', { kind: 'version', ruleSetId: other, version: 1 }, late, false],
  ])('are known or not: %s', (_, rules, publishedBy, isKnown) => {
    expect(areRulesKnown(terms, rules, publishedBy)).toBe(isKnown);
  });

  it.each<[string, ReplayRules, ReturnType<typeof day>, string | undefined]>([
    ['its own, by the version that was published by then', { kind: 'own' }, day(29), '27'],
    ['its own, by a version that was published in that very instant', { kind: 'own' }, day(30), '30'],
    ['its own, before anything was published', { kind: 'own' }, day(0), undefined],
    ['those of a rule set by date, with its newest version', ruleSet, late, '30'],
    ['those of a rule set by date, as far as published', ruleSet, day(29), '27'],
    ['one version, though another is in force', version(1), late, '27'],
    ['a draft, though its days begin later', draftOf(documentWith({ from: '2030-01-01', coSell: '28' })), late, '28'],
    ['a rule set that nobody published', { kind: 'ruleSet', ruleSetId: other }, late, undefined],
    ['a version that nobody published', { kind: 'version', ruleSetId: other, version: 1 }, late, undefined],
  ])('price a deal: %s', (_, rules, publishedBy, rate) => {
    expect(rateUnder(termsUnder(terms, rules, publishedBy))).toBe(rate);
  });

  it('are no changes of rules: whatever was published or retired by then holds from ever', () => {
    for (const rules of [{ kind: 'own' }, version(1), ruleSet] as const) expect(termsUnder(terms, rules, late).published.get(standard)?.changes).toEqual([]);
    expect(rateUnder(termsUnder(terms, { kind: 'own' }, late))).toBe('30');
    expect(evaluateStored(sold, termsUnder(terms, { kind: 'own' }, late), { knownAt: day(40), publishedBy: day(0) })?.version?.version).toBe(2);
  });

  it('price deals by the restatement of their quarter that was approved by then, though facts are known as of a day before', () => {
    const restated: Terms = { ...terms, restatements: [restatedTo(1, day(120))] };
    const own = (publishedBy: ReturnType<typeof day>) => termsUnder(restated, { kind: 'own' }, publishedBy);
    expect(rateUnder(own(day(119)))).toBe('30');
    expect(rateUnder(own(day(120)))).toBe('27');
    expect(own(day(120)).restatements.map(({ period, version: to }) => [period, to])).toEqual([[q1, 1]]);
    expect(rateUnder(termsUnder(restated, version(2), late))).toBe('30');
    expect(termsUnder(restated, version(2), late).restatements).toEqual([]);
  });

  it('price no deal by a version that was retired by then, from its day on', () => {
    const retired: Terms = { ...terms, published: new Map([...terms.published].map(([id, of]) => [id, { ...of,
      versions: of.versions.map((each) => (each.version === 2 ? { ...each, retired: [{ from: parseLocalDay('2026-02-05') as LocalDay, recordedAt: day(60) }] } : each)) }])) };
    const rateBy = (publishedBy: ReturnType<typeof day>, rules: ReplayRules = { kind: 'own' }) => rateUnder(termsUnder(retired, rules, publishedBy));
    expect([rateBy(day(59)), rateBy(day(60)), rateBy(day(59), ruleSet), rateBy(day(60), ruleSet)]).toEqual(['30', '27', '30', '27']);
    expect(rateBy(late, version(2))).toBe('30');
  });
});
