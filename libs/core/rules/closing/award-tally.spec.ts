import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLocalDay, type Instant, type LocalDay } from '#kernel';
import { assigned, day, opened, partner, refunded, reopened, sealed, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, closed, dealNamed, mergedInto, q1, q2, q3, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';
import { awardTally } from './award-tally.js';

const bonus = (more: object = {}) => ({ id: 'bonus', count: 'coSellWon', atLeast: 2, per: 'quarter', reward: { amount: '5000.00' }, ...more });
const rules = (more: object = {}) => rulesWith({ incentives: [bonus(more)] });
const tally = (terms: Terms, deals: readonly StoredDossier[], closing = { period: q1, knownAt: day(100) }) => {
  const counting = awardTally(terms, closing);
  deals.forEach(counting.add);
  return counting.found();
};

/** Alpha sources, beta sells. */
const coSold = (name: string, at: Instant, ...more: readonly LogEntry[]) =>
  dealNamed(name, opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(at), ...more);
const soldAlone = (name: string, at: Instant) => dealNamed(name, opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(at));
const brief = (awards: readonly { readonly partnerId: string; readonly clause: string; readonly dealIds: readonly string[] }[]) =>
  awards.map(({ partnerId, clause, dealIds }) => [partnerId, clause, ...dealIds]);
const bothBonuses = [['ptr_alpha', '/incentives/0', 'deal_a', 'deal_b'], ['ptr_beta', '/incentives/0', 'deal_a', 'deal_b']];

describe('what the close of a quarter counts', () => {
  it('C3: is each partner that won enough together with others in it, once, by the deals that it did', () => {
    expect(brief(tally(rules(), [coSold('b', day(80)), coSold('a', day(70)), soldAlone('c', day(75))]).counted)).toEqual(bothBonuses);
    expect(tally(rules(), [coSold('a', day(70)), soldAlone('c', day(75))]).counted).toEqual([]);
    expect(tally(rules(), [coSold('a', day(70)), coSold('b', day(95))]).counted).toEqual([]);
  });

  it('is what was known when it was counted: a refund of a later quarter changes nothing, a win learned later neither', () => {
    expect(brief(tally(rules(), [coSold('a', day(70), refunded(day(95), '50000.00')), coSold('b', day(80))]).counted)).toEqual(bothBonuses);
    expect(tally(rules(), [coSold('a', day(70), refunded(day(85), '50000.00')), coSold('b', day(80))]).counted).toEqual([]);
    expect(tally(rules(), [coSold('a', day(70)), dealNamed('b', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), { ...won(day(80)), recordedAt: day(101) })]).counted).toEqual([]);
  });

  it('C4: is each partner that has enough deals registered together, whatever became of them', () => {
    const tiered = rulesWith({ tiers: [{ id: 'preferred', count: 'coSellDeals', atLeast: 2, per: 'quarter', lasts: 'nextQuarter', benefits: { payoutCycleDays: 15 } }] });
    const registered = (name: string, ...names: readonly string[]) => dealNamed(name, opened(day(5)),
      { type: 'DealRegistered', at: day(7), data: { registrationId: 'g', parties: names.map((each) => ({ partnerId: partner(each), role: 'selling', weight: null })) } },
      { type: 'RegistrationApproved', at: day(8), data: { registrationId: 'g', boundFor: names.map(partner), reason: sealed, validUntil: null } });
    expect(brief(tally(tiered, [registered('a', 'alpha', 'beta'), registered('b', 'alpha', 'gamma'), registered('c', 'beta')]).counted)).toEqual([['ptr_alpha', '/tiers/0', 'deal_a', 'deal_b']]);
  });

  it('goes by the version in force at the end of the quarter, whatever version a deal is of', () => {
    const raised = publishing({ at: day(1), document: { ...documentWith(), incentives: [bonus()] } },
      { at: day(60), document: { ...documentWith({ from: '2026-03-15' }), incentives: [bonus({ atLeast: 3 })] } });
    const two = [coSold('a', day(65)), coSold('b', day(70))];
    expect(tally(raised, two).counted).toEqual([]);
    expect(tally(raised, [...two, coSold('c', day(85))]).counted.map(({ version, dealIds }) => [version, dealIds.length])).toEqual([[2, 3], [2, 3]]);
  });

  it('counts two partners that became one as that one, and a deal that they sold together as sold alone', () => {
    const merged = { ...rules(), mergers: [mergedInto('alpha', 'gamma', day(90))] };
    expect(brief(tally(merged, [coSold('a', day(70)), coSold('b', day(80))]).counted).map(([partnerId]) => partnerId)).toEqual(['ptr_beta', 'ptr_gamma']);
    expect(tally({ ...rules(), mergers: [mergedInto('alpha', 'beta', day(90))] }, [coSold('a', day(70)), coSold('b', day(80))]).counted).toEqual([]);
  });

  it('passes by deals that were not there yet, that no version covers, and those of rules that are retired by the quarter\'s end', () => {
    const strangers = [dealNamed('later', opened(day(150))), dealNamed('other', opened(day(5), { ruleSetId: 'other' as never }), assigned(day(6), 'alpha', 'selling'), won(day(70)))];
    const terms: Terms = { ...rules({ clawback: true }), closings: [closed('2025-Q4' as typeof q1, day(10))], awards: [awardTo('alpha', '/incentives/0', { period: '2025-Q4' as typeof q1, dealIds: ['deal_later', 'deal_other'] as never })] };
    expect(brief(tally(terms, [...strangers, coSold('a', day(70)), coSold('b', day(80))]).counted)).toEqual(bothBonuses);
    const retired: Terms = { ...rules(), published: new Map([...rules().published].map(([id, of]) => [id, { ...of, versions: of.versions.map((each) => ({ ...each, retired: [{ from: parseLocalDay('2026-03-25') as LocalDay, recordedAt: day(60) }] })) }])) };
    expect(tally(retired, [coSold('a', day(70)), coSold('b', day(80))]).counted).toEqual([]);
  });

  it('leaves a tier as it was counted, whatever is refunded in a later quarter', () => {
    const tiered = rulesWith({ tiers: [{ id: 'preferred', count: 'coSellWon', atLeast: 1, per: 'quarter', lasts: 'nextQuarter', benefits: { payoutCycleDays: 15 } }] });
    expect(brief(tally(tiered, [coSold('a', day(70), refunded(day(95), '50000.00'))]).counted)).toEqual([['ptr_alpha', '/tiers/0', 'deal_a'], ['ptr_beta', '/tiers/0', 'deal_a']]);
  });

  it('does not depend on the order of the deals', () => {
    const terms: Terms = { ...rulesWith({ incentives: [bonus({ clawback: true })], spiffs: [spiff({ maximumPerPartner: 2 })] }),
      awards: [awardTo('alpha', '/incentives/0', { period: '2025-Q4' as typeof q1, dealIds: ['deal_d2', 'deal_d3'] as never })], closings: [closed('2025-Q4' as typeof q1, day(10))] };
    const drawn = fc.array(fc.record({ at: fc.integer({ min: 7, max: 98 }), alone: fc.boolean(), refund: fc.boolean(), touches: fc.array(fc.integer({ min: 7, max: 60 }), { maxLength: 2 }) }), { maxLength: 6 });
    const dealOf = ({ at, alone, refund, touches }: { at: number; alone: boolean; refund: boolean; touches: readonly number[] }, index: number) => dealNamed(`d${index}`, opened(day(5)),
      assigned(day(6), 'beta', 'selling'), ...(alone ? [] : [assigned(day(6), 'alpha', 'sourcing')]), ...touches.map((on, number) => touched(day(on), `t${number}`, 'beta', 'selling')),
      { ...won(day(at)), recordedAt: day(99) }, ...(refund ? [{ ...refunded(day(at), '50000.00'), recordedAt: day(99) }] : []));
    fc.assert(fc.property(drawn.chain((deals) => {
      const stored = deals.map(dealOf);
      return fc.tuple(fc.constant(stored), fc.shuffledSubarray(stored, { minLength: stored.length }));
    }), ([deals, shuffled]) => {
      const plain = ({ spiffs, ...found }: ReturnType<typeof tally>) => ({ ...found, spiffs: [...spiffs].sort((left, right) => (left.period < right.period ? -1 : 1)) });
      expect(plain(tally(terms, shuffled))).toEqual(plain(tally(terms, deals)));
    }), { numRuns: 60 });
  });
});

