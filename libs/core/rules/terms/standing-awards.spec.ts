import { describe, expect, it } from '@jest/globals';
import type { Instant, Period } from '#kernel';
import { day } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, chosen, closed, q1, q2, q3, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { standard } from '../../../../test/support/dossier/rule-set-log.js';
import { choiceOf, incentiveOf, standingUplifts } from './standing-awards.js';
import type { Terms } from './terms.js';

const uplift = { upliftPoints: '5', on: 'nextQuarter' };
const rules = rulesWith({ incentives: [
  { id: 'uplift', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: uplift, clawback: true },
  { id: 'choice', count: 'coSellWon', atLeast: 3, per: 'quarter', choice: [{ amount: '5000.00' }, uplift] },
  { id: 'money', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { amount: '5000.00' } }] });
const terms: Terms = { ...rules, closings: [closed(q1, day(100)), closed(q2, day(200))],
  awards: [awardTo('alpha', '/incentives/1'), awardTo('beta', '/incentives/0'), awardTo('alpha', '/incentives/0'), awardTo('alpha', '/incentives/2')] };
const raising = (told: Terms, period: Period, until?: Instant) => standingUplifts(told, standard, period, until).map(({ partnerId, option }) => [partnerId, option?.clause]);
const bothUplifts = [['ptr_alpha', '/incentives/0/reward/upliftPoints'], ['ptr_beta', '/incentives/0/reward/upliftPoints']];

describe('the awards that raise a quarter\'s deals', () => {
  it('C3: are the uplifts counted at the close of the quarter before, in the order of the rules', () => {
    expect(raising(terms, q2)).toEqual(bothUplifts);
    expect([q1, q3].map((period) => raising(terms, period))).toEqual([[], []]);
    expect(standingUplifts(terms, 'other' as typeof standard, q2)).toEqual([]);
  });

  it('hold from the end of the closing on, not from its approval', () => {
    const [end] = terms.closings.map(({ closed: told }) => told?.recordedAt);
    expect(raising(terms, q2, day(100))).toEqual([]);
    expect(raising(terms, q2, end)).toEqual(bothUplifts);
    expect(raising({ ...terms, closings: [{ ...closed(q1, day(100)), closed: null }] }, q2)).toEqual([]);
  });

  it('C3: are the partner\'s choice from when it is made on, and none before or if it took the money', () => {
    const choosing = (option: number) => ({ ...terms, choices: [chosen('alpha', '/incentives/1', { option, at: day(120) })] });
    expect(raising(choosing(1), q2, day(119))).toEqual(bothUplifts);
    expect(raising(choosing(1), q2)).toEqual([...bothUplifts, ['ptr_alpha', '/incentives/1/choice/1/upliftPoints']]);
    expect(standingUplifts(choosing(1), standard, q2).at(-1)?.choiceEventId).toBe(`choice-alpha-${day(120)}`);
    expect(raising(choosing(0), q2)).toEqual(bothUplifts);
  });

  it('no longer are those that a later close took back', () => {
    const taken = { ...terms, awards: terms.awards.map((award) => (award.partnerId === 'ptr_beta' ? { ...award, takenBackIn: q2 } : award)) };
    expect(raising(taken, q2, day(200))).toEqual(bothUplifts);
    expect(raising(taken, q2)).toEqual(bothUplifts.slice(0, 1));
    expect(raising(taken, q2, terms.closings[1]?.closed?.recordedAt)).toEqual(bothUplifts.slice(0, 1));
  });
});

describe('an award', () => {
  it('is of an incentive of its version, or of none', () => {
    expect(incentiveOf(terms, awardTo('alpha', '/incentives/1'))?.id).toBe('choice');
    expect(incentiveOf(terms, awardTo('alpha', '/tiers/0'))).toBeUndefined();
    expect(incentiveOf(terms, awardTo('alpha', '/incentives/7'))).toBeUndefined();
    expect(incentiveOf(terms, awardTo('alpha', '/incentives/1', { version: 2 }))).toBeUndefined();
  });

  it('is of any incentive of a long list, and by its whole clause alone', () => {
    const many = rulesWith({ incentives: Array.from({ length: 12 }, (_, index) => ({ id: `no-${index}`, count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { amount: '1.00' } })) });
    expect(['/incentives/1', '/incentives/11'].map((clause) => incentiveOf(many, awardTo('alpha', clause))?.id)).toEqual(['no-1', 'no-11']);
    expect(['/incentives/1/reward/amount', '/tiers/0/incentives/1', '/incentives/12'].map((clause) => incentiveOf(many, awardTo('alpha', clause)))).toEqual([undefined, undefined, undefined]);
    expect(incentiveOf(many, awardTo('alpha', '/incentives/1', { ruleSetId: 'other' as typeof standard }))).toBeUndefined();
  });

  it('goes by no choice of another rule set, version or clause', () => {
    const choice = chosen('alpha', '/incentives/1', { option: 1, at: day(120) });
    const others = [{ ...choice, ruleSetId: 'other' as typeof standard }, { ...choice, version: 2 }, { ...choice, clause: '/incentives/0' }];
    for (const other of others) expect(choiceOf({ ...terms, choices: [other] }, awardTo('alpha', '/incentives/1'))).toBeUndefined();
    expect([day(119), day(120)].map((until) => choiceOf({ ...terms, choices: [choice] }, awardTo('alpha', '/incentives/1'), until)?.option)).toEqual([undefined, 1]);
  });

  it('goes by the choice for itself alone', () => {
    const choices = [chosen('beta', '/incentives/1', { option: 1, at: day(120) }), { ...chosen('alpha', '/incentives/1', { option: 1, at: day(121) }), period: q2 }];
    expect(choiceOf({ ...terms, choices }, awardTo('alpha', '/incentives/1'))).toBeUndefined();
    expect(choiceOf({ ...terms, choices }, awardTo('beta', '/incentives/1'))?.option).toBe(1);
  });
});
