import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, refunded, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { closed, dealNamed, q1, q2, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { asked } from '../../../../test/support/dossier/replay-inputs.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';
import { countAwardsOn, countedClosings, isCountedIn, lastCount, mergeAwardCounts, noAwardCounts } from './award-counts.js';
import { replayPlan, type ReplayInputs } from './replay-plan.js';

const bonus = (more: object = {}) => ({ id: 'bonus', count: 'coSellWon', atLeast: 2, per: 'quarter', reward: { amount: '5000.00' }, ...more });
const meetings = (more: object = {}) => ({ id: 'meetings', from: '2026-01-01', to: '2026-12-31', on: { touchpoint: 'meeting' }, amount: '250.00', ...more });
const closings = [closed(q1, day(100)), closed(q2, day(200))];
const termsWith = (sections: Record<string, unknown>): Terms => ({ ...rulesWith(sections), closings });
const planOf = (terms: Terms, more: Partial<ReplayInputs> = {}) => replayPlan(terms, asked({ to: q2, ...more }));
const coSold = (name: string, at: LogEntry['at'], ...more: readonly LogEntry[]) => dealNamed(name, opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(at), ...more);
const meeting = (name: string, ...days: readonly number[]) => dealNamed(name, opened(day(5)), ...days.map((on, index) => touched(day(on), `t${index}`, 'beta', 'selling')));

const counted = (terms: Terms, deals: readonly StoredDossier[], more: Partial<ReplayInputs> = {}) => {
  const counts = noAwardCounts();
  for (const stored of deals) countAwardsOn(counts, stored, planOf(terms, more));
  return counts;
};
const deals = (...of: Parameters<typeof counted>) => [...counted(...of).incentives.values()].filter(({ side }) => side === 'replayed')
  .map(({ name: { period, version, clause }, partnerId, deals: all, left }) => [period, version, clause, partnerId, all, left]);
const touches = (...of: Parameters<typeof counted>) => [...counted(...of).spiffs.values()].filter(({ side }) => side === 'replayed').map(({ version, index, touches: all }) => [version, index, all.map(({ eventId }) => eventId)]);

describe('the quarters whose awards a replay counts again', () => {
  it('are those that it replays and that were closed by the booked moment', () => {
    const terms = termsWith({ incentives: [bonus()] });
    const periods = (more: Partial<ReplayInputs>, under = terms) => [countedClosings(planOf(under, more)).map(({ period }) => period), [q1, q2].filter((period) => isCountedIn(planOf(under, more), period))];
    expect(periods({})).toEqual([[q1, q2], [q1, q2]]);
    expect(periods({ bookedAt: day(150) })).toEqual([[q1], [q1]]);
    expect(periods({ bookedAt: day(99) })).toEqual([[], []]);
    expect(periods({ from: q2 })).toEqual([[q2], [q2]]);
    expect(periods({ to: q1 })).toEqual([[q1], [q1]]);
    expect(periods({ bookedAt: closings[0]?.closed?.recordedAt ?? day(0) })).toEqual([[q1], [q1]]);
    expect(periods({}, { ...terms, closings: [closed(q1, day(100)), { ...closed(q2, day(200)), closed: null }] })).toEqual([[q1], [q1]]);
  });

  it('are counted from what the last closing knew, as far as the replay does', () => {
    const terms = termsWith({});
    expect([lastCount(planOf(terms)), lastCount(planOf(terms, { knownAt: day(150) })), lastCount(planOf(terms, { bookedAt: day(150) })), lastCount(planOf(rulesWith(), { knownAt: day(80) }))])
      .toEqual([day(200), day(150), day(100), day(80)]);
  });
});

describe('what a deal adds to an incentive', () => {
  const terms = termsWith({ incentives: [bonus({ count: 'coSellDeals' }), bonus({ id: 'won' })] });
  const won2 = '/incentives/1';

  it('is one deal to each of its partners, in the quarter of its win', () => {
    expect(deals(terms, [coSold('a', day(70)), coSold('b', day(80)), coSold('c', day(110))])).toEqual([
      [q1, 1, won2, 'ptr_alpha', 2, 2], [q1, 1, won2, 'ptr_beta', 2, 2], [q2, 1, won2, 'ptr_alpha', 1, 1], [q2, 1, won2, 'ptr_beta', 1, 1]]);
  });

  it('is nothing that the closing, or the replay, did not know', () => {
    const told = { ...won(day(80)), recordedAt: day(120) };
    const known = (...of: Parameters<typeof deals>) => deals(...of).map(([period, , , , all]) => [period, all]);
    expect(known(terms, [dealNamed('a', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), told)])).toEqual([]);
    expect(known(terms, [dealNamed('a', opened(day(120)), assigned(day(121), 'alpha', 'sourcing'), assigned(day(121), 'beta', 'selling'), won(day(130)))])).toEqual([[q2, 1], [q2, 1]]);
    expect(known(terms, [coSold('a', day(70)), coSold('b', day(80))], { knownAt: day(75) })).toEqual([[q1, 1], [q1, 1]]);
  });

  it('is nothing of a deal that no version covers, or that follows another rule set than the one asked for', () => {
    const later = { ...publishing({ at: day(1), document: { ...documentWith({ from: '2026-03-01' }), incentives: [bonus()] } }), closings };
    expect(deals(later, [coSold('a', day(40)), coSold('b', day(80))]).map(([, , , , all]) => all)).toEqual([1, 1]);
    expect(deals(terms, [coSold('a', day(40))], { dealsOf: 'other' as never })).toEqual([]);
    expect(deals(terms, [coSold('a', day(40))], { dealsOf: standard })).toHaveLength(2);
  });

  it('is counted by the version in force at the quarter\'s end, priced by its own', () => {
    const both = { ...publishing({ at: day(1), document: documentWith() }, { at: day(1), document: { ...documentWith({ from: '2026-03-01' }), incentives: [bonus()] } }), closings };
    expect(deals(both, [coSold('a', day(40))])).toEqual([[q1, 2, '/incentives/0', 'ptr_alpha', 1, 1], [q1, 2, '/incentives/0', 'ptr_beta', 1, 1]]);
    const stopped = { ...publishing({ at: day(1), document: { ...documentWith(), incentives: [bonus()] } }, { at: day(1), document: documentWith({ from: '2026-03-01' }) }), closings };
    expect(deals(stopped, [coSold('a', day(40))])).toEqual([]);
  });

  it('is left of a refund, unless the incentive says that refunds take it back', () => {
    const gone = [coSold('a', day(70), refunded(day(120), '50000.00')), coSold('b', day(80), refunded(day(120), '10000.00')), coSold('c', day(85))];
    const left = (clawback: boolean, more: Partial<ReplayInputs> = {}) => deals(termsWith({ incentives: [bonus({ clawback })] }), gone, more).filter(([period]) => period === q1).map(([, , , , all, rest]) => [all, rest]);
    expect([left(false), left(true), left(true, { knownAt: day(119) }), left(true, { bookedAt: day(150) })]).toEqual([[[3, 3], [3, 3]], [[3, 2], [3, 2]], [[3, 3], [3, 3]], [[3, 3], [3, 3]]]);
  });

  it('adds up however deals are shared out', () => {
    const [one, other] = [counted(terms, [coSold('a', day(70))]), counted(terms, [coSold('b', day(80)), coSold('c', day(81))])];
    const both = noAwardCounts();
    mergeAwardCounts(both, one);
    mergeAwardCounts(both, other);
    expect([...both.incentives.values()].map(({ deals: all, left }) => [all, left])).toEqual([[3, 3], [3, 3], [3, 3], [3, 3]]);
    expect([...one.incentives.values()].map(({ deals: all }) => all)).toEqual([1, 1, 1, 1]);
  });
});