describe('an award that may be taken back', () => {
  const standing = (more: Partial<Terms> = {}, clawback = true): Terms => ({ ...rules({ clawback }), closings: [closed(q1, day(100))],
    awards: [awardTo('alpha', '/incentives/0', { dealIds: ['deal_a', 'deal_b'] as never })], ...more });
  const second = { period: q2, knownAt: day(200) };
  const takenBack = (terms: Terms, ...ofA: readonly LogEntry[]) => brief(tally(terms, [coSold('a', day(70), ...ofA), coSold('b', day(80)), coSold('c', day(150))], second).takenBack);

  it('is, when refunds left too few of the deals that it was counted by', () => {
    expect(takenBack(standing(), refunded(day(120), '50000.00'))).toEqual([['ptr_alpha', '/incentives/0', 'deal_b']]);
    expect(takenBack(standing(), refunded(day(120), '49999.00'))).toEqual([]);
    expect(takenBack(standing(), { ...refunded(day(120), '50000.00'), recordedAt: day(201) })).toEqual([]);
  });

  it('is taken from the partner alone whose deals are gone: of two cents left the one gets a cent, the other nothing', () => {
    const both = standing({ awards: ['beta', 'alpha'].map((name) => awardTo(name, '/incentives/0', { dealIds: ['deal_a', 'deal_b'] as never })) });
    // 27 % of 0.02 is a cent, which goes to the larger share.
    expect(takenBack(both, refunded(day(120), '49999.98'))).toEqual([['ptr_alpha', '/incentives/0', 'deal_b']]);
    expect(takenBack(both, refunded(day(120), '50000.00'))).toEqual([['ptr_alpha', '/incentives/0', 'deal_b'], ['ptr_beta', '/incentives/0', 'deal_b']]);
  });

  it('is not, if the incentive does not say so, and not twice', () => {
    expect(takenBack(standing({}, false), refunded(day(120), '50000.00'))).toEqual([]);
    expect(takenBack(standing({ awards: [awardTo('alpha', '/incentives/0', { takenBackIn: q2, dealIds: ['deal_a', 'deal_b'] as never })] }), refunded(day(120), '50000.00'))).toEqual([]);
  });

  it('is not by anything but what is taken from a deal: neither a merger, nor a reopening, nor a correction', () => {
    expect(takenBack(standing({ mergers: [mergedInto('alpha', 'beta', day(120))] }))).toEqual([]);
    expect(takenBack(standing(), reopened(day(120)))).toEqual([]);
    expect(takenBack(standing(), { type: 'WonDealCorrected', at: day(120), data: { correctionId: 'k', approvedBy: 'usr_two' as never,
      change: { amount: null, closedAt: day(110), roles: [] } } })).toEqual([]);
    expect(takenBack(standing({ mergers: [mergedInto('alpha', 'beta', day(120))] }), refunded(day(121), '50000.00'))).toHaveLength(1);
  });
});

