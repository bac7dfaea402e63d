import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '#kernel';
import { assigned, day, opened, refunded, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, chosen, closed, dealNamed, q1, q2, q3, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { asked, draftOf, issuedTo } from '../../../../test/support/dossier/replay-inputs.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import { awardTally } from '../closing/award-tally.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';
import { countAwardsOn, mergeAwardCounts, noAwardCounts, type AwardCounts } from './award-counts.js';
import type { IssuedLine } from './booked-lines.js';
import { replayPlan, type ReplayInputs, type ReplayPlan } from './replay-plan.js';
import { countedAwards, replayedAwards, withAwardsReplayed } from './replayed-awards.js';

const draft = (sections: object): ReplayInputs['rules'] => draftOf({ ...documentWith(), ...sections });
const bonus = (more: object = {}) => ({ id: 'bonus', count: 'coSellWon', atLeast: 2, per: 'quarter', reward: { amount: '5000.00' }, ...more });
const meetings = (more: object = {}) => ({ id: 'meetings', from: '2026-01-01', to: '2026-12-31', on: { touchpoint: 'meeting' }, amount: '250.00', ...more });
const afterQ1 = (terms: Terms): Terms => ({ ...terms, closings: [closed(q1, day(100))] });

/** Alpha sources, beta sells and meets the customer on these days. */
const coSold = (name: string, at: Instant, ...more: readonly LogEntry[]) =>
  dealNamed(name, opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(at), ...more);
const meeting = (name: string, ...days: readonly number[]) => dealNamed(name, opened(day(5)), ...days.map((on, index) => touched(day(on), `t${index}`, 'beta', 'selling')));
const twoWins = [coSold('a', day(70)), coSold('b', day(80))];

const reward = '/incentives/0/reward/amount';
const issuedAs = (kind: 'incentive' | 'spiff', name: string, amount: string, more: Partial<IssuedLine> = {}): IssuedLine =>
  issuedTo(name, amount, { kind, dealId: null, position: null, clause: kind === 'incentive' ? reward : '/spiffs/0', ...more });
const bonuses = ['alpha', 'beta'].map((name) => issuedAs('incentive', name, '5000.00'));

const counted = (plan: ReplayPlan, deals: readonly StoredDossier[]): AwardCounts => {
  const counts = noAwardCounts();
  for (const stored of deals) countAwardsOn(counts, stored, plan);
  return counts;
};
const replayed = (terms: Terms, deals: readonly StoredDossier[], more: Partial<ReplayInputs>, issued: readonly IssuedLine[]) => {
  const plan = replayPlan(terms, asked(more));
  return replayedAwards(plan, counted(plan, deals), issued);
};
const brief = ({ rows }: ReturnType<typeof replayedAwards>) => rows.map(({ kind, id, partnerId, period, clause, amount, causes }) =>
  [kind, id, partnerId, period, clause.booked, clause.replayed, amount.booked, amount.replayed, amount.delta, ...causes.map(({ because, clauses, amount: worth }) => [because, ...clauses, worth])]);
const paid = ({ money }: ReturnType<typeof replayedAwards>) => money.map(({ side, kind, partnerId, period, minor }) => [side, kind, partnerId, period, minor]);

describe('an award that is replayed', () => {
  const terms = afterQ1(rulesWith({ incentives: [bonus()] }));

  it('pays on both sides what was issued, where the rules are its own, and differs in nothing', () => {
    const own = replayed(terms, twoWins, {}, bonuses);
    expect(brief(own)).toEqual([]);
    expect(paid(own)).toEqual(['booked', 'replayed'].flatMap((side) => ['ptr_alpha', 'ptr_beta'].map((partnerId) => [side, 'incentive', partnerId, q1, 500_000n])));
  });

  it('differs by the clause of the award that differs, and by its section where one side has none', () => {
    const under = (sections: object) => brief(replayed(terms, twoWins, { rules: draft(sections) }, bonuses))[0];
    const alpha = ['incentive', 'bonus', 'ptr_alpha', q1];
    expect(under({ incentives: [bonus({ atLeast: 3 })] })).toEqual([...alpha, reward, null, '5000.00', '0.00', '-5000.00', ['clause', '/incentives', '-5000.00']]);
    expect(under({ incentives: [bonus({ reward: { amount: '6000.00' } })] })).toEqual([...alpha, reward, reward, '5000.00', '6000.00', '1000.00', ['clause', reward, '1000.00']]);
    expect(brief(replayed(afterQ1(rulesWith()), twoWins, { rules: draft({ incentives: [bonus()] }) }, [])).map((row) => row.slice(2, -1)))
      .toEqual(['ptr_alpha', 'ptr_beta'].map((name) => [name, q1, null, reward, '0.00', '5000.00', '5000.00']));
  });

  it('is listed by partner, and by its own clauses where others differ as well', () => {
    const under = draft({ ...documentWith({ coSell: '30' }), incentives: [bonus({ reward: { amount: '6000.00' } })] });
    expect(brief(replayed(terms, twoWins, { rules: under }, bonuses.toReversed())).map((row) => [row[2], ...row.slice(9)])).toEqual([
      ['ptr_alpha', ['clause', reward, '1000.00']], ['ptr_beta', ['clause', reward, '1000.00']]]);
  });

  it('owes to the booking what was issued otherwise than it counts', () => {
    expect(brief(replayed(terms, twoWins, {}, [issuedAs('incentive', 'alpha', '4000.00'), ...bonuses.slice(1)])))
      .toEqual([['incentive', 'bonus', 'ptr_alpha', q1, reward, reward, '4000.00', '5000.00', '1000.00', ['booking', '1000.00']]]);
    expect(brief(replayed(terms, twoWins, { rules: draft({ incentives: [bonus({ reward: { amount: '6000.00' } })] }) }, [issuedAs('incentive', 'alpha', '4000.00'), ...bonuses.slice(1)]))[0]?.slice(-2))
      .toEqual([['booking', '1000.00'], ['clause', reward, '1000.00']]);
  });

  it('is compared with lines of awards of its quarters and rules alone, stated by the last closing that was booked', () => {
    const rest: readonly IssuedLine[] = [
      { ...issuedAs('incentive', 'alpha', '1.00'), kind: 'commission' }, issuedAs('incentive', 'alpha', '2.00', { clause: null }), issuedAs('incentive', 'alpha', '3.00', { version: 7 }),
      issuedAs('incentive', 'alpha', '4.00', { clause: '/incentives/3' }), issuedAs('incentive', 'alpha', '5.00', { dealPeriod: q2 }), issuedAs('incentive', 'alpha', '6.00', { statedIn: q2 }),
      issuedAs('incentive', 'alpha', '7.00', { version: null }), issuedAs('incentive', 'alpha', '8.00', { ruleSetId: null }), issuedAs('incentive', 'alpha', '9.00', { ruleSetId: 'other' as typeof standard })];
    expect(replayed(terms, twoWins, {}, [...bonuses, ...rest])).toEqual(replayed(terms, twoWins, {}, bonuses));
    expect(paid(replayed(terms, twoWins, { dealsOf: standard }, bonuses))).toHaveLength(4);
    for (const none of [{ dealsOf: 'other' as never }, { from: q2, to: q2 }, { bookedAt: day(99) }]) expect(replayed(terms, twoWins, none, bonuses)).toEqual({ rows: [], money: [] });
  });

  it('is the option that the partner chose by then, of the incentive of that name', () => {
    const choice = afterQ1(rulesWith({ incentives: [{ id: 'bonus', count: 'coSellWon', atLeast: 2, per: 'quarter', choice: [{ amount: '1000.00' }, { amount: '3000.00' }] }] }));
    const withChoice = { ...choice, choices: [chosen('alpha', '/incentives/0', { option: 1, at: day(110) })] };
    expect(paid(replayed(withChoice, twoWins, {}, []))).toEqual([['replayed', 'incentive', 'ptr_alpha', q1, 300_000n]]);
    expect(paid(replayed(withChoice, twoWins, { knownAt: day(109) }, []))).toEqual([]);
    expect(paid(replayed(withChoice, twoWins, { knownAt: day(110) }, []))).toHaveLength(1);
    const two = afterQ1(rulesWith({ incentives: [choice, choice].map((_, index) => ({ id: `bonus-${index}`, count: 'coSellWon', atLeast: 2, per: 'quarter', choice: [{ amount: '1000.00' }, { amount: '3000.00' }] })) }));
    const another = { ...chosen('alpha', '/incentives/0', { option: 0, at: day(110) }), period: q2 };
    expect(paid(replayed({ ...two, choices: [another, chosen('alpha', '/incentives/1', { option: 1, at: day(111) })] }, twoWins, {}, []))).toEqual([['replayed', 'incentive', 'ptr_alpha', q1, 300_000n]]);
  });

  it('is taken back where refunds by the last closing left too few, and pays nothing then', () => {
    const both = { ...rulesWith({ incentives: [bonus({ clawback: true })] }), closings: [closed(q1, day(100)), closed(q2, day(200))] };
    const refundedOn = (on: number) => [coSold('a', day(70), refunded(day(on), '50000.00')), coSold('b', day(80))];
    const on = (deals: readonly StoredDossier[], more: Partial<ReplayInputs> = {}) => {
      const plan = replayPlan(both, asked({ to: q2, ...more }));
      return countedAwards(plan, counted(plan, deals), 'replayed').map(({ partnerId, period, takenBackIn, version, clause }) => [partnerId, period, takenBackIn, version, clause]);
    };
    expect(on(refundedOn(120))).toEqual([['ptr_alpha', q1, q2, 1, '/incentives/0'], ['ptr_beta', q1, q2, 1, '/incentives/0']]);
    expect(on(refundedOn(201)).map(([, , takenBackIn]) => takenBackIn)).toEqual([null, null]);
    expect(on(refundedOn(120), { knownAt: day(119) }).map(([, , takenBackIn]) => takenBackIn)).toEqual([null, null]);
    expect(on(refundedOn(90))).toEqual([]);
    expect(paid(replayed(both, refundedOn(120), { to: q2 }, []))).toEqual([]);
    expect(paid(replayed(both, refundedOn(201), { to: q2 }, []))).toHaveLength(2);
  });

  it('raises the deals of later replayed quarters in place of what was counted, and keeps the awards of other quarters', () => {
    const [before, within] = [awardTo('beta', '/incentives/0', { period: '2025-Q4' as typeof q1 }), awardTo('gamma', '/incentives/0')];
    const plan = replayPlan({ ...terms, awards: [before, within], choices: [chosen('alpha', '/incentives/0', { option: 0, at: day(110) })] }, asked());
    const award = awardTo('alpha', '/incentives/0');
    const { awards, choices } = withAwardsReplayed(plan, [award]).replayedTerms;
    expect(awards).toEqual([before, award]);
    expect(choices.map(({ partnerId, period, clause, option }) => [partnerId, period, clause, option])).toEqual([['ptr_alpha', q1, '/incentives/0', 0], ['ptr_alpha', q1, '/incentives/0', 0]]);
  });
});

describe('a SPIFF that is replayed', () => {
  const terms = afterQ1(rulesWith({ spiffs: [meetings()] }));
  const met = [meeting('a', 10, 20), meeting('b', 30, 95)];

  it('pays for the touchpoints of its quarters, and differs by its own clause', () => {
    expect(paid(replayed(terms, met, {}, [issuedAs('spiff', 'beta', '750.00')]))).toEqual([['booked', 'spiff', 'ptr_beta', q1, 75_000n], ['replayed', 'spiff', 'ptr_beta', q1, 75_000n]]);
    expect(brief(replayed(terms, met, { rules: draft({ spiffs: [meetings({ amount: '400.00' })] }) }, [issuedAs('spiff', 'beta', '750.00')])))
      .toEqual([['spiff', 'meetings', 'ptr_beta', q1, '/spiffs/0', '/spiffs/0', '750.00', '1200.00', '450.00', ['clause', '/spiffs/0/amount', '450.00']]]);
    expect(brief(replayed(terms, met, { rules: draft({}) }, [issuedAs('spiff', 'beta', '750.00')])).map((row) => row.slice(4))).toEqual([['/spiffs/0', null, '750.00', '0.00', '-750.00', ['clause', '/spiffs', '-750.00']]]);
  });

  it('differs by its own clauses where others differ as well, and by those others where they alone decide what counts', () => {
    const confirmed = dealNamed('a', opened(day(5)), touched(day(10), 't0', 'beta', 'selling'), touched(day(20), 't1', 'beta', 'selling'), { type: 'TouchpointConfirmed', at: day(21), data: { touchpointId: 't1', side: 'vendor' } });
    const causes = (sections: object) => brief(replayed(terms, [confirmed], { rules: draft(sections) }, [issuedAs('spiff', 'beta', '500.00')]))[0]?.slice(7);
    const { attribution } = documentWith() as { readonly attribution: { readonly evidence: object } };
    const strict = { attribution: { ...attribution, evidence: { ...attribution.evidence, counts: 'confirmed' } } };
    expect(causes({ ...documentWith({ coSell: '30' }), spiffs: [meetings({ amount: '400.00' })] })).toEqual(['800.00', '300.00', ['clause', '/spiffs/0/amount', '300.00']]);
    expect(causes({ ...strict, incentives: [bonus()], spiffs: [meetings()] })).toEqual(['250.00', '-250.00', ['clause', '/attribution/evidence/counts', '/incentives/0', '-250.00']]);
  });

  it('pays for no more than the first so many, however many deals they are of', () => {
    const most = { rules: draft({ spiffs: [meetings({ maximumPerPartner: 2 })] }) };
    const many = [meeting('c', 50, 60, 70), meeting('b', 30, 40), meeting('a', 10)];
    expect(paid(replayed(terms, many, most, [])).filter(([side]) => side === 'replayed')).toEqual([['replayed', 'spiff', 'ptr_beta', q1, 50_000n]]);
  });

  it('goes by the version in force at the end of each quarter', () => {
    const dearer = { ...publishing({ at: day(1), document: { ...documentWith(), spiffs: [meetings()] } }, { at: day(95), document: { ...documentWith({ from: '2026-04-01' }), spiffs: [meetings({ amount: '400.00' })] } }),
      closings: [closed(q1, day(100)), closed(q2, day(200))] };
    expect(paid(replayed(dearer, [meeting('a', 10, 120)], { to: q2 }, []))).toEqual([['replayed', 'spiff', 'ptr_beta', q1, 25_000n], ['replayed', 'spiff', 'ptr_beta', q2, 40_000n]]);
  });
});

describe('any awards', () => {
  const terms: Terms = { ...rulesWith({ incentives: [bonus({ clawback: true }), bonus({ id: 'one', atLeast: 1, reward: { amount: '10.00' } })], spiffs: [meetings({ maximumPerPartner: 3 })] }), closings: [closed(q1, day(100))] };
  const drawn = fc.array(fc.record({ at: fc.integer({ min: 7, max: 98 }), alone: fc.boolean(), refund: fc.option(fc.integer({ min: 0, max: 40 })), touches: fc.array(fc.integer({ min: 7, max: 98 }), { maxLength: 3 }) }), { maxLength: 7 })
    .map((deals) => deals.map(({ at, alone, refund, touches }, index) => dealNamed(`d${index}`, opened(day(5)), assigned(day(6), 'beta', 'selling'), ...(alone ? [] : [assigned(day(6), 'alpha', 'sourcing')]),
      ...touches.toSorted((one, other) => one - other).filter((on) => on <= at).map((on, number) => touched(day(on), `t${number}`, 'beta', 'selling')), won(day(at)), ...(refund === null ? [] : [refunded(day(at + refund), '50000.00')]))));

  it('are those that the closing of the quarter counts, where they are replayed under the rules they were counted by', () => {
    fc.assert(fc.property(drawn, (deals) => {
      const closing = awardTally(terms, { period: q1, knownAt: day(100) });
      deals.forEach(closing.add);
      const { counted: ofClosing, spiffs } = closing.found();
      const plan = replayPlan(terms, asked());
      const counts = counted(plan, deals);
      const names = (awards: readonly { readonly partnerId: string; readonly clause: string }[]) => awards.map(({ partnerId, clause }) => `${clause} ${partnerId}`).sort();
      for (const side of ['booked', 'replayed'] as const) expect(names(countedAwards(plan, counts, side))).toEqual(names(ofClosing));
      const inQuarter = spiffs.filter(({ period }) => period === q1).map(({ partnerId, amountMinor }) => [partnerId, amountMinor]);
      expect(replayedAwards(plan, counts, []).money.filter(({ kind }) => kind === 'spiff').map(({ partnerId, minor }) => [partnerId, minor])).toEqual(inQuarter);
    }), { numRuns: 60 });
  });

  it('K4: are the same however the deals are shared out among workers', () => {
    fc.assert(fc.property(drawn, fc.integer({ min: 1, max: 4 }), (deals, workers) => {
      const plan = replayPlan(terms, asked({ rules: draft({ incentives: [bonus({ atLeast: 1 })], spiffs: [meetings({ maximumPerPartner: 1 })] }) }));
      const shared = noAwardCounts();
      for (let worker = workers - 1; worker >= 0; worker -= 1) mergeAwardCounts(shared, counted(plan, deals.filter((_, index) => index % workers === worker)));
      expect(replayedAwards(plan, shared, bonuses)).toEqual(replayedAwards(plan, counted(plan, deals), bonuses));
    }), { numRuns: 60 });
  });

  it('count nothing for quarters that are not yet closed', () => {
    const plan = replayPlan(terms, asked({ from: q2, to: q3 }));
    expect(counted(plan, twoWins)).toEqual(noAwardCounts());
  });
});
