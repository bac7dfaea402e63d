import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, refunded, reopened, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, closed, dealNamed, mergedInto, q1, q2, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { asked, draftOf } from '../../../../test/support/dossier/replay-inputs.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import type { Terms } from '../terms/terms.js';
import { replayDeal, type ReplayedDeal } from './replay-deal.js';
import { replayPlan, type ReplayInputs } from './replay-plan.js';
import { emptyTally, mergeTally, tallyDeal, tallyRows } from './replay-tally.js';

const terms = rulesWith();
/** Alpha sources and beta sells 50,000.00 at 27 %: 4,500.00 and 9,000.00. */
const sold = (...more: readonly LogEntry[]) => dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(40)), ...more);
const replay = (stored: ReturnType<typeof sold>, more: Partial<ReplayInputs> = {}, under: Terms = terms): ReplayedDeal | undefined => replayDeal(stored, [], replayPlan(under, asked(more)));
const alphas = (deal: ReplayedDeal | undefined) => deal?.row?.lines.filter(({ partnerId }) => partnerId === 'ptr_alpha')
  .map(({ amount, causes }) => [amount.booked, amount.replayed, ...causes.map(({ because, eventType, eventId, clauses, amount: worth }) => [because, ...(eventType === null ? clauses : [eventType, eventId]), worth])]);
const twice = sold(refunded(day(50), '10000.00'), refunded(day(60), '5000.00'));
const strict = draftOf(documentWith({ minimumPerRole: 1, onMissing: 'withhold' }));

