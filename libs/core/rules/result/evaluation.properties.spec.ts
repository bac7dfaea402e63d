import fc from 'fast-check';
import { canonicalJson, compareUtf8 } from '#kernel';
import { workedExample } from '../examples/dossier.example.js';
import { deal, deals, document, ruleSets } from '../examples/drawn-deals.support.js';
import { changed } from '../examples/standard-ruleset.example.js';
import { checkDossier } from '../dossier/read-dossiers.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import { evaluateDocuments } from './evaluate-documents.js';
import { cohortsOf } from '../buckets/cohort.rule.js';
import { evaluate, resultDealOf } from './result.js';

const shuffled = <Item>(items: readonly Item[], seed: number): Item[] =>
  items.map((item, index) => ({ item, rank: ((index + 1) * 7919 * (seed + 1)) % 104_729 })).sort((left, right) => left.rank - right.rank).map(({ item }) => item);

describe('an evaluation', () => {
  it('divides the pool without loss: the lines sum to it, and each is what it was rounded from within a cent', () => {
    fc.assert(
      fc.property(ruleSets, deal, (ruleSet, dossier) => {
        const { lines, pool } = evaluateDeal(ruleSet, dossier);
        if (lines.length === 0) return;
        expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(pool?.minor);
        for (const { amountMinor, share } of lines) {
          const difference = amountMinor * share.denominator - (pool?.minor ?? 0n) * share.numerator;
          expect(difference < share.denominator && -difference < share.denominator).toBe(true);
        }
      }),
    );
  });

  it('gives the same bytes whatever the order of deals, roles, touchpoints and adjustments', () => {
    fc.assert(
      fc.property(ruleSets, deals, fc.nat(1000), (ruleSet, dossiers, seed) => {
        const mixed = shuffled(dossiers, seed).map((dossier) => ({
          ...dossier,
          roles: shuffled(dossier.roles, seed),
          touchpoints: shuffled(dossier.touchpoints, seed + 1),
          adjustments: shuffled(dossier.adjustments ?? [], seed + 2),
        }));
        expect(canonicalJson(evaluate(ruleSet, mixed))).toBe(canonicalJson(evaluate(ruleSet, dossiers)));
      }),
    );
  });

  it('nets every partner to zero after a refund of everything', () => {
    fc.assert(
      fc.property(ruleSets, deal, (ruleSet, dossier) => {
        const refund = { kind: 'refund' as const, amount: dossier.amount, at: dossier.closedAt ?? dossier.createdAt, eventId: 'all' };
        const { totals } = evaluate(ruleSet, [{ ...dossier, adjustments: [...(dossier.adjustments ?? []), refund] }]);
        for (const { commission, uplift, withheld } of totals) expect([commission, uplift, withheld]).toEqual(['0.00', '0.00', '0.00']);
      }),
    );
  });

  it('gives a deal the same lines alone as among others, uplifts apart', () => {
    fc.assert(
      fc.property(ruleSets, deals, (ruleSet, dossiers) => {
        const together = evaluate(ruleSet, dossiers).deals;
        dossiers.forEach((dossier, index) => {
          const alone = evaluate(ruleSet, [dossier]).deals[0];
          const lines = together[index]?.lines.filter(({ kind }) => kind !== 'uplift');
          expect(lines).toEqual(alone?.lines.filter(({ kind }) => kind !== 'uplift'));
          expect(together[index]?.flags).toEqual(alone?.flags);
        });
      }),
    );
  });

  it('gives the same however many workers share the deals out, once the cohorts of all are known', () => {
    fc.assert(
      fc.property(ruleSets, deals, fc.integer({ min: 1, max: 5 }), (ruleSet, dossiers, workers) => {
        const cohorts = cohortsOf(ruleSet, dossiers);
        const parts = Array.from({ length: workers }, (_, worker) => dossiers.filter((_dossier, index) => index % workers === worker));
        const shared = parts.flatMap((part) => part.map((dossier) => resultDealOf(evaluateDeal(ruleSet, dossier, cohorts))));
        const inOrder = shared.sort((left, right) => compareUtf8(left.dealId, right.dealId));
        const whole = evaluate(ruleSet, dossiers).deals.map((each) => ({ ...each, lines: each.lines.filter(({ kind }) => kind !== 'uplift') }));
        expect(canonicalJson(inOrder)).toBe(canonicalJson(whole));
      }),
    );
  });

  it('totals what its lines, incentives and SPIFFs say, withheld beside', () => {
    const cents = (text: string): bigint => BigInt(text.replace('.', ''));
    fc.assert(
      fc.property(ruleSets, deals, (ruleSet, dossiers) => {
        const result = evaluate(ruleSet, dossiers);
        for (const total of result.totals) {
          const lines = result.deals.filter(({ status, currency }) => status === 'won' && currency === total.currency)
            .flatMap(({ lines: all }) => all).filter(({ partnerId }) => partnerId === total.partnerId);
          const sum = (list: readonly { amount: string }[]): bigint => list.reduce((whole, { amount }) => whole + cents(amount), 0n);
          expect(cents(total.withheld)).toBe(sum(lines.filter(({ withheld }) => withheld)));
          expect(cents(total.commission) + cents(total.uplift)).toBe(sum(lines.filter(({ withheld }) => !withheld)));
          expect(cents(total.amount)).toBe(cents(total.commission) + cents(total.uplift) + cents(total.incentive) + cents(total.spiff));
        }
      }),
    );
  });
});

