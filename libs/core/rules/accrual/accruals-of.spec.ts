import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMinor, type Currency } from '#kernel';
import { evaluateStored } from '../publication/evaluate-stored.js';
import type { Terms } from '../terms/terms.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { assigned, day, dealLog, opened, partner, refunded, reopened, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { drawnLog } from '../../../../test/support/dossier/drawn-log.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Accrual } from './accrual.js';
import { accrualsOf } from './accruals-of.js';
import { momentsOf } from './moments.js';
import { owedLines } from './owed-lines.js';

const fold = (entries: readonly LogEntry[]): StoredDossier => foldDossiers(undefined, dealLog(...entries));
const minor = (amount: string): bigint => parseMinor(amount, 'USD' as Currency) ?? 0n;
const sumsOf = (entries: readonly Accrual[]): Record<string, bigint> => {
  const sums: Record<string, bigint> = {};
  for (const { lineKey, dealPeriod, withheld, amount } of entries) {
    const key = `${lineKey} ${dealPeriod} ${withheld}`;
    sums[key] = (sums[key] ?? 0n) + minor(amount);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
};
const owedNow = (stored: StoredDossier, published: Terms): Record<string, bigint> => {
  const now = evaluateStored(stored, published);
  if (now?.evaluation == null || now.dossier.status !== 'won') return {};
  const { lines, period } = now.evaluation;
  return Object.fromEntries(lines.filter((line) => line.partnerId !== null && line.amountMinor !== 0n)
    .map((line) => [`${line.partnerId}|${line.position}|${line.kind} ${period} ${line.withheld}`, line.amountMinor]));
};
const brief = (entries: readonly Accrual[]) => entries.map(({ partnerId, amount, causeType, dealPeriod, postedIn }) => [partnerId, amount, causeType, dealPeriod, postedIn]);

const standardRules = publishing({ at: day(1), document: documentWith() });
const workedExample = [opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'),
  assigned(day(6), 'gamma', 'technicalValidation'), won(day(79))];

describe('what a deal accrues', () => {
  it('is posted when it is won and corrected by the differences that a refund makes', () => {
    expect(brief(accrualsOf(fold([...workedExample, refunded(day(130), '10000.00')]), standardRules))).toEqual([
      [partner('alpha'), '3176.47', 'DealWon', '2026-Q1', '2026-Q1'],
      [partner('beta'), '6352.94', 'DealWon', '2026-Q1', '2026-Q1'],
      [partner('gamma'), '3970.59', 'DealWon', '2026-Q1', '2026-Q1'],
      [partner('alpha'), '-635.29', 'DealRefunded', '2026-Q1', '2026-Q2'],
      [partner('beta'), '-1270.59', 'DealRefunded', '2026-Q1', '2026-Q2'],
      [partner('gamma'), '-794.12', 'DealRefunded', '2026-Q1', '2026-Q2'],
    ]);
  });

  it('tells apart a win and a refund that were recorded in the same instant, as an import does', () => {
    const imported = [...workedExample, refunded(day(130), '50000.00')].map((entry) => ({ ...entry, recordedAt: day(400) }));
    const entries = accrualsOf(fold(imported), standardRules);
    expect(entries.map(({ causeType, postedIn }) => `${causeType} ${postedIn}`)).toEqual([
      ...Array.from({ length: 3 }, () => 'DealWon 2026-Q1'), ...Array.from({ length: 3 }, () => 'DealRefunded 2026-Q2')]);
    expect(sumsOf(entries)).toEqual({});
  });

  it('is nothing while the deal is open, and nothing when it is lost', () => {
    const lost: LogEntry = { type: 'DealLost', at: day(79), data: { dateAssumed: false } };
    expect(accrualsOf(fold(workedExample.slice(0, 4)), standardRules)).toEqual([]);
    expect(accrualsOf(fold([...workedExample.slice(0, 4), lost]), standardRules)).toEqual([]);
  });

  it('is reversed when the deal is reopened, and posted anew for the quarter of a later win', () => {
    const entries = accrualsOf(fold([...workedExample, reopened(day(100)), won(day(200))]), standardRules);
    expect(entries.slice(3).map(({ amount, causeType, dealPeriod, postedIn }) => [amount, causeType, dealPeriod, postedIn])).toEqual([
      ['-3176.47', 'DealReopened', '2026-Q1', '2026-Q2'], ['-6352.94', 'DealReopened', '2026-Q1', '2026-Q2'], ['-3970.59', 'DealReopened', '2026-Q1', '2026-Q2'],
      ['3176.47', 'DealWon', '2026-Q3', '2026-Q3'], ['6352.94', 'DealWon', '2026-Q3', '2026-Q3'], ['3970.59', 'DealWon', '2026-Q3', '2026-Q3']]);
  });

  it('follows cash where the rule set accrues on it, each receipt in its own quarter', () => {
    const onCash = publishing({ at: day(1), document: documentWith({ accrueOn: 'collected' }) });
    const collected = (at: ReturnType<typeof day>, amount: string): LogEntry => ({ type: 'CashCollected', at, data: { receiptId: `r-${at}`, amount } });
    const entries = accrualsOf(fold([...workedExample, collected(day(85), '25000.00'), collected(day(120), '25000.00')]), onCash);
    expect(entries.map(({ postedIn }) => postedIn)).toEqual(['2026-Q1', '2026-Q1', '2026-Q1', '2026-Q2', '2026-Q2', '2026-Q2']);
    expect(sumsOf(entries)).toEqual(owedNow(fold(workedExample), standardRules));
  });

  it('is priced anew by a version published later that covers the close, and names the publication as the cause', () => {
    const repriced = publishing({ at: day(1), document: documentWith() }, { at: day(85), document: documentWith({ coSell: '30' }) });
    const entries = accrualsOf(fold([...workedExample, refunded(day(86), '10000.00')]), repriced);
    expect(entries.slice(3, 6).map(({ amount, causeType, version }) => [amount, causeType, version])).toEqual([
      ['352.94', 'RuleSetApproved', 2], ['705.88', 'RuleSetApproved', 2], ['441.18', 'RuleSetApproved', 2]]);
    expect(entries.slice(6).every(({ causeType }) => causeType === 'DealRefunded')).toBe(true);
  });

  it('keeps what is withheld apart until the evidence comes', () => {
    const strict = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
    const late = { ...touched(day(70), 't1', 'alpha', 'selling'), recordedAt: day(82) };
    const entries = accrualsOf(fold([opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(79)), late]), strict);
    expect(entries.map(({ amount, withheld, causeType }) => [amount, withheld, causeType])).toEqual([
      ['10000.00', true, 'DealWon'], ['10000.00', false, 'TouchpointLogged'], ['-10000.00', true, 'TouchpointLogged']]);
  });

  it('moves with a close whose quarter is corrected', () => {
    const corrected: LogEntry = { type: 'WonDealCorrected', at: day(100), data: {
      correctionId: 'k1', approvedBy: 'usr_two' as never, change: { amount: null, closedAt: day(95), roles: [] } } };
    const entries = accrualsOf(fold([opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(79)), corrected]), standardRules);
    expect(brief(entries)).toEqual([
      [partner('alpha'), '10000.00', 'DealWon', '2026-Q1', '2026-Q1'],
      [partner('alpha'), '-10000.00', 'WonDealCorrected', '2026-Q1', '2026-Q2'],
      [partner('alpha'), '10000.00', 'WonDealCorrected', '2026-Q2', '2026-Q2']]);
  });
});

