import { describe, expect, it } from '@jest/globals';
import type { EventId, Instant, Period } from '#kernel';
import { day, opened, sealed, touched, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, chosen, closed, dealNamed, mergedInto, q1, q2, q3, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import type { Terms } from '../terms/terms.js';
import { awardKey, awardLines, lineMinor } from './award-lines.js';
import { awardTally } from './award-tally.js';

const rules = rulesWith({
  incentives: [
    { id: 'money', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { amount: '5000.00' }, clawback: true },
    { id: 'choice', count: 'coSellWon', atLeast: 3, per: 'quarter', choice: [{ amount: '4000.00' }, { upliftPoints: '5', on: 'nextQuarter' }] }],
  spiffs: [{ id: 'meetings', from: '2026-01-01', to: '2026-06-30', on: { touchpoint: 'meeting' }, amount: '250.00', maximumPerPartner: 3 }] });

interface Close {
  readonly period: Period;
  readonly knownAt: Instant;
  readonly terms: Terms;
}
/** The lines of one closing after the other, each less what the ones before issued. */
const linesOf = (deals: Parameters<typeof dealNamed>[], closes: readonly Close[]) => {
  const issued = new Map<string, bigint>();
  return closes.map(({ period, knownAt, terms }) => {
    const cause = { period, knownAt, eventId: `close-${period}` as EventId };
    const tally = awardTally(terms, cause);
    deals.forEach((deal) => { tally.add(dealNamed(...deal)); });
    const lines = [...awardLines(terms, tally.found(), { cause, issued: new Map(issued) })].flatMap(([partnerId, own]) => own.map((line) => ({ partnerId, ...line })));
    for (const line of lines) {
      const key = awardKey({ ...line, ruleSetId: line.ruleSetId ?? '', version: line.version ?? 0, clause: line.clause ?? '' });
      issued.set(key, (issued.get(key) ?? 0n) + lineMinor(line));
    }
    return lines;
  });
};
const brief = (closings: ReturnType<typeof linesOf>) => closings.map((lines) => lines.map(({ partnerId, kind, dealPeriod, amount, clause }) => [partnerId, kind, dealPeriod, amount, clause]));
const first = (terms: Terms): Close => ({ period: q1, knownAt: day(100), terms });
const second = (terms: Terms): Close => ({ period: q2, knownAt: day(200), terms: { ...terms, closings: [closed(q1, day(100)), ...terms.closings] } });
const third = (terms: Terms): Close => ({ period: q3, knownAt: day(300), terms: { ...terms, closings: [closed(q1, day(100)), closed(q2, day(200))] } });

describe('the lines of incentives', () => {
  const money = { ...rules, awards: [awardTo('alpha', '/incentives/0')] };

  it('C3: pay an amount once, at the close that counted it, payable as the rules say', () => {
    expect(brief(linesOf([], [first(money), second(money)]))).toEqual([[['ptr_alpha', 'incentive', '2026-Q1', '5000.00', '/incentives/0/reward/amount']], []]);
    expect(linesOf([], [first(money)])[0]).toMatchObject([{ causeEventId: 'close-2026-Q1', causeType: 'PeriodCloseApproved', occurredAt: '2026-04-01T03:59:59.999Z', dueOn: '2026-04-30', withheld: false, eventIds: [] }]);
  });

  it('take it back once, at the close that found too few deals left', () => {
    const taken = { ...rules, awards: [awardTo('alpha', '/incentives/0', { takenBackIn: q2 })] };
    expect(brief(linesOf([], [first(money), second(taken), third(taken)]))).toEqual([
      [['ptr_alpha', 'incentive', '2026-Q1', '5000.00', '/incentives/0/reward/amount']], [['ptr_alpha', 'incentive', '2026-Q1', '-5000.00', '/incentives/0/reward/amount']], []]);
  });

  it('C3: pay what was chosen late at the close after the choice, and nothing where an uplift was chosen', () => {
    const award = [awardTo('alpha', '/incentives/1')];
    const choosing = (option: number, at = day(120)): Terms => ({ ...rules, awards: award, choices: [chosen('alpha', '/incentives/1', { option, at })] });
    const paid = ['ptr_alpha', 'incentive', '2026-Q1', '4000.00', '/incentives/1/choice/0/amount'];
    expect(brief(linesOf([], [first({ ...rules, awards: award }), second(choosing(0)), third(choosing(0))]))).toEqual([[], [paid], []]);
    expect(linesOf([], [second(choosing(0))])[0]).toMatchObject([{ eventIds: [`choice-alpha-${day(120)}`] }]);
    expect(brief(linesOf([], [second(choosing(1)), third(choosing(1))]))).toEqual([[], []]);
    expect(brief(linesOf([], [second(choosing(0, day(201))), third(choosing(0, day(201)))]))).toEqual([[], [paid]]);
  });

  it('pay the option that was chosen, and none before one is', () => {
    const amounts = rulesWith({ incentives: [{ id: 'choice', count: 'coSellWon', atLeast: 3, per: 'quarter', choice: [{ amount: '4000.00' }, { amount: '3000.00' }] }] });
    const award = { ...amounts, awards: [awardTo('alpha', '/incentives/0')] };
    const chose = { ...award, choices: [chosen('alpha', '/incentives/0', { option: 1, at: day(120) })] };
    expect(brief(linesOf([], [first(award), second(chose)]))).toEqual([[], [['ptr_alpha', 'incentive', '2026-Q1', '3000.00', '/incentives/0/choice/1/amount']]]);
  });

  it('stand in the order of the incentives, whatever the order of the awards, and are paid as the version says that counted them', () => {
    const both = { ...rules, awards: [awardTo('alpha', '/incentives/1'), awardTo('alpha', '/incentives/0')], choices: [chosen('alpha', '/incentives/1', { option: 0, at: day(90) })] };
    expect(brief(linesOf([], [first(both)]))[0]?.map(([, , , amount]) => amount)).toEqual(['5000.00', '4000.00']);
    const money = { incentives: [{ id: 'money', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { amount: '5000.00' } }] };
    const slower = publishing({ at: day(1), document: { ...documentWith(), ...money } }, { at: day(2), document: { ...documentWith(), ...money, payout: { cycleDays: 45, minimum: '50.00', holdback: { percent: '0', days: 0 } } } });
    expect([1, 2].map((version) => linesOf([], [first({ ...slower, awards: [awardTo('alpha', '/incentives/0', { version })] })])[0]?.[0]?.dueOn)).toEqual(['2026-04-30', '2026-05-15']);
  });

  it('take nothing back of an incentive but by an award that is taken back', () => {
    expect(brief(linesOf([], [first(money), second(rules)]))[1]).toEqual([]);
  });

  it('are of one award whichever of its rewards they name, and of another by any other name', () => {
    const name = { kind: 'incentive', partnerId: 'ptr_alpha', dealPeriod: q1, ruleSetId: 'standard', version: 1, clause: '/incentives/1/choice/0/amount' };
    expect(awardKey({ ...name, clause: '/incentives/1/choice/1/amount' })).toBe(awardKey(name));
    const others = [{ kind: 'spiff' }, { partnerId: 'ptr_beta' }, { dealPeriod: q2 }, { ruleSetId: 'other' }, { version: 2 }, { clause: '/incentives/2/choice/0/amount' }];
    expect(new Set([{}, ...others].map((more) => awardKey({ ...name, ...more }))).size).toBe(7);
  });

  it('pay nothing for tiers', () => {
    expect(brief(linesOf([], [first({ ...rules, awards: [awardTo('alpha', '/tiers/0')] })]))).toEqual([[]]);
  });
});

describe('the lines of SPIFFs', () => {
  const meetings = (...days: readonly number[]): LogEntry[] => days.map((on, index) => touched(day(on), `t${index}`, 'beta', 'selling'));
  const spiff = (period: string, amount: string, name = 'beta') => [`ptr_${name}`, 'spiff', period, amount, '/spiffs/0'];

  it('C9: pay each touchpoint at the close of its quarter, up to the maximum over all quarters', () => {
    expect(brief(linesOf([['a', opened(day(5)), ...meetings(10, 20, 100, 110)]], [first(rules), second(rules), third(rules)]))).toEqual([[spiff('2026-Q1', '500.00')], [spiff('2026-Q2', '250.00')], []]);
  });

  it('pay a touchpoint that was learned later at the next close, for its own quarter, and one fewer of the quarter after', () => {
    const late = { ...touched(day(15), 'late', 'beta', 'selling'), recordedAt: day(210) };
    expect(brief(linesOf([['a', opened(day(5)), ...meetings(10, 20, 100), late]], [first(rules), second(rules), third(rules)]))).toEqual([
      [spiff('2026-Q1', '500.00')], [spiff('2026-Q2', '250.00')], [spiff('2026-Q1', '250.00'), spiff('2026-Q2', '-250.00')]]);
  });

  it('C9: take back at the next close what a void touchpoint was paid', () => {
    const voided: LogEntry = { type: 'TouchpointVoided', at: day(120), data: { touchpointId: 't0', reason: sealed } };
    expect(brief(linesOf([['a', opened(day(5)), ...meetings(10, 20), voided]], [first(rules), second(rules), third(rules)]))).toEqual([[spiff('2026-Q1', '500.00')], [spiff('2026-Q1', '-250.00')], []]);
    expect(brief(linesOf([['a', opened(day(5)), ...meetings(10), voided]], [first(rules), second(rules), third(rules)]))).toEqual([[spiff('2026-Q1', '250.00')], [spiff('2026-Q1', '-250.00')], []]);
  });

  it('move nothing that was issued when partners merge', () => {
    const merged = { ...rules, mergers: [mergedInto('beta', 'gamma', day(120))] };
    expect(brief(linesOf([['a', opened(day(5)), ...meetings(10, 100)]], [first(rules), second(merged)]))).toEqual([[spiff('2026-Q1', '250.00')], [spiff('2026-Q2', '250.00', 'gamma')]]);
  });
});
