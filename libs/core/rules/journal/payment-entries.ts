import type { RecordedBatchEvent } from '#events';
import { formatLocalDay, localDayOf, parseLocalDay, periodOfDay, unreachable, type FiscalCalendar } from '#kernel';
import type { Terms } from '../terms/terms.js';
import { accountOf, programmeAccounts } from './account.js';
import type { JournalEntry, PaymentEntryFacts } from './journal-entry.js';
import { programmeCalendar } from './programme-calendar.js';
import { moneyOf, reversed, transfer, type Transfer } from './transfer.js';

/**
 * The entries that one batch's payments make, of the whole of its events in their order; at most one for each event. What is proposed
 * moves nothing, since a batch may be withdrawn. A payment takes its amount off the partner's account when it is first
 * settled, and the money leaves; one that fails brings the money back and goes on holding the amount, until it is settled again or
 * cancelled. What the bank paid otherwise than was expected stands on the partner's account, as in its statement; of a payment in
 * another currency than is owed it is the programme's own cost. Entries are of the quarter of their day, which is the bank's.
 */
export const paymentEntriesOf = (events: readonly RecordedBatchEvent[], terms: Terms): readonly JournalEntry[] => {
  const payments = new Map<string, Payment>();
  return events.flatMap((event) => {
    if (event.type === 'PaymentLeftOut') return [];
    const { paymentId } = event.data;
    const { payment, posting } = event.type === 'PaymentProposed' ? { payment: notYetSettled(event.data), posting: undefined } : after(known(payments, paymentId), event);
    payments.set(paymentId, payment);
    return posting === undefined || posting.transfers.length === 0 ? [] : [entryOf(event, { payment, posting, calendar: programmeCalendar(terms) })];
  });
};

type EventOf<Type extends RecordedBatchEvent['type']> = Extract<RecordedBatchEvent, { type: Type }>;
type Proposed = EventOf<'PaymentProposed'>['data'];
type PaymentEvent = Exclude<RecordedBatchEvent, { type: 'PaymentProposed' | 'PaymentLeftOut' }>;

/** A payment and how far its amount has gone: still on the partner's account, off it, or with the bank. */
interface Payment {
  readonly proposed: Proposed;
  readonly amountIs: 'owed' | 'payable' | 'paid';
}

interface Posting {
  readonly line: PaymentEntryFacts['line'];
  readonly transfers: readonly Transfer[];
  /** The day that the event names; undefined: the one on which it occurred. */
  readonly day?: string;
}

interface Outcome {
  readonly payment: Payment;
  readonly posting: Posting | undefined;
}

const notYetSettled = (proposed: Proposed): Payment => ({ proposed, amountIs: 'owed' });

const known = (payments: ReadonlyMap<string, Payment>, paymentId: string): Payment => {
  const payment = payments.get(paymentId);
  if (payment === undefined) throw new Error(`The payment ${paymentId} was never proposed.`);
  return payment;
};

const after = ({ proposed, amountIs }: Payment, event: PaymentEvent): Outcome => {
  switch (event.type) {
    case 'PaymentSettled': return {
      payment: { proposed, amountIs: 'paid' },
      posting: { line: 'settlement', day: event.data.settledOn, transfers: [...(amountIs === 'owed' ? takenFromAccount(proposed) : []), ...paidOut(proposed)] } };
    case 'PaymentFailed': return amountIs === 'paid'
      ? { payment: { proposed, amountIs: 'payable' }, posting: { line: 'failure', transfers: reversed(paidOut(proposed)) } }
      : { payment: { proposed, amountIs }, posting: undefined };
    case 'PaymentCancelled': return {
      payment: { proposed, amountIs: 'owed' },
      posting: { line: 'cancellation', transfers: amountIs === 'payable' ? reversed(takenFromAccount(proposed)) : [] } };
    case 'PaymentConfirmed': return {
      payment: { proposed, amountIs }, posting: { line: 'variance', day: event.data.paidOn, transfers: variance(proposed, event.data) } };
    case 'PaymentRetried': return { payment: { proposed, amountIs }, posting: undefined };
    default: return unreachable(event);
  }
};

/** Whatever of it was held back before: what is no longer held back stands on what is owed as soon as a statement says so. */
const takenFromAccount = ({ partnerId, currency, amount }: Proposed): readonly Transfer[] =>
  [transfer({ debit: accountOf(partnerId, 'accrued'), credit: accountOf(partnerId, 'payable'), money: moneyOf({ amount, currency }) })];

/** Of two currencies each balances alone: what leaves the one and reaches the other stands on the account of conversions. */
const paidOut = ({ partnerId, currency, amount, paidIn }: Proposed): readonly Transfer[] => {
  const [payable, money] = [accountOf(partnerId, 'payable'), moneyOf({ amount, currency })];
  return paidIn === null
    ? [transfer({ debit: payable, credit: programmeAccounts.cash, money })]
    : [transfer({ debit: payable, credit: programmeAccounts.conversions, money }),
      transfer({ debit: programmeAccounts.conversions, credit: programmeAccounts.cash, money: moneyOf(paidIn) })];
};

const variance = ({ partnerId, paidIn }: Proposed, { currency, variance: amount }: EventOf<'PaymentConfirmed'>['data']): readonly Transfer[] => {
  const money = moneyOf({ amount, currency });
  const bearer = paidIn === null ? accountOf(partnerId, 'accrued') : programmeAccounts.paymentVariances;
  return money.minor === 0n ? [] : [transfer({ debit: bearer, credit: programmeAccounts.cash, money })];
};

const entryOf = (
  { id, type, metadata: { occurredAt, recordedAt } }: PaymentEvent | EventOf<'PaymentProposed'>,
  { payment: { proposed }, posting, calendar }: { readonly payment: Payment; readonly posting: Posting; readonly calendar: FiscalCalendar },
): JournalEntry => {
  const { paymentId, partnerId, paidIn } = proposed;
  const day = (posting.day === undefined ? undefined : parseLocalDay(posting.day)) ?? localDayOf(occurredAt, calendar.timeZone);
  return {
    kind: 'payment', entryId: `${id}.1`, source: id, entryNo: 1, partnerId, line: posting.line, paymentId,
    rate: paidIn?.rate ?? null, rateOn: paidIn?.rateOn ?? null, rateSource: paidIn?.rateSource ?? null, causeEventId: id, causeType: type,
    postedIn: periodOfDay(day, calendar.fiscalYearStart), day: formatLocalDay(day), occurredAt, recordedAt, transfers: posting.transfers };
};
