import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statementLineKinds, type StatementBalance } from '#events';
import { formatMinor, parseMinor, type Currency, type DealId } from '#kernel';
import { linesOf, statementFacts } from '../../../../test/support/statement/issued-statement.js';
import { statementOf } from '../statement/statement-document.js';
import { awardOf, draftStatement, entryOf, lineReference, saysSomething, type BalanceBefore, type DraftedStatement, type DraftLine } from './draft-statement.js';
import { statementParts } from './statement-parts.js';

const minor = (amount: string, currency = 'USD'): bigint => parseMinor(amount, currency as Currency) ?? 0n;

/** A line of one of a few deals, due at the end of April, of which so much is held back until a day. */
interface Drawn {
  readonly minor: bigint;
  readonly kind?: DraftLine['kind'];
  readonly deal?: number;
  readonly withheld?: boolean;
  readonly currency?: 'USD' | 'EUR';
  readonly heldPercent?: number;
  readonly heldUntil?: string;
}
const line = ({ minor: amountMinor, kind = 'commission', deal = 1, withheld = false, currency = 'USD', heldPercent = 0, heldUntil = '2026-04-30' }: Drawn): DraftLine => {
  const [{ lineNo: _lineNo, ...plain } = { lineNo: 0 }] = linesOf([{ minor: amountMinor, currency, kind, withheld }]);
  const held = amountMinor > 0n && !withheld ? (amountMinor * BigInt(heldPercent)) / 100n : 0n;
  return { ...(plain as DraftLine), dealId: `deal_${deal}` as DealId, dueOn: '2026-04-30', holdback: formatMinor(held, currency as Currency), holdbackUntil: heldUntil, eventIds: [] };
};

interface Quarter {
  readonly lastDay: string;
  readonly lines: readonly DraftLine[];
  /** What was ever paid in USD, by then. */
  readonly paid?: bigint;
}
/** One statement after the other, each from what the ones before it said. */
const statementsOf = (quarters: readonly Quarter[]): readonly DraftedStatement[] => {
  const before = new Map<string, BalanceBefore>();
  const entries = new Map<string, ReturnType<typeof entryOf>[]>();
  return quarters.map(({ lastDay, lines, paid = 0n }) => {
    const drafted = draftStatement({ lastDay, lines, before: new Map(before), paidMinor: new Map([['USD', paid]]), entriesBefore: new Map(entries) });
    for (const { currency, closing, heldClosing, withheld, paid: own } of drafted.balances) {
      const sum = formatMinor(minor(own, currency) + minor(before.get(currency)?.paid ?? '0.00', currency), currency as Currency);
      before.set(currency, { closing, heldClosing, withheld, paid: sum });
    }
    for (const each of lines.filter(({ withheld }) => !withheld)) entries.set(each.currency, [...(entries.get(each.currency) ?? []), entryOf(each)]);
    return drafted;
  });
};
const one = (lines: readonly Drawn[], more: Partial<Quarter> = {}): DraftedStatement => {
  const [drafted] = statementsOf([{ lastDay: '2026-03-31', lines: lines.map(line), ...more }]);
  if (drafted === undefined) throw new Error('A quarter has a statement.');
  return drafted;
};