describe('evaluating texts', () => {
  const paths = (value: unknown, at = ''): string[] =>
    typeof value === 'object' && value !== null ? [at, ...Object.entries(value).flatMap(([key, item]) => paths(item, `${at}/${key}`))] : [at];
  const junk = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constantFrom('', '0', '-1', '1e9', '2026-02-30T00:00:00.000Z', 'XAU', '\ud800', -1, 0.5, null));
  const mutated = (value: object) => {
    const pointers = paths(value).filter((pointer) => pointer !== '');
    return fc.tuple(fc.constantFrom(...pointers), junk).map(([pointer, put]) => JSON.stringify(changed(value, [pointer, put])));
  };
  const sound = { ruleSetText: JSON.stringify(document), dossiersText: JSON.stringify(workedExample) };
  const facts = { format: 'tandem.facts/1', choices: [], booked: [{ period: '2026-Q1', awards: [{ incentiveId: 'co-sell-bonus', partnerId: 'alpha' }] }] };

  it('answers, and never throws, whatever is wrong with a rule set, a dossier or the facts', () => {
    const answers = (texts: Parameters<typeof evaluateDocuments>[0]): boolean => {
      const outcome = evaluateDocuments({ ...texts, trace: true });
      return outcome.ok || outcome.faults.length > 0;
    };
    const rich = { ...workedExample, adjustments: [{ kind: 'churn', servedMonths: 1, termMonths: 12, at: workedExample.closedAt, eventId: 'c' }], bucket: { value: 'none', eventId: 'b' } };
    fc.assert(fc.property(mutated(document), (ruleSetText) => answers({ ...sound, ruleSetText })));
    fc.assert(fc.property(mutated(rich), (dossiersText) => answers({ ...sound, dossiersText })), { numRuns: 300 });
    fc.assert(fc.property(mutated(facts), (factsText) => answers({ ...sound, factsText })));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !evaluateDocuments({ ruleSetText: text, dossiersText: text, factsText: text }).ok || text.trim() === ''));
  });

  it('makes dossiers of the shape it generates here', () => {
    fc.assert(fc.property(deal, (dossier) => checkDossier(dossier).ok));
  });

  it('names the faults of all texts at once', () => {
    const outcome = evaluateDocuments({ ruleSetText: '{}', dossiersText: '{', factsText: '[]' });
    expect(outcome.ok ? [] : [...new Set(outcome.faults.map(({ document: name }) => name))]).toEqual(['ruleset', 'dossiers', 'facts']);
  });

  it('gives an empty result for no dossiers', () => {
    const outcome = evaluateDocuments({ ...sound, dossiersText: '\n' });
    expect(outcome.ok && JSON.parse(outcome.resultText)).toMatchObject({ deals: [], incentives: [], tiers: [], spiffs: [], totals: [] });
  });
});
