import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '#kernel';
import { assigned, day, opened, partner, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, closed, dealNamed, mergedInto, q1, q2, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { documentWith } from '../../../../test/support/dossier/rule-set-log.js';
import { touch, workedExample } from '../examples/dossier.example.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { allLines } from '../deal/deal-evaluation.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { asMerged, predecessorsOf, successorsFor, successorsOf } from './merged-dossier.js';
import type { Terms } from './terms.js';

const evidence = (minimumPerRole: number) => ({ attribution: { ...(documentWith({ minimumPerRole })['attribution'] as object) } });
const evaluated = (terms: Terms, entries: readonly LogEntry[], publishedBy?: Instant) => {
  const { evaluation } = evaluateStored(dealNamed('d', ...entries), terms, { publishedBy }) ?? {};
  if (evaluation == null) throw new Error('A version covers the deal.');
  return { coSell: evaluation.coSell, rate: evaluation.rate.text,
    lines: allLines(evaluation).map(({ partnerId, position, amountMinor, kind }) => [partnerId, position, kind, amountMinor]) };
};
/** Alpha and beta sell, gamma sources; won in the first quarter. */
const shared = [opened(day(5), { amount: '10000.00' }), assigned(day(6), 'alpha', 'selling'), assigned(day(6), 'beta', 'selling'), assigned(day(6), 'gamma', 'sourcing'), won(day(79))];
const [toBeta, toGamma] = [mergedInto('alpha', 'beta', day(110)), mergedInto('beta', 'gamma', day(115))];

describe('a deal after a merger', () => {
  it('is as if the partner that took the other in had been on it from the start, while its quarter is open', () => {
    expect(evaluated({ ...rulesWith(), mergers: [toBeta] }, shared).lines).toEqual([
      ['ptr_gamma', 'sourcing', 'commission', 90_000n], ['ptr_beta', 'selling', 'commission', 180_000n]]);
  });

  it('is as it was if the quarter of its close was being closed when the merger was told', () => {
    const late: Terms = { ...rulesWith(), mergers: [toBeta], closings: [closed(q1, day(100))] };
    expect(evaluated(late, shared).lines).toEqual(evaluated(rulesWith(), shared).lines);
    const told: Terms = { ...late, closings: [closed(q1, day(111))] };
    expect(evaluated(told, shared).lines.map(([partnerId]) => partnerId)).toEqual(['ptr_gamma', 'ptr_beta']);
  });

  it('is as it was for whoever asks what was known before', () => {
    expect(evaluated({ ...rulesWith(), mergers: [toBeta] }, shared, day(109)).lines).toHaveLength(3);
  });

  it('is as it was as of any moment before the merger\'s day, whenever that was told', () => {
    const terms: Terms = { ...rulesWith(), mergers: [mergedInto('alpha', 'beta', day(110), '2026-03-25')] };
    const asOf = (at: Instant) => evaluateStored(dealNamed('d', ...shared), terms, { asOf: at })?.evaluation?.lines.length;
    // The first instant of 25 March in New York.
    expect([asOf('2026-03-25T03:59:59.999Z' as Instant), asOf('2026-03-25T04:00:00.000Z' as Instant)]).toEqual([3, 2]);
    expect(evaluated(terms, shared, day(109)).lines).toHaveLength(3);
    const ahead: Terms = { ...rulesWith(), mergers: [mergedInto('alpha', 'beta', day(90), '2027-01-01')] };
    expect([evaluated(ahead, shared).lines.length, evaluateStored(dealNamed('d', ...shared), ahead, { asOf: day(90) })?.evaluation?.lines.length]).toEqual([2, 2]);
  });

  it('is sold by one partner alone if the others became part of it', () => {
    expect(evaluated({ ...rulesWith(), mergers: [toBeta, toGamma] }, shared)).toEqual({ coSell: false, rate: '20', lines: [['ptr_gamma', 'solo', 'commission', 200_000n]] });
  });

  it('adds up the weights that the two of them had in one position', () => {
    const weighed = [opened(day(5), { amount: '10000.00' }), assigned(day(6), 'alpha', 'selling', '2'), assigned(day(6), 'beta', 'selling', '1'),
      assigned(day(6), 'gamma', 'selling', '1'), won(day(79))];
    expect(evaluated({ ...rulesWith(), mergers: [toBeta] }, weighed).lines).toEqual([
      ['ptr_beta', 'selling', 'commission', 202_500n], ['ptr_gamma', 'selling', 'commission', 67_500n]]);
  });

  it('rests on the touchpoints of both', () => {
    const touchedByAlpha = [...shared.slice(0, 4), touched(day(20), 't1', 'alpha', 'selling'), touched(day(20), 't2', 'gamma', 'sourcing'), won(day(79))];
    expect(evaluated({ ...rulesWith(evidence(1)), mergers: [toBeta] }, touchedByAlpha).coSell).toBe(true);
    expect(evaluateStored(dealNamed('d', ...touchedByAlpha), { ...rulesWith(evidence(1)), mergers: [toBeta] })?.evaluation?.flags.map(({ code }) => code))
      .toEqual(['no-registration']);
  });

  it('keeps the uplift that a partner had earned before it became part of another, on the deals that it was on itself', () => {
    const rules = rulesWith({ incentives: [{ id: 'uplift', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } }] });
    const raised: Terms = { ...rules, closings: [closed(q1, day(100))], awards: [awardTo('alpha', '/incentives/0')], mergers: [toBeta] };
    const next = (...names: readonly string[]) => [opened(day(5), { amount: '10000.00' }), ...names.map((name) => assigned(day(6), name, 'selling')), assigned(day(6), 'gamma', 'sourcing'), won(day(105))];
    const uplifts = (terms: Terms, ...names: readonly string[]) => evaluated(terms, next(...names)).lines.filter(([, , kind]) => kind === 'uplift');
    expect(uplifts(raised, 'alpha')).toEqual([['ptr_beta', 'selling', 'uplift', 33_333n]]);
    expect(uplifts(raised, 'beta')).toEqual([]);
    // Two rewards of the one that was taken in, and one of a partner that goes on by itself: 500.00 and 300.00, two thirds and one.
    const two = rulesWith({ incentives: ['5', '3'].map((upliftPoints) => ({ id: `by-${upliftPoints}`, count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { upliftPoints, on: 'nextQuarter' } })) });
    const earned = { ...two, closings: [closed(q1, day(100))], awards: [awardTo('alpha', '/incentives/0'), awardTo('alpha', '/incentives/1'), awardTo('gamma', '/incentives/0')], mergers: [toBeta] };
    const amounts = uplifts(earned, 'alpha', 'beta').map(([partnerId, , , amountMinor]) => `${String(partnerId)} ${String(amountMinor)}`);
    expect(amounts.sort()).toEqual(['ptr_beta 20000', 'ptr_beta 33333', 'ptr_gamma 16667']);
    // Both had earned it: the one claim that is left is raised once.
    expect(uplifts({ ...raised, awards: [...raised.awards, awardTo('beta', '/incentives/0')] }, 'alpha', 'beta')).toEqual([['ptr_beta', 'selling', 'uplift', 33_333n]]);
  });
});