describe('a statement', () => {
  it('tells apart what was earned, taken back, put right and paid', () => {
    expect(one([{ minor: 10_000n }, { minor: -2_500n }, { minor: 500n, kind: 'writeOff' }, { minor: -100n, kind: 'difference' }, { minor: 5_000n, kind: 'spiff' }], { paid: 4_000n }).balances).toEqual([
      expect.objectContaining({ currency: 'USD', opening: '0.00', earned: '150.00', clawedBack: '-25.00', adjusted: '4.00', paid: '40.00', closing: '89.00' })]);
  });

  it('has a balance for each currency in which it says anything, and numbers its lines through', () => {
    const drafted = one([{ minor: 100n }, { minor: 200n, currency: 'EUR' }, { minor: -100n }]);
    expect(drafted.balances.map(({ currency, closing }) => [currency, closing])).toEqual([['EUR', '2.00'], ['USD', '0.00']]);
    expect(drafted.lines.map(({ lineNo, currency }) => [lineNo, currency])).toEqual([[1, 'USD'], [2, 'EUR'], [3, 'USD']]);
  });

  it('states what is withheld beside the account, until it is released', () => {
    const [first, second] = statementsOf([
      { lastDay: '2026-03-31', lines: [line({ minor: 900n, withheld: true })] },
      { lastDay: '2026-06-30', lines: [line({ minor: 900n }), line({ minor: -900n, withheld: true })] }]);
    expect(first?.balances).toMatchObject([{ earned: '0.00', closing: '0.00', withheld: '9.00' }]);
    expect(second?.balances).toMatchObject([{ opening: '0.00', earned: '9.00', clawedBack: '0.00', closing: '9.00', withheld: '0.00' }]);
  });

  it('says that nothing is withheld any more, if nothing else happened', () => {
    const drafted = statementsOf([
      { lastDay: '2026-03-31', lines: [line({ minor: 900n, withheld: true })] }, { lastDay: '2026-06-30', lines: [line({ minor: -900n, withheld: true })] },
      { lastDay: '2026-09-30', lines: [line({ minor: 100n })] }]);
    expect(drafted.map(({ balances: [balance] }) => balance?.withheld)).toEqual(['9.00', '0.00', '0.00']);
  });

  it('C11: states what is held back, and that it is released by the last day of a quarter, or set against what was taken back', () => {
    const held = { minor: 10_000n, heldPercent: 10, heldUntil: '2026-08-01' };
    const balances = statementsOf([
      { lastDay: '2026-03-31', lines: [line(held)] }, { lastDay: '2026-06-30', lines: [line({ minor: -400n }), line({ minor: -300n, deal: 2 })] }, { lastDay: '2026-09-30', lines: [] }])
      .map(({ balances: [balance] }) => [balance?.heldOpening, balance?.held, balance?.released, balance?.heldClosing]);
    expect(balances).toEqual([['0.00', '10.00', '0.00', '10.00'], ['10.00', '0.00', '7.00', '3.00'], ['3.00', '0.00', '3.00', '0.00']]);
  });

  it('is not issued to whom it says nothing', () => {
    expect(saysSomething(one([]))).toBe(false);
    expect(saysSomething(one([], { paid: 1n }))).toBe(true);
    expect(saysSomething(one([{ minor: 1n, withheld: true }]))).toBe(true);
  });
});

