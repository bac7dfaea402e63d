import type { Actor, BatchEvent, RecordedBatchEvent } from '#events';
import {
  accept, digestOf, formatMinor, lastInstantOfDay, localDayOf, parseLocalDay, parseMinor, reject, unreachable, type Currency, type Decider, type Decision,
  type DecisionContext,
} from '#kernel';
import { heldBack, type HeldBack } from '../partner/held-back.js';
import type { BatchCommand } from './batch.commands.js';
import { evolveBatch, nothingListed } from './batch.evolve.js';
import { leftOutKey, payableOf, type BatchFacts, type BatchState, type PaymentState } from './batch.state.js';

type CommandOf<Type extends BatchCommand['type']> = Extract<BatchCommand, { type: Type }>;
type Context = DecisionContext<Actor, BatchFacts>;
type Answer = Decision<BatchEvent>;

const decide = (state: BatchState, command: BatchCommand, context: Context): Answer => {
  const standing = context.facts.register.batches[context.facts.batch - 1]?.standing;
  if (standing === undefined) return reject('batch-unknown', `There is no batch ${context.facts.batch}.`);
  if (command.type === 'ProposePayment' || command.type === 'LeaveOutPayment') return list(state, command, standing === 'assembling');
  const payment = state.payments.get(command.paymentId);
  if (payment === undefined) return reject('payment-unknown', `Batch ${context.facts.batch} has no payment ${command.paymentId}.`, '/paymentId');
  if (standing !== 'approved') return reject('batch-not-approved', `Batch ${context.facts.batch} is not approved.`);
  switch (command.type) {
    case 'SettlePayment': return settle(payment, command, context);
    case 'FailPayment': return fail(payment, command);
    case 'RetryPayment': return retry(payment);
    case 'CancelPayment': return cancel(payment);
    case 'ConfirmPayment': return confirm(payment, command, context);
    default: return unreachable(command);
  }
};

const list = (state: BatchState, command: CommandOf<'ProposePayment'> | CommandOf<'LeaveOutPayment'>, assembling: boolean): Answer => {
  const { type, ...data } = command;
  const known = type === 'ProposePayment' ? state.payments.has(command.paymentId) : state.leftOut.has(leftOutKey(command));
  if (known) return accept();
  if (!assembling) return reject('batch-not-assembling', 'The batch is put together; it lists nothing more.');
  return accept(type === 'ProposePayment'
    ? { type: 'PaymentProposed', data: data as CommandOf<'ProposePayment'> }
    : { type: 'PaymentLeftOut', data: data as CommandOf<'LeaveOutPayment'> });
};

const settle = (payment: PaymentState, { settledOn, reference }: CommandOf<'SettlePayment'>, context: Context): Answer => {
  const { paymentId, partnerId, standing } = payment;
  if (standing === 'settled' || standing === 'confirmed') {
    return payment.settledOn === settledOn && payment.reference === reference
      ? accept()
      : reject('payment-already-settled', `${paymentId} was settled on ${payment.settledOn}.`, '/paymentId');
  }
  if (standing !== 'proposed') return reject(`payment-${standing}`, `${paymentId} is ${standing}.`, '/paymentId');
  const fault = dayFault(settledOn, '/settledOn', context);
  if (fault) return fault;
  const { payee, register, batch } = context.facts;
  const held = payee && heldBack(payee, register.batches[batch - 1]?.cutOff ?? settledOn);
  if (held && !wasHandedOverBefore(held, { settledOn, reference }, context)) {
    return reject('payment-held-back', `${partnerId} ${held.because}; once it failed and is cancelled, the amount is payable again. `
      + 'What was handed to the bank before that was told is settled by its day and the bank\'s reference.', '/paymentId');
  }
  return accept({ type: 'PaymentSettled', data: { paymentId, partnerId, settledOn, reference } });
};

/**
 * What was with the bank before the ledger was told that the payment is held did move, and is told with the bank's reference. A day counts
 * by its end; on the very day on which it was held, the instant says what came first.
 */