describe('what a deal adds to a SPIFF', () => {
  it('is its touchpoints of the SPIFF\'s kind and days, as known at the last closing, whatever its status', () => {
    const terms = termsWith({ spiffs: [meetings({ from: '2026-01-20', to: '2026-12-31' }), meetings({ id: 'demos', on: { touchpoint: 'demo' } })] });
    expect(touches(terms, [meeting('a', 10, 30, 40)])).toEqual([[1, 0, ['a-2', 'a-3']]]);
    expect(touches(terms, [meeting('a', 30, 150, 210)], { knownAt: day(149) })).toEqual([[1, 0, ['a-1']]]);
    expect(touches(terms, [meeting('a', 30, 150, 210)])).toEqual([[1, 0, ['a-1', 'a-2']]]);
    expect(touches(terms, [dealNamed('a', opened(day(210)), touched(day(211), 't', 'beta', 'selling'))])).toEqual([]);
  });

  it('is by every version of its rule set that has one, each apart, and nothing of a deal that no version covers', () => {
    const both = { ...publishing({ at: day(1), document: documentWith() }, { at: day(1), document: { ...documentWith({ from: '2026-03-01' }), spiffs: [meetings(), meetings({ id: 'more' })] } }), closings };
    expect(touches(both, [meeting('a', 30)])).toEqual([[2, 0, ['a-1']], [2, 1, ['a-1']]]);
    const won40 = dealNamed('a', opened(day(5)), touched(day(30), 't', 'beta', 'selling'), won(day(40)));
    expect(touches({ ...publishing({ at: day(1), document: { ...documentWith({ from: '2026-03-01' }), spiffs: [meetings()] } }), closings }, [won40])).toEqual([]);
    expect(touches(both, [dealNamed('b', opened(day(5), { ruleSetId: 'other' as never }), touched(day(30), 't', 'beta', 'selling'))])).toEqual([]);
  });

  it('keeps the earliest that it pays for, and never many more than that', () => {
    const most = (maximumPerPartner: number) => touches(termsWith({ spiffs: [meetings({ maximumPerPartner })] }), [meeting('d', 50), meeting('c', 40), meeting('b', 30), meeting('a', 20), meeting('e', 60)])[0]?.[2];
    expect(most(1)).toEqual(['a-1']);
    expect(most(2)).toEqual(['a-1', 'b-1']);
    expect(most(3)).toEqual(['d-1', 'c-1', 'b-1', 'a-1', 'e-1']);
  });
});