describe('statements one after the other', () => {
  const drawnLine: fc.Arbitrary<Drawn> = fc.record({
    minor: fc.bigInt(-(10n ** 20n), 10n ** 20n).filter((amount) => amount !== 0n), kind: fc.constantFrom(...statementLineKinds), deal: fc.integer({ min: 1, max: 3 }), withheld: fc.boolean(),
    currency: fc.constantFrom('USD', 'EUR'), heldPercent: fc.nat(100), heldUntil: fc.constantFrom('2026-03-31', '2026-05-15', '2026-08-15', '2027-01-15') });
  const quarters = fc.array(fc.record({ lines: fc.array(drawnLine, { maxLength: 6 }), paid: fc.bigInt(0n, 10_000n) }), { minLength: 1, maxLength: 4 }).map((drawn) => {
    let paid = 0n;
    return drawn.map((quarter, index) => ({ lastDay: ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'][index] ?? '', lines: quarter.lines.map(line), paid: (paid += quarter.paid) }));
  });
  const balancesIn = (statements: readonly DraftedStatement[], currency: string): readonly StatementBalance[] =>
    statements.flatMap(({ balances }) => balances.filter((balance) => balance.currency === currency));

  it('reconcile: each opens with what the one before closed with, and opening + earned + clawed back + adjusted − paid = closing', () => {
    fc.assert(fc.property(quarters, (drawn) => {
      const statements = statementsOf(drawn);
      for (const currency of ['USD', 'EUR']) {
        let [closing, heldClosing, withheld] = [0n, 0n, 0n];
        balancesIn(statements, currency).forEach((balance) => {
          const of = (name: Exclude<keyof StatementBalance, 'currency'>): bigint => minor(balance[name], currency);
          expect(of('opening')).toBe(closing);
          expect(of('closing')).toBe(of('opening') + of('earned') + of('clawedBack') + of('adjusted') - of('paid'));
          expect(of('earned') >= 0n && of('clawedBack') <= 0n).toBe(true);
          expect(of('heldOpening')).toBe(heldClosing);
          expect(of('heldClosing')).toBe(of('heldOpening') + of('held') - of('released'));
          expect(of('held') >= 0n && of('released') >= 0n && of('heldClosing') >= 0n).toBe(true);
          [closing, heldClosing, withheld] = [of('closing'), of('heldClosing'), of('withheld')];
        });
        const all = drawn.flatMap(({ lines }) => lines.filter((each) => each.currency === currency));
        const sumOf = (some: readonly DraftLine[]): bigint => some.reduce((sum, { amount }) => sum + minor(amount, currency), 0n);
        expect(closing).toBe(sumOf(all.filter((each) => !each.withheld)) - (currency === 'USD' ? drawn.at(-1)?.paid ?? 0n : 0n));
        expect(withheld).toBe(sumOf(all.filter((each) => each.withheld)));
      }
    }));
  });

  it('are documents whose sums hold', () => {
    fc.assert(fc.property(quarters, (drawn) => {
      for (const drafted of statementsOf(drawn)) {
        const parts = statementParts(drafted, { period: '2026-Q1' as never, partnerId: 'ptr_alpha' as never });
        expect(statementOf(parts, statementFacts).lines).toHaveLength(drafted.lines.length);
      }
    }), { numRuns: 50 });
  });
});

describe('what belongs together in an account', () => {
  const of = (more: Partial<DraftLine>) => ({ ...line({ minor: 1n }), ...more });
  const award: Partial<DraftLine> = { kind: 'incentive', dealId: null, position: null, clause: '/incentives/0/reward/amount' };

  it('are the entries of one position of one deal, whatever clause they were priced by, and of an uplift by its clause', () => {
    expect(lineReference(of({ clause: '/commission/solo' }))).toBe(lineReference(of({})));
    const uplift = (clause: string) => lineReference(of({ kind: 'uplift', clause }));
    const others = [lineReference(of({})), lineReference(of({ dealId: 'deal_2' as DealId })), lineReference(of({ position: 'selling' })), uplift('/incentives/0/reward/upliftPoints'), uplift('/incentives/1/reward/upliftPoints')];
    expect(new Set(others).size).toBe(5);
  });

  it('are the entries of one award, told apart by rule set and quarter, and of nothing else', () => {
    expect(new Set([of(award), of({ ...award, clause: '/spiffs/0', kind: 'spiff' }), of({ ...award, kind: 'writeOff', clause: null })].map(lineReference)).size).toBe(3);
    expect([awardOf(of(award)), awardOf(of({ ...award, dealPeriod: '2026-Q2' as never })), awardOf(of({ ...award, ruleSetId: 'other' as never }))]).toEqual(['standard 2026-Q1', 'standard 2026-Q2', 'other 2026-Q1']);
    expect([awardOf(of({})), awardOf(of({ ...award, kind: 'writeOff', clause: null, ruleSetId: null }))]).toEqual([null, null]);
  });

  it('is no balance of a currency in which nothing was ever said', () => {
    const { balances } = draftStatement({ lastDay: '2026-03-31', lines: [line({ minor: 1n })], before: new Map(), paidMinor: new Map([['EUR', 0n]]), entriesBefore: new Map() });
    expect(balances.map(({ currency }) => currency)).toEqual(['USD']);
  });
});
