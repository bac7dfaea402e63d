import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMinor, parseMinor, periodOf, type Currency, type Instant, type Period } from '#kernel';
import { assigned, day, dealLog, opened, partner, refunded, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { drawnLog } from '../../../../test/support/dossier/drawn-log.js';
import { awardTo, chosen, closed, mergedInto, q1, q2, restatedTo, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import type { PeriodClosing, Terms } from '../terms/terms.js';
import type { Accrual } from './accrual.js';
import { accrualsOf } from './accruals-of.js';
import { owedLines } from './owed-lines.js';

const fold = (...entries: readonly LogEntry[]): StoredDossier => foldDossiers(undefined, dealLog(...entries));
const usd = 'USD' as Currency;
const sumsBy = (entries: readonly Accrual[], keyOf: (entry: Accrual) => string): Record<string, bigint> => {
  const sums: Record<string, bigint> = {};
  for (const entry of entries) sums[keyOf(entry)] = (sums[keyOf(entry)] ?? 0n) + (parseMinor(entry.amount, usd) ?? 0n);
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
};
const brief = (entries: readonly Accrual[]) => entries.map(({ partnerId, kind, amount, causeType, dealPeriod, postedIn }) => [partnerId, kind, amount, causeType, dealPeriod, postedIn]);

const calendar = { timeZone: 'America/New_York', fiscalYearStart: 1 };
/** Quarters closed in order on drawn days; whoever recorded something that very day came before. */
const drawnClosings: fc.Arbitrary<readonly PeriodClosing[]> = fc.array(fc.integer({ min: 20, max: 320 }), { maxLength: 4 }).map((days) =>
  [...days].sort((left, right) => left - right).map((on, index) => closed(`2026-Q${index + 1}` as Period, day(on))));
const wasOpen = (closings: readonly PeriodClosing[], { postedIn, recordedAt }: Accrual): boolean =>
  closings.every(({ period, knownAt }) => knownAt >= recordedAt || postedIn > period);

describe('accruals of quarters that are closed', () => {
  it('are posted in the next open one', () => {
    const terms: Terms = { ...rulesWith(), closings: [closed(q1, day(100)), closed(q2, day(200))] };
    const entries = accrualsOf(fold(opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(79)), { ...refunded(day(85), '10000.00'), recordedAt: day(101) },
      { ...refunded(day(110), '10000.00'), recordedAt: day(201) }), terms);
    expect(brief(entries)).toEqual([
      ['ptr_alpha', 'commission', '10000.00', 'DealWon', '2026-Q1', '2026-Q1'], ['ptr_alpha', 'commission', '-2000.00', 'DealRefunded', '2026-Q1', '2026-Q2'],
      ['ptr_alpha', 'commission', '-2000.00', 'DealRefunded', '2026-Q1', '2026-Q3']]);
  });

  it('C11: net every partner to zero after refunds within the window that sum to the amount, whatever is closed in between', () => {
    const parts = fc.array(fc.record({ cents: fc.integer({ min: 100, max: 4_000_000 }), on: fc.integer({ min: 0, max: 170 }), later: fc.nat(60) }), { minLength: 1, maxLength: 7 });
    fc.assert(fc.property(parts, fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), drawnClosings, (refunds, weights, closings) => {
      const amount = formatMinor(BigInt(refunds.reduce((sum, { cents }) => sum + cents, 0)), usd);
      const stored = fold(opened(day(5), { amount }), ...weights.map((weight, index) => assigned(day(6), `org-${index}`, 'selling', `${weight}`)), assigned(day(6), 'alpha', 'sourcing'),
        won(day(79)), ...refunds.map(({ cents, on, later }): LogEntry => ({ ...refunded(day(80 + on), formatMinor(BigInt(cents), usd)), recordedAt: day(80 + on + later) })));
      const entries = accrualsOf(stored, { ...rulesWith(), closings });
      expect(sumsBy(entries, ({ partnerId }) => partnerId)).toEqual({});
      expect(entries.some(({ causeType }) => causeType === 'DealWon')).toBe(true);
      expect(entries.every((entry) => wasOpen(closings, entry))).toBe(true);
    }));
  });

  it('differ by the quarter of posting alone from those of a ledger that closes nothing', () => {
    const draws = fc.array(fc.record({ which: fc.nat(26), whom: fc.nat(3), amount: fc.nat(12), daysAgo: fc.nat(40), daysLater: fc.nat(12) }), { maxLength: 40 });
    const rules = rulesWith();
    fc.assert(fc.property(draws, drawnClosings, (drawn, closings) => {
      const log = drawnLog(drawn);
      const [open, shut] = [rules, { ...rules, closings }].map((terms) => accrualsOf(foldDossiers(undefined, log), terms));
      const unplaced = (entries: readonly Accrual[] = []) => entries.map(({ postedIn: _postedIn, ...entry }) => entry);
      expect(unplaced(shut)).toEqual(unplaced(open));
      expect(open?.every(({ postedIn, occurredAt }) => postedIn === periodOf(occurredAt, calendar))).toBe(true);
      expect(shut?.every((entry, index) => wasOpen(closings, entry) && entry.postedIn >= (open?.[index]?.postedIn ?? ''))).toBe(true);
    }), { numRuns: 150 });
  });
});

