import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, formatMinor, parseMinor, type Currency, type Instant, type Period } from '#kernel';
import { assigned, day, opened, refunded, reopened, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { drawnLog } from '../../../../test/support/dossier/drawn-log.js';
import { awardTo, closed, dealNamed, q1, q2, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { asked, draftOf, issuedTo } from '../../../../test/support/dossier/replay-inputs.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';
import type { IssuedLine } from './booked-lines.js';
import { replayDeal, type ReplayedDeal } from './replay-deal.js';
import { replayedRowText } from './replay-document.js';
import { replayPlan, type ReplayInputs } from './replay-plan.js';
import { emptyTally, mergeTally, tallyDeal, tallyRows } from './replay-tally.js';

const draft = (changes: Parameters<typeof documentWith>[0]): ReplayInputs['rules'] => draftOf(documentWith(changes));
const versionOne = publishing({ at: day(1), document: documentWith() });
const sold = (...more: readonly LogEntry[]) => dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(40)), ...more);
const replay = (stored: StoredDossier, terms: Terms, more: Partial<ReplayInputs> = {}, issued: readonly IssuedLine[] = []): ReplayedDeal | undefined =>
  replayDeal(stored, issued, replayPlan(terms, asked(more)));
const brief = (deal: ReplayedDeal | undefined) => deal?.row?.lines.map(({ partnerId, amount, causes }) =>
  [partnerId, amount.booked, amount.replayed, amount.delta, causes.map(({ because, clauses, eventType, amount: worth }) => [because, ...clauses, ...(eventType === null ? [] : [eventType]), worth])]);
const minorOf = (text: string): bigint => parseMinor(text, 'USD' as Currency) ?? 0n;