describe('why a deal comes to something else', () => {
  const causesBetween = (bookedAt: number, knownAt: number) => alphas(replay(twice, { bookedAt: day(bookedAt), knownAt: day(knownAt) }));

  it('is what was learned since it was booked, event by event in the order of the log', () => {
    const [first, second] = [['learned', 'DealRefunded', 'acme-4', '-900.00'], ['learned', 'DealRefunded', 'acme-5', '-450.00']];
    expect([causesBetween(45, 70), causesBetween(50, 60), causesBetween(45, 59), causesBetween(70, 70)])
      .toEqual([[['4500.00', '3150.00', first, second]], [['3600.00', '3150.00', second]], [['4500.00', '3600.00', first]], undefined]);
  });

  it('is what was booked and is not known in the replay, the last of the log first', () => {
    const [first, second] = [['unlearned', 'DealRefunded', 'acme-4', '900.00'], ['unlearned', 'DealRefunded', 'acme-5', '450.00']];
    expect([causesBetween(70, 45), causesBetween(59, 45), causesBetween(60, 50)])
      .toEqual([[['3150.00', '4500.00', second, first]], [['3600.00', '4500.00', first]], [['3150.00', '3600.00', second]]]);
  });

  it('is the win itself where the replay knows the deal as open, or not at all', () => {
    for (const knownAt of [day(39), day(4)]) {
      const deal = replay(sold(), { knownAt });
      expect(alphas(deal)).toEqual([['4500.00', '0.00', ['unlearned', 'DealWon', 'acme-3', '-4500.00']]]);
      expect([...(deal?.replayed ?? [])]).toEqual([]);
    }
    expect(replay(sold(), { knownAt: day(4) })?.row?.rules.replayed).toBeNull();
    expect(replay(sold(reopened(day(50))), { bookedAt: day(45) })?.row?.lines.map(({ amount, causes }) => [amount.delta, causes[0]?.eventType])).toEqual([['-4500.00', 'DealReopened'], ['-9000.00', 'DealReopened']]);
  });

  it('is a merger that was told since, and a refund before it does not know of it', () => {
    const merged: Terms = { ...terms, mergers: [mergedInto('alpha', 'gamma', day(60))] };
    const deal = replay(sold(refunded(day(50), '10000.00')), { bookedAt: day(45) }, merged);
    expect(alphas(deal)).toEqual([['4500.00', '0.00', ['learned', 'DealRefunded', 'acme-4', '-900.00'], ['learned', 'PartnerMerged', `merger-alpha-${day(60)}`, '-3600.00']]]);
    expect(deal?.row?.lines.map(({ partnerId, amount }) => [partnerId, amount.delta])).toEqual([['ptr_alpha', '-4500.00'], ['ptr_beta', '-1800.00'], ['ptr_gamma', '3600.00']]);
    const other = replay(sold(), { bookedAt: day(45) }, { ...terms, mergers: [mergedInto('beta', 'aaron', day(60))] });
    expect(other?.row?.lines.map(({ partnerId, amount }) => [partnerId, amount.delta])).toEqual([['ptr_aaron', '9000.00'], ['ptr_beta', '-9000.00']]);
  });

  it('is each clause that differs, in the order of the pointers, also of what is withheld', () => {
    const deal = replay(sold(), { rules: strict });
    const causesOn = (...[one, other, withheld]: readonly string[]) => [
      { because: 'clause', clauses: ['/attribution/evidence/minimumPerRole'], eventId: null, eventType: null, amount: one, withheld: '0.00' },
      { because: 'clause', clauses: ['/attribution/evidence/onMissing'], eventId: null, eventType: null, amount: other, withheld }];
    // Nothing is evidenced, so it is a co-sell deal in name only: 20 %, 10,000.00 over 20/40.
    expect(deal?.row?.lines.map(({ partnerId, amount, withheld, causes }) => [partnerId, amount.replayed, withheld, causes])).toEqual([
      ['ptr_alpha', '0.00', { booked: '0.00', delta: '3333.33', replayed: '3333.33' }, causesOn('-1166.67', '-3333.33', '3333.33')],
      ['ptr_beta', '0.00', { booked: '0.00', delta: '6666.67', replayed: '6666.67' }, causesOn('-2333.33', '-6666.67', '6666.67')]]);
    expect(deal?.worths.map(({ cause: { clauses }, lines, amountMinor, withheldMinor }) => [clauses[0], lines, amountMinor, withheldMinor])).toEqual([
      ['/attribution/evidence/minimumPerRole', 2, -350_000n, 0n], ['/attribution/evidence/onMissing', 2, -1_000_000n, 1_000_000n]]);
  });

  it('is a clause also where nothing but what is withheld differs', () => {
    const withheld = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
    const row = replay(sold(), { rules: draftOf(documentWith({ minimumPerRole: 1, onMissing: 'withhold', solo: '25' })) }, withheld)?.row;
    // 10,000.00 and 12,500.00 over 20/40.
    expect(row?.lines.map(({ amount, withheld: { delta }, causes }) => [amount.delta, delta, causes.map(({ clauses, amount: worth, withheld: kept }) => [...clauses, worth, kept])])).toEqual([
      ['0.00', '833.34', [['/commission/solo', '0.00', '833.34']]], ['0.00', '1666.66', [['/commission/solo', '0.00', '1666.66']]]]);
  });

  it('is a line that is released, where what was withheld is owed by the other rules', () => {
    const withheld = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
    const deal = replay(sold(), { rules: draftOf(documentWith({ minimumPerRole: 1 })) }, withheld);
    expect(deal?.row?.withheld).toEqual({ booked: '10000.00', delta: '-10000.00', replayed: '0.00' });
    expect(deal?.worths.map(({ amountMinor, withheldMinor }) => [amountMinor, withheldMinor])).toEqual([[1_000_000n, -1_000_000n]]);
  });

  it('is that no version covers it, on the one side or the other', () => {
    expect(alphas(replay(sold(), { publishedBy: day(0) }))).toEqual([['4500.00', '0.00', ['version', '-4500.00']]]);
    const later = publishing({ at: day(1), document: documentWith({ from: '2027-01-01' }) });
    expect(alphas(replay(sold(), { rules: draftOf(documentWith()) }, later))).toEqual([['0.00', '4500.00', ['version', '4500.00']]]);
  });

  it('is worked out for each pair of rule sets: deals of two versions go different ways to the same draft', () => {
    const both = publishing({ at: day(1), document: documentWith() }, { at: day(1), document: documentWith({ from: '2026-02-01', coSell: '25' }) });
    const plan = replayPlan(both, asked({ rules: draftOf(documentWith({ coSell: '30', solo: '18' })) }));
    const early = dealNamed('early', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(20)));
    const causes = (stored: typeof early) => replayDeal(stored, [], plan)?.row?.lines[0]?.causes.map(({ clauses, amount }) => [...clauses, amount]);
    expect([causes(early), causes(sold())]).toEqual([[['/commission/coSell', '500.00']], [['/commission/coSell', '833.33']]]);
  });
});