describe('accruals and what is told of partners', () => {
  const uplift = (reward: object = { reward: { upliftPoints: '5', on: 'nextQuarter' } }) => rulesWith({ incentives: [{ id: 'uplift', count: 'coSellWon', atLeast: 3, per: 'quarter', clawback: true, ...reward }] });
  const sold = (at: Instant) => fold(opened(day(5), { amount: '10000.00' }), assigned(day(6), 'alpha', 'selling'), won(at));
  const earned = (terms: Terms, more: Partial<Terms> = {}): Terms => ({ ...terms, closings: [closed(q1, day(120))], awards: [awardTo('alpha', '/incentives/0')], ...more });

  it('C3: rise with the close that counted an uplift, posted where the close is, and fall with the one that took it back', () => {
    const win = ['ptr_alpha', 'commission', '2000.00', 'DealWon', '2026-Q2', '2026-Q2'];
    const rise = ['ptr_alpha', 'uplift', '500.00', 'PeriodClosed', '2026-Q2', '2026-Q2'];
    expect(brief(accrualsOf(sold(day(100)), earned(uplift())))).toEqual([win, rise]);
    const back = earned(uplift(), { awards: [awardTo('alpha', '/incentives/0', { takenBackIn: q2 })], closings: [closed(q1, day(120)), closed(q2, day(200))] });
    expect(brief(accrualsOf(sold(day(100)), back))).toEqual([win, rise, ['ptr_alpha', 'uplift', '-500.00', 'PeriodClosed', '2026-Q2', '2026-Q3']]);
    expect(brief(accrualsOf(sold(day(130)), earned(uplift()))).map(([, kind, , cause]) => [kind, cause])).toEqual([['commission', 'DealWon'], ['uplift', 'DealWon']]);
  });

  it('C3: rise with a choice that is made late, in the quarter that is open by then', () => {
    const choice = uplift({ choice: [{ amount: '5000.00' }, { upliftPoints: '5', on: 'nextQuarter' }] });
    const choosing = (at: Instant, closings: readonly PeriodClosing[]) => earned(choice, { closings, choices: [chosen('alpha', '/incentives/0', { option: 1, at })] });
    const of = (terms: Terms) => brief(accrualsOf(sold(day(100)), terms)).slice(1);
    expect(of(choosing(day(150), [closed(q1, day(120))]))).toEqual([['ptr_alpha', 'uplift', '500.00', 'IncentiveChosen', '2026-Q2', '2026-Q2']]);
    expect(of(choosing(day(210), [closed(q1, day(120)), closed(q2, day(200))]))).toEqual([['ptr_alpha', 'uplift', '500.00', 'IncentiveChosen', '2026-Q2', '2026-Q3']]);
  });

  it('move with a merger that is told while the deal\'s quarter is open, uplift and all, and stay with one that is told later', () => {
    const merged = (at: Instant, closings: readonly PeriodClosing[]) => earned(uplift(), { closings, mergers: [mergedInto('alpha', 'beta', at)] });
    expect(brief(accrualsOf(sold(day(100)), merged(day(150), [closed(q1, day(120))]))).slice(2)).toEqual([
      ['ptr_alpha', 'commission', '-2000.00', 'PartnerMerged', '2026-Q2', '2026-Q2'], ['ptr_alpha', 'uplift', '-500.00', 'PartnerMerged', '2026-Q2', '2026-Q2'],
      ['ptr_beta', 'commission', '2000.00', 'PartnerMerged', '2026-Q2', '2026-Q2'], ['ptr_beta', 'uplift', '500.00', 'PartnerMerged', '2026-Q2', '2026-Q2']]);
    expect(brief(accrualsOf(sold(day(100)), merged(day(210), [closed(q1, day(120)), closed(q2, day(200))]))).slice(2)).toEqual([]);
  });

  it('move with a merger in the quarter of its day while that is open, else in the earliest open one', () => {
    const moved = (at: Instant, on: string, closings: readonly PeriodClosing[] = []) => brief(accrualsOf(sold(day(70)), earned(rulesWith(), { closings, awards: [], mergers: [mergedInto('alpha', 'beta', at, on)] })))
      .filter(([, , , cause]) => cause === 'PartnerMerged').map(([, , , , , postedIn]) => postedIn);
    expect(new Set(moved(day(110), '2026-03-25'))).toEqual(new Set(['2026-Q1']));
    expect(new Set(moved(day(110), '2026-04-02'))).toEqual(new Set(['2026-Q2']));
    expect(moved(day(110), '2026-03-25', [closed(q1, day(105))])).toEqual([]);
    const late = brief(accrualsOf(sold(day(100)), earned(rulesWith(), { closings: [closed(q1, day(105))], awards: [], mergers: [mergedInto('alpha', 'beta', day(110), '2026-03-25')] })));
    expect(new Set(late.filter(([, , , cause]) => cause === 'PartnerMerged').map(([, , , , , postedIn]) => postedIn))).toEqual(new Set(['2026-Q2']));
  });

  it('follow a choice that a partner made before it became part of another, or that was made for it since', () => {
    const choosing = (at: Instant) => earned(uplift({ choice: [{ amount: '5000.00' }, { upliftPoints: '5', on: 'nextQuarter' }] }), { choices: [chosen('alpha', '/incentives/0', { option: 1, at })], mergers: [mergedInto('alpha', 'beta', day(150))] });
    const uplifts = (at: Instant) => brief(accrualsOf(sold(day(100)), choosing(at))).filter(([, kind]) => kind === 'uplift');
    expect(uplifts(day(160))).toEqual([['ptr_beta', 'uplift', '500.00', 'IncentiveChosen', '2026-Q2', '2026-Q2']]);
    expect(uplifts(day(140))).toEqual([['ptr_alpha', 'uplift', '500.00', 'IncentiveChosen', '2026-Q2', '2026-Q2'],
      ['ptr_alpha', 'uplift', '-500.00', 'PartnerMerged', '2026-Q2', '2026-Q2'], ['ptr_beta', 'uplift', '500.00', 'PartnerMerged', '2026-Q2', '2026-Q2']]);
  });

  it('add up, line by line, to what is owed now, whatever was closed, awarded, chosen and merged meanwhile', () => {
    const draws = fc.array(fc.record({ which: fc.nat(26), whom: fc.nat(3), amount: fc.nat(12), daysAgo: fc.nat(40), daysLater: fc.nat(12) }), { maxLength: 30 });
    const names = fc.constantFrom('alpha', 'beta', 'gamma');
    const rules = rulesWith({ incentives: [
      { id: 'uplift', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } },
      { id: 'choice', count: 'coSellWon', atLeast: 3, per: 'quarter', choice: [{ amount: '5000.00' }, { upliftRelative: '7', on: 'nextQuarter' }] }] });
    const told = fc.record({ awards: fc.uniqueArray(fc.record({ name: names, incentive: fc.nat(1), of: fc.constantFrom<Period[]>(q1, q2, '2025-Q4' as Period), takenBack: fc.boolean() }), { maxLength: 5, selector: ({ name, incentive, of }) => `${name}${incentive}${of}` }),
      choices: fc.uniqueArray(fc.record({ name: names, on: fc.integer({ min: 30, max: 300 }), option: fc.nat(1) }), { maxLength: 2, selector: ({ name }) => name }), merger: fc.option(fc.integer({ min: 30, max: 300 }), { nil: undefined }) });
    fc.assert(fc.property(draws, drawnClosings, told, (drawn, closings, { awards, choices, merger }) => {
      const terms: Terms = { ...rules, closings,
        awards: awards.map(({ name, incentive, of, takenBack }) => awardTo(name, `/incentives/${incentive}`, { period: of, takenBackIn: takenBack ? ('2026-Q3' as Period) : null })),
        choices: choices.map(({ name, on, option }) => chosen(name, '/incentives/1', { option, at: day(on) })),
        mergers: merger === undefined ? [] : [mergedInto('alpha', 'beta', day(merger))] };
      const stored = foldDossiers(undefined, drawnLog(drawn));
      const owed = [...owedLines(evaluateStored(stored, terms)).values()].filter(({ amountMinor }) => amountMinor !== 0n);
      const entries = accrualsOf(stored, terms);
      expect(sumsBy(entries, ({ lineKey, dealPeriod, withheld }) => `${lineKey} ${dealPeriod} ${withheld}`))
        .toEqual(Object.fromEntries(owed.map(({ lineKey, dealPeriod, withheld, amountMinor }) => [`${lineKey} ${dealPeriod} ${withheld}`, amountMinor])));
      expect(entries.every((entry) => wasOpen(closings, entry) && entry.partnerId.startsWith(partner('')))).toBe(true);
    }), { numRuns: 150 });
  });
});

