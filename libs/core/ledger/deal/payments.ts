import { accept, mapWith, parseMinor, reject, type Currency } from '#kernel';
import { currentOf, tell, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal, Payment } from './deal.state.js';
import { ifLost, unlessAmount, unlessSignedAmount, unlessWon, type Refusal } from './refusals.js';

/** The customer was sent an invoice. Also before the deal is won: some are invoiced on order. */
export const invoiceDeal = (state: OpenedDeal, { invoiceId, amount }: CommandOf<'InvoiceDeal'>, { occurredAt: at }: DealContext): Answer => {
  const known = state.invoices.get(invoiceId);
  if (known) return same(known, { amount, at }) ? accept() : differs('invoice-differs', invoiceId, '/invoiceId');
  return ifLost(state) ?? unlessAmount(amount, state.currency) ?? accept({ type: 'DealInvoiced', data: { invoiceId, amount } });
};

/** Cash came in. Also before the deal is won: some pay a deposit. */
export const collectCash = (state: OpenedDeal, { receiptId, amount }: CommandOf<'CollectCash'>, { occurredAt: at }: DealContext): Answer => {
  const known = state.receipts.get(receiptId);
  if (known) return same(known, { amount, at }) ? accept() : differs('receipt-differs', receiptId, '/receiptId');
  return ifLost(state) ?? unlessAmount(amount, state.currency) ?? accept({ type: 'CashCollected', data: { receiptId, amount } });
};

/** The margin is known; it may be below zero, and become known after the win. */
export const setMargin = (state: OpenedDeal, { margin }: CommandOf<'SetMargin'>, { occurredAt }: DealContext): Answer => {
  if (wasTold(state.margins, { value: margin, at: occurredAt })) return accept();
  return ifLost(state) ?? unlessSignedAmount(margin, state.currency, '/margin') ?? accept({ type: 'MarginSet', data: { margin } });
};

/** The customer of a won deal got money back: all refunds together are never more than the amount. */
export const refundDeal = (state: OpenedDeal, { refundId, amount }: CommandOf<'RefundDeal'>, { occurredAt: at }: DealContext): Answer => {
  const known = state.refunds.get(refundId);
  if (known) return same(known, { amount, at }) ? accept() : differs('refund-differs', refundId, '/refundId');
  return unlessWon(state) ?? unlessAmount(amount, state.currency) ?? ifBeyond(state, state.refunds, amount, 'refund-exceeds-amount')
    ?? accept({ type: 'DealRefunded', data: { refundId, amount } });
};

/** The customer of a won deal got a credit note: all of them together are never more than the amount. */
export const issueCreditNote = (state: OpenedDeal, command: CommandOf<'IssueCreditNote'>, { occurredAt: at }: DealContext): Answer => {
  const { creditNoteId, amount } = command;
  const known = state.creditNotes.get(creditNoteId);
  if (known) return same(known, { amount, at }) ? accept() : differs('credit-note-differs', creditNoteId, '/creditNoteId');
  return unlessWon(state) ?? unlessAmount(amount, state.currency) ?? ifBeyond(state, state.creditNotes, amount, 'credit-note-exceeds-amount')
    ?? accept({ type: 'CreditNoteIssued', data: { creditNoteId, amount } });
};

/** Refuses an amount of the deal below what was refunded or credited already. */
export const unlessCoversRefunds = (state: OpenedDeal, amount: string, pointer = '/amount'): Refusal => {
  const least = [state.refunds, state.creditNotes].map((payments) => totalOf(payments, state.currency));
  return least.some((total) => total > minorOf(amount, state.currency))
    ? reject('amount-below-refunds', 'More than that was refunded or credited already.', pointer)
    : undefined;
};

const same = (one: Payment, other: Payment): boolean => one.amount === other.amount && one.at === other.at;

const differs = (code: string, id: string, pointer: string): Answer =>
  reject(code, `${id} is known with another amount or another date.`, pointer);

const ifBeyond = (state: OpenedDeal, payments: ReadonlyMap<string, Payment>, amount: string, code: string): Refusal => {
  const { currency } = state;
  const total = totalOf(payments, currency) + minorOf(amount, currency);
  return total > minorOf(currentOf(state.amounts), currency)
    ? reject(code, 'Together with the earlier ones that is more than the amount of the deal.', '/amount')
    : undefined;
};

const totalOf = (payments: ReadonlyMap<string, Payment>, currency: Currency): bigint =>
  [...payments.values()].reduce((total, { amount }) => total + minorOf(amount, currency), 0n);

/** Amounts on record are amounts of the deal's currency; anything else is a defect. */
const minorOf = (amount: string, currency: Currency): bigint => {
  const minor = parseMinor(amount, currency);
  if (minor === undefined) throw new RangeError(`${amount} is no amount of ${currency}.`);
  return minor;
};

/** The deal with an invoice. */
export const dealInvoiced = (state: OpenedDeal, { data, metadata }: EventOf<'DealInvoiced'>): OpenedDeal =>
  ({ ...state, invoices: paid(state.invoices, data.invoiceId, { amount: data.amount, at: metadata.occurredAt }) });

/** The deal with a receipt. */
export const cashCollected = (state: OpenedDeal, { data, metadata }: EventOf<'CashCollected'>): OpenedDeal =>
  ({ ...state, receipts: paid(state.receipts, data.receiptId, { amount: data.amount, at: metadata.occurredAt }) });

/** The deal with its margin. */
export const marginSet = (state: OpenedDeal, { data, metadata }: EventOf<'MarginSet'>): OpenedDeal =>
  ({ ...state, margins: tell(state.margins, { value: data.margin, at: metadata.occurredAt }) });

/** The deal with a refund. */
export const dealRefunded = (state: OpenedDeal, { data, metadata }: EventOf<'DealRefunded'>): OpenedDeal =>
  ({ ...state, refunds: paid(state.refunds, data.refundId, { amount: data.amount, at: metadata.occurredAt }) });

/** The deal with a credit note. */
export const creditNoteIssued = (state: OpenedDeal, { data, metadata }: EventOf<'CreditNoteIssued'>): OpenedDeal =>
  ({ ...state, creditNotes: paid(state.creditNotes, data.creditNoteId, { amount: data.amount, at: metadata.occurredAt }) });

const paid = (before: ReadonlyMap<string, Payment>, id: string, payment: Payment): ReadonlyMap<string, Payment> =>
  mapWith(before, id, payment);