describe('the row of a deal that comes to something else', () => {
  it('sums its lines on both sides and names the rules and clauses of both', () => {
    const rules = draftOf({ ...documentWith({ coSell: '30' }), id: 'tried' });
    const { row } = replay(sold(), { rules }) ?? {};
    expect(row).toMatchObject({ dealId: 'deal_acme', currency: 'USD', amount: { booked: '13500.00', delta: '1500.00', replayed: '15000.00' }, withheld: { booked: '0.00', delta: '0.00', replayed: '0.00' } });
    expect(row?.rules).toMatchObject({ booked: { id: standard }, replayed: { id: 'tried', digest: rules.kind === 'draft' ? rules.digest : '' } });
    expect(row?.rules.booked?.digest).toBe(terms.published.get(standard)?.versions[0]?.digest);
    expect(row?.lines.map(({ kind, period, position, clause }) => [kind, period, position, clause])).toEqual(['sourcing', 'selling'].map((role) =>
      ['commission', q1, role, { booked: `/attribution/roles/${role}`, replayed: `/attribution/roles/${role}` }]));
    expect(replay(sold(), { publishedBy: day(0) })?.row?.lines[0]?.clause).toEqual({ booked: '/attribution/roles/sourcing', replayed: null });
    expect(replay(sold(), { bookedAt: day(39) })?.row?.lines[0]?.clause).toEqual({ booked: null, replayed: '/attribution/roles/sourcing' });
  });

  it('stands neither for a deal of another quarter nor for one that was never won', () => {
    expect(replay(sold(), { from: q2, to: q2 })).toBeUndefined();
    expect(replay(dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'selling')))).toBeUndefined();
    expect(replay(dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'selling'), { type: 'DealLost', at: day(40), data: { dateAssumed: false } }))).toBeUndefined();
  });

  it('lists lines by partner and position, whichever side has them, and uplifts that awards of the replayed quarters add', () => {
    const uplift = { id: 'uplift', count: 'coSellWon', atLeast: 1, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } };
    const raised: Terms = { ...rulesWith({ incentives: [uplift] }), closings: [closed(q1, day(95))] };
    const next = dealNamed('next', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(110)));
    const plan = replayPlan(raised, asked({ from: q2, to: q2 }));
    const deal = replayDeal(next, [], { ...plan, replayedTerms: { ...plan.replayedTerms, awards: [awardTo('beta', '/incentives/0'), awardTo('alpha', '/incentives/0')] } });
    // 5 points of 50,000.00 over 20/40 of 60.
    expect(deal?.row?.lines.map(({ partnerId, kind, amount, clause, causes }) => [partnerId, kind, amount.delta, clause.replayed, causes.map(({ because }) => because)])).toEqual([
      ['ptr_alpha', 'uplift', '833.33', '/incentives/0/reward/upliftPoints', ['award']], ['ptr_beta', 'uplift', '1666.67', '/incentives/0/reward/upliftPoints', ['award']]]);
  });
});

describe('what many deals come to', () => {
  it('counts all of them, those that differ, what is withheld, and each cause over all of their lines', () => {
    const tally = emptyTally();
    for (const deal of [replay(sold(), { rules: strict }), replay(sold(), { rules: strict }), replay(sold())]) if (deal !== undefined) tallyDeal(tally, deal);
    const twofold = emptyTally();
    mergeTally(twofold, tally);
    mergeTally(twofold, tally);
    expect([tally.deals, tally.differing, twofold.deals, twofold.differing]).toEqual([3, 2, 6, 4]);
    const totals = (of: typeof tally) => tallyRows(of).totals.map(({ currency, amount, withheld }) => [currency, amount.booked, amount.replayed, withheld.booked, withheld.replayed]);
    expect([totals(tally), totals(twofold)]).toEqual([[['USD', '40500.00', '13500.00', '0.00', '20000.00']], [['USD', '81000.00', '27000.00', '0.00', '40000.00']]]);
    expect(tallyRows(twofold).causes.map(({ clauses, amount, withheld }) => [...clauses, amount, withheld])).toEqual([
      ['/attribution/evidence/minimumPerRole', '-14000.00', '0.00'], ['/attribution/evidence/onMissing', '-40000.00', '40000.00']]);
  });

  it('shows what was withheld as booked beside what is withheld in the replay', () => {
    const withheld = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
    const [tally, twofold] = [emptyTally(), emptyTally()];
    const deal = replay(sold(), { rules: draftOf(documentWith({ minimumPerRole: 1 })) }, withheld);
    if (deal !== undefined) tallyDeal(tally, deal);
    mergeTally(twofold, tally);
    mergeTally(twofold, tally);
    expect(tallyRows(twofold).partners.map(({ partnerId, amount, withheld: kept, outcome }) => [partnerId, amount.replayed, kept.booked, kept.delta, outcome])).toEqual([
      ['ptr_alpha', '6666.66', '6666.66', '-6666.66', 'gains'], ['ptr_beta', '13333.34', '13333.34', '-13333.34', 'gains']]);
  });
});