function spiff(more: object = {}) {
  return { id: 'meetings', from: '2026-01-01', to: '2026-06-30', on: { touchpoint: 'meeting' }, amount: '250.00', ...more };
}

describe('what SPIFFs owe at a close', () => {
  const withSpiff = (more: object = {}) => rulesWith({ spiffs: [spiff(more)] });
  /** Beta meets the customer of an open deal on these days. */
  const meeting = (name: string, ...days: readonly number[]) => dealNamed(name, opened(day(5)), ...days.map((on, index) => touched(day(on), `t${index}`, 'beta', 'selling')));
  const owed = (terms: Terms, deals: readonly StoredDossier[], closing?: Parameters<typeof tally>[2]) =>
    tally(terms, deals, closing).spiffs.map(({ partnerId, period, amountMinor, version }) => [partnerId, period, amountMinor, version.version]);

  it('C9: is for every qualifying touchpoint of its days, on deals of any status, by the quarter of the touchpoint', () => {
    expect(owed(withSpiff(), [meeting('a', 10, 20), meeting('b', 30)])).toEqual([['ptr_beta', '2026-Q1', 75_000n, 1]]);
    expect(owed(withSpiff(), [meeting('a', 10, 100, 190)], { period: q2, knownAt: day(200) })).toEqual([['ptr_beta', '2026-Q1', 25_000n, 1], ['ptr_beta', '2026-Q2', 25_000n, 1]]);
    expect(owed(withSpiff(), [meeting('a', 10, 95)])).toEqual([['ptr_beta', '2026-Q1', 25_000n, 1]]);
  });

  it('C9: is for no more than a partner\'s first so many, over all quarters together', () => {
    expect(owed(withSpiff({ maximumPerPartner: 3 }), [meeting('a', 10, 100), meeting('b', 20, 110)], { period: q2, knownAt: day(200) }))
      .toEqual([['ptr_beta', '2026-Q1', 50_000n, 1], ['ptr_beta', '2026-Q2', 25_000n, 1]]);
  });

  it('is no more for a touchpoint that was made void', () => {
    const voided = dealNamed('a', opened(day(5)), touched(day(10), 't0', 'beta', 'selling'), touched(day(11), 't1', 'beta', 'selling'),
      { type: 'TouchpointVoided', at: day(120), data: { touchpointId: 't0', reason: sealed } });
    expect(owed(withSpiff(), [voided])).toEqual([['ptr_beta', '2026-Q1', 50_000n, 1]]);
    expect(owed(withSpiff(), [voided], { period: q2, knownAt: day(200) })).toEqual([['ptr_beta', '2026-Q1', 25_000n, 1]]);
  });

  it('goes by the version in force at the end of each quarter, and its days', () => {
    const dearer = publishing({ at: day(1), document: { ...documentWith(), spiffs: [spiff()] } }, { at: day(95), document: { ...documentWith({ from: '2026-04-01' }), spiffs: [spiff({ amount: '400.00' })] } });
    expect(owed(dearer, [meeting('a', 10, 100)], { period: q2, knownAt: day(200) })).toEqual([['ptr_beta', '2026-Q1', 25_000n, 1], ['ptr_beta', '2026-Q2', 40_000n, 2]]);
  });

  it('of a quarter that the first close took along is what was known at that close, ever after', () => {
    const late = { at: day(250), document: { ...documentWith({ from: '2026-03-01' }), spiffs: [spiff({ amount: '400.00' })] } };
    const terms = { ...publishing({ at: day(1), document: { ...documentWith(), spiffs: [spiff()] } }, late), closings: [closed(q2, day(200))] };
    expect(owed(terms, [meeting('a', 10)], { period: q3, knownAt: day(300) })).toEqual([['ptr_beta', '2026-Q1', 25_000n, 1]]);
  });

  it('stays with the partner of a closed quarter that became part of another, and is the other\'s from then on', () => {
    const merged = { ...withSpiff(), closings: [closed(q1, day(100))], mergers: [mergedInto('beta', 'gamma', day(120))] };
    expect(owed(merged, [meeting('a', 10, 110)], { period: q2, knownAt: day(200) })).toEqual([['ptr_beta', '2026-Q1', 25_000n, 1], ['ptr_gamma', '2026-Q2', 25_000n, 1]]);
    expect(owed({ ...merged, closings: [] }, [meeting('a', 10, 110)], { period: q2, knownAt: day(200) })).toEqual([['ptr_gamma', '2026-Q1', 25_000n, 1], ['ptr_gamma', '2026-Q2', 25_000n, 1]]);
  });
});
