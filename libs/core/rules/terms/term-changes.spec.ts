import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, won } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, chosen, closed, dealNamed, mergedInto, q1, q2, restatedTo, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { standard } from '../../../../test/support/dossier/rule-set-log.js';
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

  it('are restatements by the rule sets that it ever followed, and what was published for those', () => {
    const restatements = [restatedTo(1, day(120)), restatedTo(1, day(130), { ruleSetId: 'other' as never })];
    expect(changes({ restatements })).toEqual([['PeriodRestated', day(120)]]);
    const moved = dealNamed('a', opened(day(5), { ruleSetId: 'other' as never }), assigned(day(6), 'alpha', 'selling'), { type: 'DealMovedToRuleSet', at: day(7), data: { ruleSetId: standard } }, won(day(79)));
    expect(termChangesFor(moved, { ...rulesWith(), restatements }, day(0)).map(({ recordedAt }) => recordedAt)).toEqual([day(1), day(120), day(130)]);
  });

  it('are mergers of its partners also where nothing was published for it', () => {
    const strange = dealNamed('a', opened(day(5), { ruleSetId: 'other' as never }), assigned(day(6), 'alpha', 'selling'), won(day(79)));
    expect(termChangesFor(strange, { ...rulesWith(), mergers: [mergedInto('alpha', 'beta', day(125))] }, day(2)).map(({ type, occurredAt }) => [type, occurredAt])).toEqual([['PartnerMerged', '2026-05-05T00:00:00.000Z']]);
  });

  it('are its partners\' choices and mergers, in the order of recording, and what concerns whom they became', () => {
    const awards = [awardTo('alpha', '/incentives/0'), awardTo('beta', '/incentives/0')];
    const choices = [chosen('alpha', '/incentives/0', { option: 0, at: day(130) }), chosen('beta', '/incentives/0', { option: 0, at: day(120) }), chosen('gamma', '/incentives/0', { option: 0, at: day(110) }), chosen('delta', '/incentives/0', { option: 0, at: day(127) })];
    expect(changes({ closings, awards, choices })).toEqual([['PeriodClosed', end], ['IncentiveChosen', day(130)]]);
    expect(changes({ closings, awards, choices, mergers: [mergedInto('alpha', 'beta', day(125)), mergedInto('gamma', 'delta', day(126))] })).toEqual([
      ['PeriodClosed', end], ['IncentiveChosen', day(120)], ['PartnerMerged', day(125)], ['IncentiveChosen', day(130)]]);
  });
});
