import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statementLineKinds, type StatementLine } from '#events';
import { formatMinor, parseMinor, type Currency, type EventId } from '#kernel';
import { day, partner } from '../../../../test/support/dossier/deal-log.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { closingAt, statementLog, type StatementInBrief } from '../../../../test/support/journal/promised-log.js';
import { sumsByAccount, sumsByCurrency } from '../../../../test/support/journal/sums.js';
import { linesOf } from '../../../../test/support/statement/issued-statement.js';
import { noTerms } from '../terms/terms.js';
import { postedEntry, type JournalEntry } from './journal-entry.js';
import { statementEntriesOf } from './statement-entries.js';

const rules = publishing({ at: day(1), document: documentWith() });
const entriesOf = (...statements: readonly StatementInBrief[]): readonly JournalEntry[] => statementLog(...statements).flatMap((event) => statementEntriesOf(event, rules));
const posted = (entries: readonly JournalEntry[]) => entries.map(postedEntry).map(({ day: on, postedIn, line, postings }) => [on, postedIn, line, ...postings.map(({ account, amount }) => `${account} ${amount}`)]);
const line = (kind: StatementLine['kind'], minor: bigint, changes: Partial<StatementLine> = {}): StatementLine[] => linesOf([{ kind, minor }]).map((each) => ({ ...each, ...changes }));

describe('what a statement posts', () => {
  it('is every line: awards, write-offs, what moves with a merger and what closed quarters come to otherwise, on the quarter\'s last day', () => {
    const lines = [
      ...line('incentive', 50_000n, { holdback: '50.00' }), ...line('spiff', 1_000n),
      ...line('incentive', -20_000n), ...line('spiff', 700n, { withheld: true }), ...line('writeOff', 123n), ...line('merger', -900n), ...line('spiff', 0n), ...line('difference', 250n)];
    expect(posted(entriesOf({ partnerId: partner('alpha'), lines }, { partnerId: partner('beta'), lines: line('merger', 900n) }))).toEqual([
      ['2026-03-31', '2026-Q1', 'incentive', 'Expenses:Partners:Incentives 450.00', 'Liabilities:Partners:Alpha:Accrued -450.00', 'Expenses:Partners:Incentives 50.00', 'Liabilities:Partners:Alpha:Held -50.00'],
      ['2026-03-31', '2026-Q1', 'spiff', 'Expenses:Partners:Spiffs 10.00', 'Liabilities:Partners:Alpha:Accrued -10.00'],
      ['2026-03-31', '2026-Q1', 'incentive', 'Liabilities:Partners:Alpha:Accrued 200.00', 'Expenses:Partners:Incentives -200.00'],
      ['2026-03-31', '2026-Q1', 'spiff', 'Expenses:Partners:Spiffs 7.00', 'Liabilities:Partners:Alpha:Withheld -7.00'],
      ['2026-03-31', '2026-Q1', 'writeOff', 'Expenses:Partners:WriteOffs 1.23', 'Liabilities:Partners:Alpha:Accrued -1.23'],
      ['2026-03-31', '2026-Q1', 'merger', 'Liabilities:Partners:Alpha:Accrued 9.00', 'Equity:Partners:Mergers -9.00'],
      ['2026-03-31', '2026-Q1', 'difference', 'Expenses:Partners:Differences 2.50', 'Liabilities:Partners:Alpha:Accrued -2.50'],
      ['2026-03-31', '2026-Q1', 'merger', 'Equity:Partners:Mergers 9.00', 'Liabilities:Partners:Beta:Accrued -9.00'],
    ]);
  });

  it('is what deals earned, by its cause and on its day, whatever they would come to today', () => {
    const earned = { position: 'selling', causeEventId: 'e3' as EventId, causeType: 'DealWon', occurredAt: day(79), recordedAt: day(80) };
    const entries = entriesOf({ partnerId: partner('alpha'), lines: [
      ...line('commission', 45_000n, { ...earned, holdback: '45.00' }), ...line('uplift', 100n, earned), ...line('commission', 700n, { ...earned, withheld: true }), ...line('commission', -900n, earned)] });
    expect(posted(entries)).toEqual([
      ['2026-03-20', '2026-Q1', 'commission', 'Expenses:Partners:Commissions 405.00', 'Liabilities:Partners:Alpha:Accrued -405.00', 'Expenses:Partners:Commissions 45.00', 'Liabilities:Partners:Alpha:Held -45.00'],
      ['2026-03-20', '2026-Q1', 'uplift', 'Expenses:Partners:Commissions 1.00', 'Liabilities:Partners:Alpha:Accrued -1.00'],
      ['2026-03-20', '2026-Q1', 'commission', 'Expenses:Partners:Commissions 7.00', 'Liabilities:Partners:Alpha:Withheld -7.00'],
      ['2026-03-20', '2026-Q1', 'commission', 'Liabilities:Partners:Alpha:Accrued 9.00', 'Expenses:Partners:Commissions -9.00']]);
    expect(entries[0]).toMatchObject({ source: 'statement-0', ...earned });
  });

  it('is what is held back no longer, with the statement that says so', () => {
    expect(posted(entriesOf({ partnerId: partner('alpha'), lines: [], balances: [{ ...closingAt(9_000n), released: '12.00' }] }))).toEqual([
      ['2026-03-31', '2026-Q1', 'release', 'Liabilities:Partners:Alpha:Held 12.00', 'Liabilities:Partners:Alpha:Accrued -12.00']]);
  });

  it('has a balance below zero as owed by the partner at the end of the quarter, and back on its account the day after', () => {
    expect(posted(entriesOf({ partnerId: partner('alpha'), lines: [], balances: [closingAt(-4_200n), closingAt(7n, 'JPY'), closingAt(0n, 'EUR')] }))).toEqual([
      ['2026-03-31', '2026-Q1', 'receivable', 'Assets:Partners:Alpha:ClawbackReceivable 42.00', 'Liabilities:Partners:Alpha:Accrued -42.00'],
      ['2026-04-01', '2026-Q2', 'receivableReversal', 'Liabilities:Partners:Alpha:Accrued 42.00', 'Assets:Partners:Alpha:ClawbackReceivable -42.00'],
    ]);
  });

  it('names the statement\'s event, its line and what that is for', () => {
    expect(entriesOf({ partnerId: partner('alpha'), lines: line('incentive', 1n, { lineNo: 7, dealId: null, clause: '/incentives/0' }), balances: [closingAt(-1n)] })).toMatchObject([
      { kind: 'statement', entryId: 'statement-0.1', source: 'statement-0', entryNo: 1, causeEventId: 'statement-0', causeType: 'StatementIssued', lineNo: 7, dealId: null,
        clause: '/incentives/0', ruleSetId: 'standard', version: 3, dealPeriod: '2026-Q1', recordedAt: day(100) },
      { entryId: 'statement-0.2', line: 'receivable', lineNo: null, clause: null }, { entryId: 'statement-0.3', line: 'receivableReversal' }]);
  });

  it('has no day while no rule set says where quarters end', () => {
    const [issued] = statementLog({ partnerId: partner('alpha'), lines: [] });
    expect(() => issued && statementEntriesOf(issued, noTerms)).toThrow('No rule set is published');
  });
});