const wasHandedOverBefore = (
  { since }: HeldBack, { settledOn, reference }: Pick<CommandOf<'SettlePayment'>, 'settledOn' | 'reference'>, { occurredAt, facts: { programme } }: Context,
): boolean => {
  const day = parseLocalDay(settledOn);
  if (since === null || reference === null || day === undefined || programme.status === 'none') return false;
  const { timeZone } = programme.calendar;
  return (localDayOf(occurredAt, timeZone) === day ? occurredAt : lastInstantOfDay(day, timeZone)) < since;
};

const fail = ({ paymentId, partnerId, standing }: PaymentState, { because }: CommandOf<'FailPayment'>): Answer => {
  if (standing === 'failed') return accept();
  if (standing === 'confirmed') return reject('payment-confirmed', `The bank has confirmed ${paymentId}.`, '/paymentId');
  if (standing === 'cancelled') return reject('payment-cancelled', `${paymentId} is cancelled.`, '/paymentId');
  return accept({ type: 'PaymentFailed', data: { paymentId, partnerId, because } });
};

const retry = ({ paymentId, partnerId, standing }: PaymentState): Answer => {
  if (standing === 'proposed') return accept();
  return standing === 'failed'
    ? accept({ type: 'PaymentRetried', data: { paymentId, partnerId } })
    : reject('payment-not-failed', `${paymentId} is ${standing}; only what failed is retried.`, '/paymentId');
};

const cancel = ({ paymentId, partnerId, standing }: PaymentState): Answer => {
  if (standing === 'cancelled') return accept();
  return standing === 'failed'
    ? accept({ type: 'PaymentCancelled', data: { paymentId, partnerId } })
    : reject('payment-not-failed', `${paymentId} is ${standing}; only what failed is cancelled.`, '/paymentId');
};

const confirm = (payment: PaymentState, command: CommandOf<'ConfirmPayment'>, context: Context): Answer => {
  const { paymentId, partnerId, standing } = payment;
  const { currency, amount, paidOn, reference } = command;
  if (standing === 'confirmed') {
    return digestOf(payment.confirmation) === digestOf({ currency, amount, paidOn, reference })
      ? accept()
      : reject('payment-already-confirmed', `${paymentId} was confirmed with ${payment.confirmation.amount} ${payment.confirmation.currency}.`, '/paymentId');
  }
  if (standing !== 'settled') return reject('payment-not-settled', `${paymentId} is ${standing}; what is not settled is not confirmed.`, '/paymentId');
  const expected = payableOf(payment);
  if (currency !== expected.currency) return reject('currency-differs', `${paymentId} is paid in ${expected.currency}.`, '/currency');
  const minor = parseMinor(amount, currency as Currency);
  if (minor === undefined || minor < 0n) return reject('amount-invalid', `${amount} is no amount of ${currency}.`, '/amount');
  const variance = formatMinor(minor - (parseMinor(expected.amount, currency as Currency) ?? 0n), currency as Currency);
  return dayFault(paidOn, '/paidOn', context)
    ?? accept({ type: 'PaymentConfirmed', data: { paymentId, partnerId, currency, amount, paidOn, reference, variance } });
};

const dayFault = (text: string, pointer: string, { now, facts: { programme } }: Context): Decision<never> | undefined => {
  const day = parseLocalDay(text);
  if (day === undefined) return reject('day-invalid', `${JSON.stringify(text.slice(0, 40))} is no day like 2026-03-20.`, pointer);
  const isAhead = programme.status === 'none' || day > localDayOf(now, programme.calendar.timeZone);
  return isAhead ? reject('day-in-future', `${text} has not come yet.`, pointer) : undefined;
};

/** One batch of payments: listed by the ledger, settled, failed, retried, cancelled and confirmed one by one. */
export const batchDecider: Decider<BatchState, BatchCommand, BatchEvent, RecordedBatchEvent, Actor, BatchFacts> =
  { initial: nothingListed, decide, evolve: evolveBatch };
