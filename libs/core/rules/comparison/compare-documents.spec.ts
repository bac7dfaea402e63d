import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { workedExample } from '../examples/dossier.example.js';
import { changed, standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import { compareDocuments, type ComparisonTexts } from './compare-documents.js';
import { renderComparison } from './render-comparison.js';

const dossiersText = `${JSON.stringify(workedExample)}\n`;
const better = standardRuleSetYaml.replace('coSell: "27"', 'coSell: "31"').replace('  soloTakes: seller', '  soloTakes: whole');
const texts: ComparisonTexts = { beforeText: standardRuleSetYaml, afterText: better, dossiersText };
const faultsOf = (change: Partial<ComparisonTexts>): string[] => {
  const outcome = compareDocuments({ ...texts, ...change });
  return outcome.ok ? [] : outcome.faults.map(({ document, line, clause }) => [document, line, clause].filter((part) => part !== undefined).join(' '));
};
const sound = (change: Partial<ComparisonTexts> = {}) => {
  const outcome = compareDocuments({ ...texts, ...change });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome;
};

describe('comparing texts', () => {
  it('gives the document in RFC 8785 form with one line feed, and what is unusual on either side', () => {
    const { comparison, comparisonText, warnings } = sound();
    expect(comparisonText).toBe(`${canonicalJson(comparison)}\n`);
    expect(comparison.clauses.map(({ clause }) => clause)).toEqual(['/commission/coSell', '/commission/soloTakes']);
    expect(warnings.map(({ document, clause }) => `${document} ${clause}`)).toEqual(['after /commission/coSell', 'after /commission/soloTakes']);
  });

  it('names the faults of all texts at once', () => {
    expect(faultsOf({ beforeText: '{}', afterText: standardRuleSetYaml.replace('solo: "20"', 'solo: "x"'), dossiersText: '{', factsText: '[]' })).toEqual(
      expect.arrayContaining(['before /format', 'after /commission/solo', 'dossiers 1 ', 'facts ']));
  });

  it('takes facts about an incentive that one side alone has, not about one that neither has', () => {
    const read = readRuleSet(standardRuleSetYaml);
    const afterText = read.ok ? JSON.stringify(changed<unknown>(read.document, ['/incentives/0/id', 'new-bonus'])) : '';
    const booking = (...incentiveIds: readonly string[]): string =>
      JSON.stringify({ format: 'tandem.facts/1', booked: [{ period: '2026-Q1', awards: incentiveIds.map((incentiveId) => ({ incentiveId, partnerId: 'beta' })) }] });
    expect(faultsOf({ afterText, factsText: booking('co-sell-bonus', 'new-bonus') })).toEqual([]);
    expect(faultsOf({ afterText, factsText: booking('co-sell-bonus', 'no-bonus') })).toEqual(['facts /booked/0/awards/1/incentiveId']);
    expect(faultsOf({ afterText, factsText: booking('new-bonus', 'new-bonus') })).toEqual(['facts /booked/0/awards/1']);
  });

  it('applies the facts to both sides', () => {
    const withUplift = standardRuleSetYaml.replace('reward: { amount: "5000.00" }', 'reward: { upliftPoints: "5", on: nextQuarter }');
    const factsText = JSON.stringify({ format: 'tandem.facts/1', booked: [{ period: '2025-Q4', awards: [{ incentiveId: 'co-sell-bonus', partnerId: 'beta' }] }] });
    const { comparison } = sound({ afterText: withUplift, factsText });
    expect(comparison.deals[0]?.lines.filter(({ kind }) => kind === 'uplift')).toMatchObject([{ partnerId: 'beta', incentiveId: 'co-sell-bonus', amount: { before: '0.00', after: '1176.47', delta: '1176.47' } }]);
  });

  it('tells each won deal that differs for itself, and counts nothing of an open one', () => {
    const all = [workedExample, { ...workedExample, dealId: 'D-2', amount: '10000.00' }, { ...workedExample, dealId: 'D-3', status: 'open', closedAt: null }];
    const { comparison } = sound({ dossiersText: all.map((dossier) => `${JSON.stringify(dossier)}\n`).join('') });
    expect(comparison.deals.map(({ dealId, amount, lines }) => [dealId, amount.delta, lines.length])).toEqual([['D-1', '2000.00', 3], ['D-2', '400.00', 3]]);
    expect(comparison.compared).toEqual({ deals: 2, differing: 2 });
    expect(comparison.totals.map(({ amount }) => amount.delta)).toEqual(['2400.00']);
  });

  it('tries a draft of next year on the deals of this one, and says from when it would hold', () => {
    const [now, later] = [sound(), sound({ afterText: better.replace('from: "2026-01-01", basis', 'from: "2027-01-01", basis') })];
    expect(later.comparison.totals).toEqual(now.comparison.totals);
    expect(later.comparison.clauses.map(({ clause, after }) => [clause, after?.value])).toContainEqual(['/effective/from', '2027-01-01']);
  });

  it('names the versions that the texts were published as', () => {
    const { before, after } = sound({ versions: { before: 3 } }).comparison;
    expect([before.version, after.version]).toEqual([3, null]);
  });

  it('never throws, whatever the texts', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.json(), (one, other) => !compareDocuments({ beforeText: one, afterText: other, dossiersText: one, factsText: other }).ok), { numRuns: 50 });
  });
});