describe('a deal that is replayed', () => {
  it('K2: comes to what is booked of it under its own rules as known at the booked moment', () => {
    const deal = replay(sold(refunded(day(50), '10000.00')), versionOne, { knownAt: day(60), bookedAt: day(60), publishedBy: day(60) });
    expect([deal?.row, [...(deal?.booked ?? [])].map(([, { partnerId, amountMinor }]) => [partnerId, amountMinor])]).toEqual([null, [['ptr_alpha', 360000n], ['ptr_beta', 720000n]]]);
  });

  it('K3: names the clause of the rules that a difference comes from', () => {
    expect(brief(replay(sold(), versionOne, { rules: draft({ coSell: '30' }) }))).toEqual([
      ['ptr_alpha', '4500.00', '5000.00', '500.00', [['clause', '/commission/coSell', '500.00']]],
      ['ptr_beta', '9000.00', '10000.00', '1000.00', [['clause', '/commission/coSell', '1000.00']]]]);
  });

  it('K3: takes the events first, in the order of the log, then the clauses, in that of their pointers', () => {
    const stored = sold(refunded(day(50), '10000.00'), { type: 'MarginSet', at: day(55), data: { margin: '20000.00' } });
    const rules = { ...documentWith({ coSell: '30' }), commission: { base: 'margin', solo: '20', coSell: '30', accrueOn: 'won', capPerDeal: null } };
    expect(brief(replay(stored, versionOne, { bookedAt: day(45), rules: draftOf(rules) }))?.[0]).toEqual([
      'ptr_alpha', '4500.00', '1600.00', '-2900.00',
      [['learned', 'DealRefunded', '-900.00'], ['clause', '/commission/base', '-2160.00'], ['clause', '/commission/coSell', '160.00']]]);
  });

  it('says what a replay does not know that was booked', () => {
    expect(brief(replay(sold(refunded(day(50), '10000.00')), versionOne, { knownAt: day(45) }))?.[1]).toEqual([
      'ptr_beta', '7200.00', '9000.00', '1800.00', [['unlearned', 'DealRefunded', '1800.00']]]);
  });

  it('K2: is priced by the rules that were published by a moment of their own', () => {
    const both = publishing({ at: day(1), document: documentWith() }, { at: day(60), document: documentWith({ coSell: '30' }) });
    expect(brief(replay(sold(), both, { bookedAt: day(45), publishedBy: day(45) }))).toBeUndefined();
    expect(brief(replay(sold(), both, { bookedAt: day(45), knownAt: day(45), publishedBy: day(70) }))?.[0]).toEqual(['ptr_alpha', '4500.00', '5000.00', '500.00', [['clause', '/commission/coSell', '500.00']]]);
    expect(brief(replay(sold(), both, { rules: { kind: 'version', ruleSetId: standard, version: 1 } }))?.[0]?.slice(0, 4)).toEqual(['ptr_alpha', '5000.00', '4500.00', '-500.00']);
  });

  it('owes nothing where no version of the named rule set covers it, and something again under a version that would come later', () => {
    const next = publishing({ at: day(1), document: documentWith() }, { at: day(30), document: documentWith({ from: '2027-01-01', coSell: '30' }) });
    const none = publishing({ at: day(30), document: documentWith({ from: '2027-01-01' }) });
    expect(brief(replay(sold(), none, { rules: draft({}) }))?.[0]).toEqual(['ptr_alpha', '0.00', '4500.00', '4500.00', [['version', '4500.00']]]);
    expect(brief(replay(sold(), next, { rules: { kind: 'ruleSet', ruleSetId: standard } }))).toBeUndefined();
    expect(brief(replay(sold(), next, { rules: { kind: 'version', ruleSetId: standard, version: 2 } }))?.[0]?.slice(1, 4)).toEqual(['4500.00', '5000.00', '500.00']);
  });

  it('is compared with what its statement issued, never with what that would be today, and with what was posted since', () => {
    const terms = { ...versionOne, closings: [closed(q1, day(100))] };
    const issued = [issuedTo('alpha', '4400.00'), issuedTo('beta', '9000.00', { position: 'selling', clause: '/attribution/roles/selling' })];
    expect(brief(replay(sold(refunded(day(120), '10000.00')), terms, {}, issued))).toEqual([['ptr_alpha', '3500.00', '3600.00', '100.00', [['booking', '100.00']]]]);
    expect(brief(replay(sold(refunded(day(120), '10000.00')), terms, { bookedAt: day(101) }, issued))?.[1]).toEqual(['ptr_beta', '9000.00', '7200.00', '-1800.00', [['learned', 'DealRefunded', '-1800.00']]]);
    const found = issuedTo('alpha', '100.00', { kind: 'difference', position: null, clause: null, dealPeriod: q2, statedIn: q2 });
    expect(brief(replay(sold(), { ...terms, closings: [...terms.closings, closed(q2, day(200))] }, {}, [...issued, found]))).toBeUndefined();
  });

  it('takes the awards of earlier quarters as they are booked', () => {
    const uplift = { id: 'uplift', count: 'coSellWon', atLeast: 1, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } };
    const terms = { ...rulesWith({ incentives: [uplift] }), closings: [closed(q1, day(95))], awards: [awardTo('alpha', '/incentives/0')] };
    const stored = dealNamed('next', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(110)));
    const issuedNow = replay(stored, terms, { from: q2, to: q2, rules: draft({ coSell: '30' }) });
    expect(issuedNow?.row?.lines.map(({ partnerId, kind, amount }) => [partnerId, kind, amount.delta])).toEqual([['ptr_alpha', 'commission', '500.00'], ['ptr_beta', 'commission', '1000.00']]);
    expect([...(issuedNow?.replayed.values() ?? [])].filter(({ kind }) => kind === 'uplift').map(({ amountMinor }) => amountMinor)).toEqual([83333n]);
  });

  it('is left out where it follows another rule set than the one that is asked for', () => {
    expect(replay(sold(), versionOne, { dealsOf: 'other' as never })).toBeUndefined();
    expect(replay(sold(), versionOne, { dealsOf: standard })).toBeDefined();
    const moved = sold(reopened(day(50)), { type: 'DealMovedToRuleSet', at: day(51), data: { ruleSetId: 'other' as typeof standard } }, won(day(60)));
    expect(replay(moved, versionOne, { dealsOf: standard, bookedAt: day(45), knownAt: day(45) })).toBeDefined();
    expect(replay(moved, versionOne, { dealsOf: standard, bookedAt: day(45) })).toBeUndefined();
  });
});

