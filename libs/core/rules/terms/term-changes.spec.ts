import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, won } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, chosen, closed, dealNamed, mergedInto, q1, q2, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { termChangesFor } from './term-changes.js';
import type { Terms } from './terms.js';

const deal = dealNamed('a', opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(79)));
const changes = (terms: Partial<Terms>, after = day(2)) => termChangesFor(deal, { ...rulesWith(), ...terms }, after).map(({ type, recordedAt }) => [type, recordedAt]);
const [end, secondEnd] = [closed(q1, day(100)), closed(q2, day(200))].map((closing) => closing.closed?.recordedAt);
const closings = [closed(q1, day(100)), closed(q2, day(200))];

describe('the changes of the terms that may concern a deal', () => {
  it('are what was published for its rule set after an instant', () => {
    expect(changes({}, day(0))).toEqual([['RuleSetApproved', day(1)]]);
    expect(changes({}, day(1))).toEqual([]);
  });

  it('are the closings that counted awards of its partners, or took them back, each once', () => {
    expect(changes({ closings })).toEqual([]);
    expect(changes({ closings, awards: [awardTo('beta', '/incentives/0')] })).toEqual([]);
    const awards = [awardTo('alpha', '/incentives/0'), awardTo('alpha', '/incentives/1', { takenBackIn: q2 })];
    expect(changes({ closings, awards })).toEqual([['PeriodClosed', end], ['PeriodClosed', secondEnd]]);
  });

  it('are its partners\' choices and mergers, in the order of recording, and what concerns whom they became', () => {
    const awards = [awardTo('alpha', '/incentives/0'), awardTo('beta', '/incentives/0')];
    const choices = [chosen('alpha', '/incentives/0', { option: 0, at: day(130) }), chosen('beta', '/incentives/0', { option: 0, at: day(120) }), chosen('gamma', '/incentives/0', { option: 0, at: day(110) })];
    expect(changes({ closings, awards, choices })).toEqual([['PeriodClosed', end], ['IncentiveChosen', day(130)]]);
    expect(changes({ closings, awards, choices, mergers: [mergedInto('alpha', 'beta', day(125)), mergedInto('gamma', 'delta', day(126))] })).toEqual([
      ['PeriodClosed', end], ['IncentiveChosen', day(120)], ['PartnerMerged', day(125)], ['IncentiveChosen', day(130)]]);
  });
});
