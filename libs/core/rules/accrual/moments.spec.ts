import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { assigned, day, opened, partner, refunded, reopened, sealed, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, closed, dealNamed, mergedInto, q1, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { noTerms, type Terms } from '../terms/terms.js';
import { accrualsOf } from './accruals-of.js';
import { momentsOf } from './moments.js';
import { owedLines } from './owed-lines.js';

const before = [opened(day(5)), assigned(day(6), 'alpha', 'selling'), assigned(day(6), 'beta', 'sourcing'), touched(day(7), 't', 'alpha', 'selling'),
  { type: 'DealRegistered', at: day(8), data: { registrationId: 'g', parties: [{ partnerId: partner('alpha'), role: 'selling', weight: null }] } }] satisfies LogEntry[];
const won40 = [...before, won(day(40))];
const momentsIn = (entries: readonly LogEntry[], terms: Terms = noTerms) => momentsOf(dealNamed('a', ...entries), terms).map(({ type, recordedAt, throughRevision }) => [type, recordedAt, throughRevision]);

describe('the moments at which what a deal owes may change', () => {
  it.each<LogEntry>([
    { type: 'WonDealCorrected', at: day(50), data: { correctionId: 'k', approvedBy: 'usr_two' as never, change: { amount: '40000.00', closedAt: null, roles: [] } } },
    assigned(day(50), 'gamma', 'influence'), { type: 'RoleReleased', at: day(50), data: { partnerId: partner('beta'), role: 'sourcing' } },
    touched(day(50), 't2', 'alpha', 'selling'), { type: 'TouchpointConfirmed', at: day(50), data: { touchpointId: 't', side: 'vendor' } },
    { type: 'TouchpointContested', at: day(50), data: { touchpointId: 't', side: 'vendor', reason: sealed } }, { type: 'TouchpointVoided', at: day(50), data: { touchpointId: 't', reason: sealed } },
    { type: 'TouchpointCorrected', at: day(50), data: { touchpointId: 't', partnerId: partner('beta'), role: 'sourcing', kind: 'demo', touchedAt: day(9), reason: null } },
    { type: 'RegistrationApproved', at: day(50), data: { registrationId: 'g', boundFor: [], reason: null, validUntil: null } },
    { type: 'ModelChanged', at: day(50), data: { model: 'sell-to' } }, { type: 'AmountChanged', at: day(50), data: { amount: '40000.00' } }, { type: 'MarginSet', at: day(50), data: { margin: '10.00' } },
    { type: 'DealInvoiced', at: day(50), data: { invoiceId: 'i', amount: '10.00' } }, { type: 'CashCollected', at: day(50), data: { receiptId: 'c', amount: '10.00' } },
    refunded(day(50), '10.00'), { type: 'CustomerChurned', at: day(50), data: { churnId: 'c', amount: null, servedMonths: 6, termMonths: 12 } }, reopened(day(50)),
  ])('are the first win and, since then, what is told of the deal: $type', (fact) => {
    expect(momentsIn([...won40, fact])).toEqual([['DealWon', day(40), 5], [fact.type, day(50), 6]]);
  });

  it('are none before the first win, and none of what no evaluation rests on', () => {
    expect(momentsIn(before)).toEqual([]);
    expect(momentsIn([...before, { type: 'DealLost', at: day(40), data: { dateAssumed: false } }])).toEqual([]);
    expect(momentsIn([...won40, { type: 'RegistrationAccepted', at: day(50), data: { registrationId: 'g', partnerId: partner('alpha') } }, { type: 'StageChanged', at: day(51), data: { stage: 'Renewal' } }])).toHaveLength(1);
  });

  it('are changes of the terms as well, each before a fact of the same instant, which is priced under it', () => {
    const terms: Terms = { ...publishing({ at: day(1), document: documentWith() }, { at: day(50), document: documentWith({ coSell: '30' }) }), mergers: [mergedInto('alpha', 'gamma', day(60))] };
    expect(momentsIn([...won40, refunded(day(50), '10.00')], terms)).toEqual([['DealWon', day(40), 5], ['RuleSetApproved', day(50), 5], ['DealRefunded', day(50), 6], ['PartnerMerged', day(60), 6]]);
    expect(momentsIn([...before, { ...won(day(40)), recordedAt: day(60) }], terms)).toEqual([['DealWon', day(60), 5]]);
  });
});

describe('what a deal owes, line by line', () => {
  const twoUplifts = rulesWith({ incentives: [5, 3].map((points) => ({ id: `by-${points}`, count: 'coSellWon', atLeast: 1, per: 'quarter', reward: { upliftPoints: `${points}`, on: 'nextQuarter' } })) });
  const next = dealNamed('next', opened(day(5), { amount: '10000.00' }), assigned(day(6), 'alpha', 'selling'), won(day(110)));

  it('keeps two uplifts of one position apart, each by the clause that awards it', () => {
    const terms: Terms = { ...twoUplifts, closings: [closed(q1, day(100))], awards: [awardTo('alpha', '/incentives/0'), awardTo('alpha', '/incentives/1')] };
    expect(accrualsOf(next, terms).map(({ kind, clause, amount }) => [kind, clause, amount])).toEqual([
      ['commission', '/commission/solo', '2000.00'], ['uplift', '/incentives/0/reward/upliftPoints', '500.00'], ['uplift', '/incentives/1/reward/upliftPoints', '300.00']]);
    expect(new Set(accrualsOf(next, terms).map(({ lineKey }) => lineKey)).size).toBe(3);
  });

  it('is nothing to the vendor, who keeps the part of positions that nobody fills', () => {
    const document = documentWith();
    const retaining = rulesWith({ attribution: { ...(document['attribution'] as object), unfilled: 'retain' } });
    const owed = (at: Instant) => [...owedLines(evaluateStored(dealNamed('a', ...won40), retaining, { knownAt: at })).values()].map(({ partnerId, amountMinor }) => [partnerId, amountMinor]);
    // 27 % of 50,000.00: a fifth to the one, two fifths to the other.
    expect(owed(day(40))).toEqual([['ptr_beta', 270_000n], ['ptr_alpha', 540_000n]]);
    expect(owed(day(39))).toEqual([]);
    expect([...owedLines(undefined)]).toEqual([]);
  });
});