describe('accruals of a quarter that is restated', () => {
  const generous = { ...documentWith({ from: '2026-04-01', solo: '22', coSell: '30' }) };
  const twoVersions = (more: Partial<Terms>): Terms => ({ ...publishing({ at: day(1), document: documentWith() }, { at: day(95), document: generous }), closings: [closed(q1, day(100))], ...more });
  const sold = (...more: readonly LogEntry[]) => fold(opened(day(5), { amount: '10000.00' }), assigned(day(6), 'alpha', 'selling'), won(day(79)), ...more);

  it('K5: are the differences, posted in the open quarter with the restatement as their cause, by a version whose days begin later', () => {
    const [, difference, ...rest] = accrualsOf(sold(), twoVersions({ restatements: [restatedTo(2, day(120))] }));
    expect(brief([...(difference === undefined ? [] : [difference])])).toEqual([['ptr_alpha', 'commission', '200.00', 'PeriodRestated', '2026-Q1', '2026-Q2']]);
    expect(difference).toMatchObject({ version: 2, clause: '/commission/solo', causeEventId: restatedTo(2, day(120)).eventId });
    expect(rest).toEqual([]);
    expect(accrualsOf(sold(), twoVersions({ restatements: [restatedTo(2, day(120), { period: q2 })] }))).toHaveLength(1);
  });

  it('K5: are measured from the restated state by the next restatement, and so are refunds', () => {
    const restatements = [restatedTo(2, day(120)), restatedTo(1, day(150))];
    expect(brief(accrualsOf(sold(), twoVersions({ restatements }))).map(([, , amount]) => amount)).toEqual(['2000.00', '200.00', '-200.00']);
    const refunding = accrualsOf(sold(refunded(day(130), '5000.00')), twoVersions({ restatements }));
    expect(brief(refunding)).toEqual([
      ['ptr_alpha', 'commission', '2000.00', 'DealWon', '2026-Q1', '2026-Q1'], ['ptr_alpha', 'commission', '200.00', 'PeriodRestated', '2026-Q1', '2026-Q2'],
      ['ptr_alpha', 'commission', '-1100.00', 'DealRefunded', '2026-Q1', '2026-Q2'], ['ptr_alpha', 'commission', '-100.00', 'PeriodRestated', '2026-Q1', '2026-Q2']]);
    expect(refunding.map(({ version }) => version)).toEqual([1, 2, 2, 1]);
  });

  it('K5: net to zero when a quarter is restated to a version and back, whatever is refunded before, between and after', () => {
    const refunds = fc.array(fc.record({ cents: fc.integer({ min: 1, max: 200_000 }), on: fc.integer({ min: 80, max: 200 }) }), { maxLength: 4 });
    const weights = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.integer({ min: 800_000, max: 9_000_000 }), refunds, weights, drawnClosings, (cents, taken, declared, closings) => {
      const refund = ({ cents: part, on }: { readonly cents: number; readonly on: number }): LogEntry => refunded(day(on), formatMinor(BigInt(part), usd));
      const stored = fold(opened(day(5), { amount: formatMinor(BigInt(cents), usd) }), assigned(day(6), 'alpha', 'sourcing'),
        ...declared.map((weight, index) => assigned(day(6), `org-${index}`, 'selling', `${weight}`)), won(day(79)), ...taken.map(refund));
      const there = twoVersions({ closings, restatements: [restatedTo(2, day(210))] });
      const back = { ...there, restatements: [...there.restatements, restatedTo(1, day(220))] };
      const restating = accrualsOf(stored, back).filter(({ causeType }) => causeType === 'PeriodRestated');
      expect(restating.length).toBeGreaterThan(0);
      expect(sumsBy(restating, ({ lineKey, dealPeriod }) => `${lineKey} ${dealPeriod}`)).toEqual({});
      expect(owedLines(evaluateStored(stored, there))).not.toEqual(owedLines(evaluateStored(stored, back)));
    }), { numRuns: 60 });
  });
});
