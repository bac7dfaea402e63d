import fc from 'fast-check';
import { Check } from 'typebox/value';
import { canonicalJson, digestOf } from '#kernel';
import { touch, workedExample } from '../examples/dossier.example.js';
import { deals, document, ruleSets } from '../examples/drawn-deals.support.js';
import { changed, compiled, type Change } from '../examples/standard-ruleset.example.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { evaluate } from '../result/result.js';
import { compareMoney } from './compare-money.js';
import { comparisonOf } from './comparison.js';
import { comparisonSchema, type Comparison } from './comparison.schema.js';

const standard = compiled(document);
const comparedTo = (dossiers: readonly Dossier[], ...changes: readonly Change[]): Comparison =>
  comparisonOf({ ruleSet: standard, version: 1 }, { ruleSet: compiled(changed<unknown>(document, ...changes)) }, dossiers);
const change = (before: string, after: string, delta: string) => ({ before, after, delta });
const cents = (text: string): bigint => BigInt(text.replace('.', ''));
const sumOf = <Row>(rows: readonly Row[], textOf: (row: Row) => string): bigint => rows.reduce((sum, row) => sum + cents(textOf(row)), 0n);

describe('two rule sets compared by money', () => {
  it('show for the worked example what each partner, deal and line would change by', () => {
    const { totals, quarters, partners, deals: rows, compared } = comparedTo([workedExample], ['/commission/coSell', '30']);
    const amount = change('13500.00', '15000.00', '1500.00');
    const withheld = change('0.00', '0.00', '0.00');
    expect(totals).toEqual([{ currency: 'USD', amount, withheld }]);
    expect(quarters).toEqual([{ period: '2026-Q1', currency: 'USD', amount, withheld }]);
    expect(partners.map(({ partnerId, outcome, amount: { delta } }) => [partnerId, outcome, delta])).toEqual([
      ['alpha', 'gains', '352.94'], ['beta', 'gains', '705.88'], ['gamma', 'gains', '441.18'],
    ]);
    expect(compared).toEqual({ deals: 1, differing: 1 });
    expect(rows).toMatchObject([{ dealId: 'D-1', rate: { before: '27', after: '30' }, net: change('50000.00', '50000.00', '0.00'), pool: amount, amount, withheld }]);
    expect(rows[0]?.lines[1]).toEqual({
      partnerId: 'beta', kind: 'commission', position: 'selling', incentiveId: null, withheld,
      clause: { before: '/attribution/roles/selling', after: '/attribution/roles/selling' }, amount: change('6352.94', '7058.82', '705.88'),
    });
  });

  it('name who loses, and lines that are on one side alone with the clause of that side', () => {
    const { partners, deals: rows } = comparedTo([workedExample], ['/attribution/roles/sourcing', '0'], ['/attribution/roles/influence', '35']);
    expect(partners.map(({ partnerId, outcome }) => `${partnerId} ${outcome}`)).toEqual(['alpha loses', 'beta gains', 'gamma gains']);
    expect(rows[0]?.lines[0]).toMatchObject({ partnerId: 'alpha', clause: { before: '/attribution/roles/sourcing', after: null }, amount: change('3176.47', '0.00', '-3176.47') });
  });

  it('put what is withheld beside the amount', () => {
    const unproven = { ...workedExample, touchpoints: workedExample.touchpoints.slice(1) };
    const { partners } = comparedTo([unproven], ['/attribution/evidence/onMissing', 'withhold']);
    expect(partners[0]).toMatchObject({ partnerId: 'alpha', outcome: 'loses', amount: change('3176.47', '0.00', '-3176.47'), withheld: change('0.00', '3176.47', '3176.47') });
  });

  it('count fixed amounts and SPIFFs in the quarters in which they were earned', () => {
    const demos = ['2026-03-31T15:00:00.000Z', '2026-04-01T15:00:00.000Z'].map((occurredAt, index) => touch('beta', { kind: 'demo', role: 'selling', occurredAt, recordedAt: occurredAt, eventId: `d-${index}` }));
    const open: Dossier = { ...workedExample, status: 'open', closedAt: null, touchpoints: demos };
    const { awards, quarters, totals, compared } = comparedTo([open], ['/spiffs/0/from', '2026-03-01'], ['/spiffs/0/amount', '300.00']);
    expect(awards.map(({ kind, id, period, amount: { before, after } }) => [kind, id, period, before, after])).toEqual([
      ['spiff', 'spring-demo', '2026-Q1', '0.00', '300.00'], ['spiff', 'spring-demo', '2026-Q2', '250.00', '300.00'],
    ]);
    expect(quarters.map(({ period, amount: { delta } }) => [period, delta])).toEqual([['2026-Q1', '300.00'], ['2026-Q2', '50.00']]);
    expect(totals).toMatchObject([{ amount: change('250.00', '600.00', '350.00') }]);
    expect(compared).toEqual({ deals: 0, differing: 0 });
    const bonus = comparedTo([workedExample], ['/incentives/0/atLeast', 1]).awards;
    expect(bonus.map(({ kind, partnerId, period, clause, amount: { delta } }) => [kind, partnerId, period, clause.before, clause.after, delta])).toEqual(
      ['alpha', 'beta', 'gamma'].map((partnerId) => ['incentive', partnerId, '2026-Q1', null, '/incentives/0/reward/amount', '5000.00']),
    );
  });

  it('never add amounts of two currencies', () => {
    const yen: Dossier = { ...workedExample, dealId: 'D-2', currency: 'JPY', amount: '50000' };
    const { totals, partners } = comparedTo([yen, workedExample], ['/commission/coSell', '30']);
    expect(totals.map(({ currency, amount: { delta } }) => [currency, delta])).toEqual([['JPY', '1500'], ['USD', '1500.00']]);
    expect(partners.length).toBe(6);
  });

  it('are named with the digests of their documents and of the results they give', () => {
    const dossiers = [workedExample];
    const comparison = comparedTo(dossiers, ['/title', 'Another']);
    const { digest, ...rest } = comparison;
    expect(digest).toBe(digestOf(rest));
    expect(comparison.before).toEqual({ id: 'standard', version: 1, digest: standard.digest, resultDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
    expect(comparison.after.resultDigest).toBe(evaluate(compiled(changed<unknown>(document, ['/title', 'Another'])), dossiers).digest);
    expect(comparison.deals).toEqual([]);
  });
});

describe('a comparison, whatever the rule sets and deals,', () => {
  const compare = (one: ReturnType<typeof compiled>, other: ReturnType<typeof compiled>, dossiers: readonly Dossier[]): Comparison =>
    comparisonOf({ ruleSet: one }, { ruleSet: other }, dossiers);
  const deltasOf = ({ totals, quarters, partners, deals: rows, awards }: Comparison): [string, string][] => [
    ...totals.flatMap(({ currency, amount, withheld }): [string, string][] => [[`total ${currency}`, amount.delta], [`withheld ${currency}`, withheld.delta]]),
    ...quarters.map(({ period, currency, amount }): [string, string] => [`${period} ${currency}`, amount.delta]),
    ...partners.flatMap(({ partnerId, currency, amount, withheld }): [string, string][] => [[`${partnerId} ${currency}`, amount.delta], [`${partnerId} ${currency} withheld`, withheld.delta]]),
    ...rows.flatMap(({ dealId, lines, pool, net }): [string, string][] => [
      [`${dealId} pool`, pool.delta], [`${dealId} net`, net.delta],
      ...lines.map(({ partnerId, position, kind, incentiveId, amount }): [string, string] => [[dealId, partnerId, position, kind, incentiveId].join(), amount.delta])]),
    ...awards.map(({ id, partnerId, period, amount }): [string, string] => [[id, partnerId, period].join(), amount.delta]),
  ];

  it('is of its published form', () => {
    fc.assert(fc.property(ruleSets, ruleSets, deals, (one, other, dossiers) => Check(comparisonSchema, compare(one, other, dossiers))), { numRuns: 50 });
  });

  it('of a rule set with itself has no clause and no delta', () => {
    fc.assert(fc.property(ruleSets, deals, (ruleSet, dossiers) => {
      const comparison = compare(ruleSet, ruleSet, dossiers);
      expect([comparison.clauses, comparison.deals, comparison.awards]).toEqual([[], [], []]);
      expect(comparison.partners.every(({ outcome }) => outcome === 'same')).toBe(true);
      expect(deltasOf(comparison).filter(([, delta]) => /[1-9]/.test(delta))).toEqual([]);
    }), { numRuns: 50 });
  });

  it('with its sides swapped has every delta negated', () => {
    const negated = (delta: string): string => (!/[1-9]/.test(delta) ? delta : delta.startsWith('-') ? delta.slice(1) : `-${delta}`);
    fc.assert(fc.property(ruleSets, ruleSets, deals, (one, other, dossiers) => {
      const [there, back] = [compare(one, other, dossiers), compare(other, one, dossiers)];
      expect(deltasOf(back)).toEqual(deltasOf(there).map(([name, delta]) => [name, negated(delta)]));
      expect([back.before, back.after]).toEqual([there.after, there.before]);
    }), { numRuns: 50 });
  });

  it('has lines and awards that sum to each partner, partners and quarters that sum to the total', () => {
    fc.assert(fc.property(ruleSets, ruleSets, deals, (one, other, dossiers) => {
      const { totals, quarters, partners, deals: rows, awards } = compareMoney(one, other, dossiers);
      for (const { partnerId, currency, amount, withheld, commission, uplift, incentive, spiff } of partners) {
        const own = rows.filter((deal) => deal.currency === currency).flatMap(({ lines }) => lines).filter((line) => line.partnerId === partnerId);
        const given = awards.filter((award) => award.partnerId === partnerId && award.currency === currency);
        expect(sumOf(own, (line) => line.amount.delta) + sumOf(given, (award) => award.amount.delta)).toBe(cents(amount.delta));
        expect(sumOf(own, (line) => line.withheld.delta)).toBe(cents(withheld.delta));
        expect(sumOf([commission, uplift, incentive, spiff], ({ delta }) => delta)).toBe(cents(amount.delta));
      }
      for (const { currency, amount, withheld } of totals) {
        for (const side of ['before', 'after', 'delta'] as const) {
          expect(sumOf(partners.filter((row) => row.currency === currency), (row) => row.amount[side])).toBe(cents(amount[side]));
          expect(sumOf(quarters.filter((row) => row.currency === currency), (row) => row.amount[side])).toBe(cents(amount[side]));
          expect(sumOf(partners.filter((row) => row.currency === currency), (row) => row.withheld[side])).toBe(cents(withheld[side]));
        }
      }
    }), { numRuns: 50 });
  });

  it('repeats what each side\'s own evaluation says of its partners', () => {
    fc.assert(fc.property(ruleSets, ruleSets, deals, (one, other, dossiers) => {
      const { partners } = compareMoney(one, other, dossiers);
      const sides = [['before', one], ['after', other]] as const;
      for (const [side, ruleSet] of sides) {
        for (const total of evaluate(ruleSet, dossiers).totals) {
          const row = partners.find(({ partnerId, currency }) => partnerId === total.partnerId && currency === total.currency);
          expect([row?.commission[side], row?.uplift[side], row?.incentive[side], row?.spiff[side], row?.amount[side], row?.withheld[side]]).toEqual(
            [total.commission, total.uplift, total.incentive, total.spiff, total.amount, total.withheld]);
        }
      }
    }), { numRuns: 50 });
  });

  it('has the same bytes whatever the order of the dossiers', () => {
    fc.assert(fc.property(ruleSets, ruleSets, deals, (one, other, dossiers) => {
      expect(canonicalJson(compare(one, other, [...dossiers].reverse()))).toBe(canonicalJson(compare(one, other, dossiers)));
    }), { numRuns: 50 });
  });
});