const moment = fc.integer({ min: 20, max: 700 }).map((number): Instant => day(number));
const drawn = fc.record({
  draws: fc.array(fc.record({ which: fc.nat(200), whom: fc.nat(3), amount: fc.nat(40), daysAgo: fc.nat(25), daysLater: fc.nat(12) }), { minLength: 8, maxLength: 40 }),
  knownAt: moment, bookedAt: moment, publishedBy: moment,
  rules: fc.constantFrom<ReplayInputs['rules']>({ kind: 'own' }, { kind: 'version', ruleSetId: standard, version: 1 }, { kind: 'ruleSet', ruleSetId: standard },
    draft({ coSell: '31', solo: '11', minimumPerRole: 1, onMissing: 'withhold' }), draft({ accrueOn: 'collected' })),
});
const year: Partial<ReplayInputs> = { from: '2025-Q1' as Period, to: '2027-Q4' as Period };
const twoVersions = publishing({ at: day(1), document: documentWith() }, { at: day(60), document: documentWith({ from: '2026-02-01', coSell: '24', minimumPerRole: 1 }) });
const acmeOf = ({ draws }: { readonly draws: Parameters<typeof drawnLog>[0] }): StoredDossier => foldDossiers(undefined, drawnLog(draws));

describe('any deal, replayed in any way', () => {
  it('K3: has causes that sum to the delta of each line, none of them worth nothing, and is written in the form of RFC 8785', () => {
    fc.assert(fc.property(drawn, ({ knownAt, bookedAt, publishedBy, rules, ...log }) => {
      const row = replay(acmeOf(log), twoVersions, { ...year, knownAt, bookedAt, publishedBy, rules })?.row;
      for (const { amount, withheld, causes } of row?.lines ?? []) {
        const sum = (of: 'amount' | 'withheld') => formatMinor(causes.reduce((whole, cause) => whole + minorOf(cause[of]), 0n), 'USD' as Currency);
        expect([sum('amount'), sum('withheld')]).toEqual([amount.delta, withheld.delta]);
        expect(minorOf(amount.replayed) - minorOf(amount.booked)).toBe(minorOf(amount.delta));
        expect(causes.filter((cause) => !/[1-9]/.test(cause.amount + cause.withheld))).toEqual([]);
        expect(causes.map(({ because }) => because)).not.toContain('booking');
      }
      if (row != null) expect(replayedRowText(row)).toBe(canonicalJson(row));
    }), { numRuns: 150 });
  });

  it('K2: is what is booked of it, as known at any moment under the rules published by then', () => {
    fc.assert(fc.property(drawn, ({ knownAt, ...log }) => {
      expect(replay(acmeOf(log), twoVersions, { ...year, knownAt, bookedAt: knownAt, publishedBy: knownAt })?.row ?? null).toBeNull();
    }), { numRuns: 150 });
  });

  it('K4: adds up to the same however the deals are shared out among workers', () => {
    fc.assert(fc.property(fc.array(drawn, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (deals, workers) => {
      const replayed = deals.flatMap((log) => replay(acmeOf(log), twoVersions, { ...year, rules: draft({ coSell: '31' }) }) ?? []);
      const tallied = (part: readonly ReplayedDeal[]) => part.reduce((tally, deal) => { tallyDeal(tally, deal); return tally; }, emptyTally());
      const shared = emptyTally();
      for (let worker = workers - 1; worker >= 0; worker -= 1) mergeTally(shared, tallied(replayed.filter((_, index) => index % workers === worker)));
      const alone = tallied(replayed);
      expect([shared.deals, shared.differing, tallyRows(shared)]).toEqual([alone.deals, alone.differing, tallyRows(alone)]);
    }), { numRuns: 25 });
  });
});