describe('the facts of a deal after a merger', () => {
  const { sourcePartnerId: _source, ...plain } = workedExample;
  const merged = (dossier: Dossier) => asMerged(dossier, successorsOf([{ from: 'alpha' as never, into: 'beta' as never }]));

  it('name who stands for a partner as their source, holder, and party to registrations, and a party once', () => {
    const { sourcePartnerId, roles, touchpoints, registrations } = merged({ ...plain, sourcePartnerId: 'alpha', touchpoints: [touch('alpha'), touch(null)],
      registrations: [{ approvedAt: day(8), partnerIds: ['alpha', 'gamma', 'beta'], eventId: 'r' }] });
    expect([sourcePartnerId, roles.map(({ partnerId }) => partnerId), touchpoints.map(({ partnerId }) => partnerId)]).toEqual(['beta', ['beta', 'beta', 'gamma'], ['beta', null]]);
    expect(registrations).toEqual([{ approvedAt: day(8), partnerIds: ['beta', 'gamma'], eventId: 'r' }]);
  });

  it('say nothing of a source or of registrations where nothing is known of them', () => {
    expect(Object.keys(merged(plain)).filter((key) => ['sourcePartnerId', 'registrations'].includes(key))).toEqual([]);
    expect(merged({ ...plain, sourcePartnerId: null }).sourcePartnerId).toBeNull();
  });
});

describe('who stands for whom', () => {
  it('is whoever took in, last, the partner that took the other in', () => {
    expect([...successorsOf([toBeta, toGamma])]).toEqual([['ptr_alpha', 'ptr_gamma'], ['ptr_beta', 'ptr_gamma']]);
  });

  const utc = { timeZone: 'UTC' };

  it('counts only mergers told while the deal\'s quarter was open', () => {
    const terms: Terms = { ...rulesWith(), mergers: [toBeta, toGamma], closings: [closed(q1, day(112))] };
    expect([...successorsFor(terms, q1, utc)]).toEqual([['ptr_alpha', 'ptr_beta']]);
    expect([...successorsFor(terms, q2, utc)]).toEqual([['ptr_alpha', 'ptr_gamma'], ['ptr_beta', 'ptr_gamma']]);
    expect([...successorsFor(terms, null, utc)]).toHaveLength(2);
    expect([...successorsFor({ ...terms, mergers: [toBeta], closings: [closed(q1, day(110))] }, q1, utc)]).toEqual([['ptr_alpha', 'ptr_beta']]);
  });

  it('was whoever became part of it, also by way of others, and never is itself', () => {
    const toDelta = mergedInto('delta', 'gamma', day(116));
    expect(predecessorsOf([toBeta, toGamma, toDelta], 'ptr_gamma')).toEqual(['ptr_alpha', 'ptr_beta', 'ptr_delta']);
    expect(predecessorsOf([toBeta, toGamma, toDelta], 'ptr_beta')).toEqual(['ptr_alpha']);
    expect(predecessorsOf([toBeta, toGamma, toDelta], 'ptr_alpha')).toEqual([]);
    expect(predecessorsOf([toBeta, mergedInto('beta', 'alpha', day(117))], 'ptr_alpha')).toEqual(['ptr_beta']);
  });

  it('never is one that became part of another itself, in whatever order it is told', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    // Whoever is taken in comes before whoever takes it in, so that no circle is drawn.
    const drawn = fc.uniqueArray(fc.record({ from: fc.nat(4), further: fc.nat(4) }), { selector: ({ from }) => from });
    fc.assert(fc.property(drawn.chain((mergers) => fc.tuple(fc.constant(mergers), fc.shuffledSubarray(mergers, { minLength: mergers.length }))), ([mergers, shuffled]) => {
      const told = (list: typeof mergers) => list.map(({ from, further }) => ({ from: partner(names[from] ?? ''), into: partner(names[Math.min(5, from + 1 + further)] ?? '') }));
      const successors = successorsOf(told(mergers));
      expect([...successors.values()].some((partnerId) => successors.has(partnerId))).toBe(false);
      expect(new Map([...successorsOf(told(shuffled))].sort())).toEqual(new Map([...successors].sort()));
    }));
  });
});
