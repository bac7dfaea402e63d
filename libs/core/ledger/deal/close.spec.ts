import { describe, it } from '@jest/globals';
import type { DealEvent } from '#events';
import type { RuleSetId } from '#kernel';
import { acme, closed, created, facts, given, hasRole, lost, won } from '../../../../test/support/decider/deal-scene.js';
import { at } from '../../../../test/support/decider/given.js';
import { alpha, instant, sealed } from '../../../../test/support/decider/people.js';

const win = { type: 'WinDeal', dateAssumed: false } as const;
const lose = { type: 'LoseDeal', dateAssumed: false } as const;
const reopened: DealEvent = { type: 'DealReopened', data: { reason: sealed('why') } };
const onClose = { occurredAt: closed };
const another = 'another' as RuleSetId;
const bothPublished = { ...facts, publishedRuleSets: new Set([...facts.publishedRuleSets, another]) };

describe('closing a deal', () => {
  it('wins or loses it at an instant', () => {
    given(acme()).when(win, onClose).then({ type: 'DealWon', data: { dateAssumed: false } });
    given(acme()).when({ ...lose, dateAssumed: true }, onClose).then({ type: 'DealLost', data: { dateAssumed: true } });
    given(acme()).when(win, { occurredAt: created }).then({ type: 'DealWon', data: { dateAssumed: false } });
  });

  it('refuses a close before the opening', () => {
    given(acme()).when(win, { occurredAt: instant('2026-01-04') }).thenRejected('closed-before-opened');
    given(acme()).when(lose, { occurredAt: instant('2026-01-04') }).thenRejected('closed-before-opened');
  });

  it('refuses a close before the reopening: to put the earlier close right is a correction', () => {
    const again = [acme(), won, at(instant('2026-05-02'), reopened)];
    given(...again).when(win, onClose).thenRejected('won-before-reopened', { pointer: '/occurredAt' });
    given(...again).when(lose, { occurredAt: instant('2026-05-01') }).thenRejected('lost-before-reopened');
    given(...again).when(win, { occurredAt: instant('2026-05-02') }).then({ type: 'DealWon', data: { dateAssumed: false } });
    given(...again).when(lose, { occurredAt: instant('2026-06-01') }).then({ type: 'DealLost', data: { dateAssumed: false } });
  });

  it('told again is nothing new, and told otherwise is refused', () => {
    given(acme(), won).when(win, onClose).thenNothing();
    given(acme(), lost).when(lose, onClose).thenNothing();
    given(acme(), won).when(win).thenRejected('deal-already-won');
    given(acme(), won).when(lose, onClose).thenRejected('deal-already-won');
    given(acme(), lost).when(lose).thenRejected('deal-already-lost');
    given(acme(), lost).when(win, onClose).thenRejected('deal-already-lost');
  });
});

describe('what only an open deal changes', () => {
  const changes = [
    [{ type: 'ChangeAmount', amount: '1.00' }, { type: 'AmountChanged', data: { amount: '1.00' } }],
    [{ type: 'ChangeModel', model: 'sell-to' }, { type: 'ModelChanged', data: { model: 'sell-to' } }],
    [{ type: 'MoveToRuleSet', ruleSetId: another }, { type: 'DealMovedToRuleSet', data: { ruleSetId: another } }],
    [{ type: 'NameStageLead', stage: 'Demo', partnerId: alpha }, { type: 'StageLeadNamed', data: { stage: 'Demo', partnerId: alpha } }],
  ] as const;

  it.each(changes)('B1: %j', (command, fact) => {
    given(acme()).when(command, { facts: bothPublished }).then(fact);
    given(acme(), won, reopened).when(command, { facts: bothPublished }).then(fact);
    given(acme(), won).when(command, { facts: bothPublished }).thenRejected('deal-already-won');
    given(acme(), lost).when(command, { facts: bothPublished }).thenRejected('deal-already-lost');
  });

  it.each(changes)('told again is nothing new, also on a won deal: %j', (command, fact) => {
    given(acme(), fact, won).when(command, { facts: bothPublished }).thenNothing();
  });

  it('an amount imported with its whole history again is nothing new', () => {
    const past = [acme(), at(instant('2026-01-10'), { type: 'AmountChanged', data: { amount: '1.00' } } as const), at(instant('2026-01-20'), { type: 'AmountChanged', data: { amount: '2.00' } } as const)];
    given(...past).when({ type: 'ChangeAmount', amount: '1.00' }, { occurredAt: instant('2026-01-10') }).thenNothing();
    given(...past).when({ type: 'ChangeAmount', amount: '50000.00' }, { occurredAt: created }).thenNothing();
    given(...past).when({ type: 'ChangeAmount', amount: '1.00' }).then({ type: 'AmountChanged', data: { amount: '1.00' } });
  });

  it('an amount has exactly the digits of the deal\'s currency', () => {
    given(acme()).when({ type: 'ChangeAmount', amount: '1' }).thenRejected('amount-invalid');
    given(acme({ currency: 'JPY', amount: '5' })).when({ type: 'ChangeAmount', amount: '1.00' }).thenRejected('amount-invalid');
    given(acme()).when({ type: 'ChangeAmount', amount: '-1.00' }).thenRejected('amount-invalid');
  });

  it('a deal is sold without a model only without roles', () => {
    given(acme()).when({ type: 'ChangeModel', model: null }).then({ type: 'ModelChanged', data: { model: null } });
    given(acme(), hasRole(alpha, 'selling')).when({ type: 'ChangeModel', model: null }).thenRejected('roles-need-model');
  });

  it('a rule set is a published one', () => {
    given(acme()).when({ type: 'MoveToRuleSet', ruleSetId: another }).thenRejected('rule-set-not-published');
  });
});