describe('whatever statements say', () => {
  const anyLine = fc.record({
    minor: fc.bigInt(-(10n ** 28n), 10n ** 28n), currency: fc.constantFrom('USD', 'JPY', 'BHD'), kind: fc.constantFrom(...statementLineKinds), withheld: fc.boolean(), held: fc.bigInt(0n, 99n),
  }).map(({ held, ...brief }): StatementLine[] => linesOf([brief]).map((each) => ({
    ...each, holdback: formatMinor(brief.withheld || brief.minor <= 0n ? 0n : brief.minor * held / 100n, brief.currency as Currency) })));
  const statement = fc.record({
    partnerId: fc.constantFrom('ptr_a', 'ptr_b'), lines: fc.array(anyLine, { maxLength: 20 }).map((lines) => lines.flat()),
    balances: fc.tuple(fc.bigInt(-999n, 999n), fc.bigInt(-999n, 999n)).map(([usd, jpy]) => [closingAt(usd), closingAt(jpy, 'JPY')]) });

  it('every entry balances in every currency, and the accounts come to what the lines say', () => {
    fc.assert(fc.property(fc.array(statement, { maxLength: 6 }), (statements) => {
      const entries = entriesOf(...statements);
      for (const entry of entries) expect(new Set(sumsByCurrency([entry]).values())).toEqual(new Set([0n]));
      const sums = sumsByAccount(entries);
      const owed = (partnerId: string, currency: string, withheld: boolean): bigint => statements.filter((each) => each.partnerId === partnerId).flatMap(({ lines }) => lines)
        .filter((each) => each.currency === currency && each.withheld === withheld)
        .reduce((sum, each) => sum + (parseMinor(each.amount, currency as Currency) ?? 0n), 0n);
      for (const [id, name] of [['ptr_a', 'A'], ['ptr_b', 'B']] as const) {
        for (const currency of ['USD', 'JPY', 'BHD']) {
          const standing = (leaf: string): bigint => sums.get(`Liabilities:Partners:${name}:${leaf} ${currency}`) ?? 0n;
          expect(-standing('Accrued') - standing('Held')).toBe(owed(id, currency, false));
          expect(-standing('Withheld')).toBe(owed(id, currency, true));
          expect(sums.get(`Assets:Partners:${name}:ClawbackReceivable ${currency}`) ?? 0n).toBe(0n);
        }
      }
    }));
  });
});