describe('whatever happens to a deal', () => {
  const draws = fc.array(fc.record({ which: fc.nat(26), whom: fc.nat(3), amount: fc.nat(12), daysAgo: fc.nat(20), daysLater: fc.nat(4) }), { maxLength: 40 });
  const versions = fc.array(fc.record({ at: fc.integer({ min: 20, max: 80 }).map((number) => day(number)), from: fc.constantFrom('2025-01-01', '2026-01-25', '2026-02-10'),
    coSell: fc.constantFrom('26', '27', '30'), accrueOn: fc.constantFrom('won', 'collected', 'invoiced'), onMissing: fc.constantFrom('flag', 'withhold'), minimumPerRole: fc.nat(1) }), { maxLength: 3 });

  it('its entries add up, line by line, to what it owes now', () => {
    fc.assert(fc.property(draws, versions, (drawn, later) => {
      const sorted = [...later].sort((left, right) => (left.at < right.at ? -1 : 1));
      const published = publishing({ at: day(1), document: documentWith() }, ...sorted.map(({ at, ...changes }) => ({ at, document: documentWith(changes) })));
      const stored = foldDossiers(undefined, drawnLog(drawn));
      expect(sumsOf(accrualsOf(stored, published))).toEqual(owedNow(stored, published));
    }), { numRuns: 150 });
  });

  it('what it owes after the last moment is what it owes now', () => {
    fc.assert(fc.property(draws, versions, (drawn, later) => {
      const sorted = [...later].sort((left, right) => (left.at < right.at ? -1 : 1));
      const published = publishing({ at: day(1), document: documentWith() }, ...sorted.map(({ at, ...changes }) => ({ at, document: documentWith(changes) })));
      const stored = foldDossiers(undefined, drawnLog(drawn));
      const last = momentsOf(stored, published).at(-1);
      const then = last === undefined ? undefined : evaluateStored(stored, published, { throughRevision: last.throughRevision, publishedBy: last.recordedAt });
      expect(owedLines(then)).toEqual(owedLines(evaluateStored(stored, published)));
    }), { numRuns: 150 });
  });

  it('a full refund within the window nets every partner to zero', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 6 }), fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), (parts, weights) => {
      const text = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      const amount = text(parts.reduce((sum, part) => sum + part, 0));
      const stored = fold([opened(day(5), { amount }), ...weights.map((weight, index) => assigned(day(6), `org-${index}`, 'selling', `${weight}`)),
        assigned(day(6), 'alpha', 'sourcing'), won(day(79)), ...parts.map((part, index) => refunded(day(80 + index), text(part)))]);
      expect(sumsOf(accrualsOf(stored, standardRules))).toEqual({});
    }));
  });
});