describe('a comparison written for a person', () => {
  it('says what the rules say otherwise, what it costs, who gains, and each line', () => {
    const text = renderComparison(sound().comparison);
    expect(text.replaceAll(/[0-9a-f]{16}…/g, 'DIGEST')).toBe(`standard (DIGEST) → standard (DIGEST)

Clauses
  /commission/coSell: "27" → "31"
  /commission/soloTakes: "seller" → "whole"

Cost
  USD 13500.00 → 15500.00, +2000.00
  2026-Q1 USD 13500.00 → 15500.00, +2000.00
  1 of 1 won deals differ

Who gains
  beta USD 6352.94 → 7294.12, +941.18
  gamma USD 3970.59 → 4558.82, +588.23
  alpha USD 3176.47 → 3647.06, +470.59

Who loses: nobody

Deals that differ
  D-1 USD 13500.00 → 15500.00, +2000.00; rate 27 → 31, pool 13500.00 → 15500.00
    alpha, sourcing: 3176.47 → 3647.06, +470.59  by /attribution/roles/sourcing
    beta, selling: 6352.94 → 7294.12, +941.18  by /attribution/roles/selling
    gamma, technicalValidation: 3970.59 → 4558.82, +588.23  by /attribution/roles/technicalValidation
`);
  });

  it('shows defaults, losses, awards and what is withheld', () => {
    const afterText = standardRuleSetYaml.replace('  soloTakes: seller', '  #').replace('coSell: "27"', 'coSell: "25"').replace('atLeast: 3', 'atLeast: 1').replace('capPerDeal: null', 'capPerDeal: {}');
    const text = renderComparison(sound({ afterText }).comparison);
    expect(text).toContain('  /commission/soloTakes: "seller" → "seller" (default)\n');
    expect(text).toContain('Who loses\n  beta USD 6352.94 → 0.00, −6352.94; withheld 0.00 → 5882.35, +5882.35\n');
    const bonus = renderComparison(sound({ afterText: standardRuleSetYaml.replace('atLeast: 3', 'atLeast: 1') }).comparison);
    expect(bonus).toContain('Incentives and SPIFFs that differ\n  co-sell-bonus alpha 2026-Q1 USD 0.00 → 5000.00, +5000.00  by nothing → /incentives/0/reward/amount\n');
  });

  it('says of a rule set and itself that nothing differs', () => {
    expect(renderComparison(sound({ afterText: standardRuleSetYaml }).comparison).replaceAll(/[0-9a-f]{16}…/g, 'DIGEST')).toBe(`standard (DIGEST) → standard (DIGEST)

Clauses: none differs

Cost
  USD 13500.00, as before
  2026-Q1 USD 13500.00, as before
  0 of 1 won deals differ

Who gains: nobody

Who loses: nobody

Deals that differ: none
`);
  });
});
