import type { Actor, RecordedBatchEvent, RecordedDealEvent, RecordedPayoutEvent } from '#events';
import { formatLocalDay, formatMinor, instantOfMillis, localDayOf, millisOf, parseMinor, type Currency, type DealId, type Instant, type PartnerId } from '#kernel';
import { batchDecider, dealDecider, payableOf, payoutDecider, type BatchCommand, type BatchState, type DealCommand, type DealState, type PayoutCommand, type PayoutState } from '#ledger';
import {
  accountsOf, accrualsOf, foldDossiers, foldPayment, journalOf, listingsOf, minimumsOf, paymentEntriesOf,
  type Account, type Accrual, type BatchListing, type JournalEntry, type PayeeStanding, type Payment, type PaymentFact, type Terms,
} from '#rules';
import { created, facts, openAcme } from '../decider/deal-scene.js';
import { ask, type Lived } from '../decider/live.js';
import { alpha, beta, financier, gamma, operator } from '../decider/people.js';

/** Something asked so many days after what was asked before. What is refused leaves no trace. */
export type BookStep = { readonly days: number } & (
  | { readonly of: 'deal'; readonly which: number; readonly command: DealCommand; readonly daysAgo: number; readonly actor: Actor }
  | { readonly of: 'register'; readonly verb: 'RequestPayoutBatch' | 'ApprovePayoutBatch' | 'WithdrawPayoutBatch'; readonly actor: Actor }
  | { readonly of: 'payment'; readonly verb: 'SettlePayment' | 'FailPayment' | 'RetryPayment' | 'CancelPayment' | 'ConfirmPayment'; readonly which: number; readonly variance: bigint });

/** What deals, batches and payments of one programme came to, and what is made of it. */
export interface ToldBooks {
  readonly now: Instant;
  readonly deals: readonly Lived<DealState, RecordedDealEvent>[];
  readonly register: Lived<PayoutState, RecordedPayoutEvent>;
  readonly batches: readonly Lived<BatchState, RecordedBatchEvent>[];
}

type StepOf<Of extends BookStep['of']> = Extract<BookStep, { of: Of }>;

const zone = 'America/New_York';
const dayMillis = 86_400_000;
const earlier = (instant: Instant, days: number): Instant => instantOfMillis(millisOf(instant) - days * dayMillis);
const today = ({ now }: ToldBooks): string => formatLocalDay(localDayOf(now, zone));

/** Alpha is paid in dollars, beta in euros; gamma has told nobody where to pay to. */
const payee = (partnerId: PartnerId, payeeReference: string | null, payeeCurrency: string | null): [string, PayeeStanding] =>
  [partnerId, { partnerId, suspended: false, agreements: [{ from: '2026-01-01', to: null }], payeeReference, payeeCurrency }];
const payees = new Map([payee(alpha, 'V-1', null), payee(beta, 'V-2', 'EUR'), payee(gamma, null, null)]);
const rates = [{ base: 'EUR', quote: 'USD', rate: '1.0842', on: '2026-01-02', source: 'ECB' }];

/** Two deals of one amount, and nothing else yet. */
export const openedBooks = (): ToldBooks => ({
  now: created, register: { state: payoutDecider.initial, log: [] }, batches: [],
  deals: ['deal_one', 'deal_two'].map((dealId) => ask(dealDecider, { state: dealDecider.initial, log: [] },
    { command: { ...openAcme, dealId: dealId as DealId }, occurredAt: created, now: created, actor: operator, facts })) });

/** The books after one more thing was asked. A batch that is asked for is put together at once. */
export const told = (before: ToldBooks, step: BookStep, terms: Terms): ToldBooks => {
  const books = { ...before, now: earlier(before.now, -step.days) };
  switch (step.of) {
    case 'deal': return askDeal(books, step);
    case 'register': return askRegister(books, step, terms);
    case 'payment': return askPayment(books, step);
  }
};

const askDeal = (books: ToldBooks, { which, command, daysAgo, actor }: StepOf<'deal'>): ToldBooks => ({
  ...books, deals: books.deals.map((deal, index) => (index === which % books.deals.length
    ? ask(dealDecider, deal, { command, occurredAt: earlier(books.now, daysAgo), now: books.now, actor, facts }) : deal)) });

const askRegister = (books: ToldBooks, { verb, actor }: StepOf<'register'>, terms: Terms): ToldBooks => {
  if (verb !== 'RequestPayoutBatch') return decided(books, { type: verb, batch: books.batches.length }, actor);
  const requested = decided(books, { type: verb, cutOff: today(books) }, actor);
  if (requested.register.state.batches.length === books.batches.length) return books;
  const listing = { ...requested, batches: [...requested.batches, { state: batchDecider.initial, log: [] }] };
  const listed = listingsNow(books, terms).reduce<ToldBooks>((so, { listed: kind, data }) =>
    askBatch(so, so.batches.length, { type: kind === 'payment' ? 'ProposePayment' : 'LeaveOutPayment', ...data } as BatchCommand), listing);
  return decided(listed, { type: 'ProposePayoutBatch', batch: listed.batches.length }, actor);
};

const decided = (books: ToldBooks, command: PayoutCommand, actor: Actor): ToldBooks => ({ ...books, register: ask(payoutDecider, books.register, {
  command, occurredAt: books.now, now: books.now, actor, facts: { programme: facts.programme, listed: books.batches.at(-1)?.state ?? null, payees: new Map() } }) });

const askPayment = (books: ToldBooks, { verb, which, variance }: StepOf<'payment'>): ToldBooks => {
  const known = books.batches.flatMap(({ state }, index) => [...state.payments.values()].map((payment) => ({ payment, batch: index + 1 })));
  const found = known[which % Math.max(1, known.length)];
  if (found === undefined) return books;
  const { currency, amount } = payableOf(found.payment);
  const bank = { currency, amount: formatMinor((parseMinor(amount, currency as Currency) ?? 0n) + variance, currency as Currency), paidOn: today(books), reference: null };
  const words = { SettlePayment: { settledOn: today(books), reference: null }, FailPayment: { because: 'account-closed' }, RetryPayment: {}, CancelPayment: {}, ConfirmPayment: bank };
  return askBatch(books, found.batch, { type: verb, paymentId: found.payment.paymentId, ...words[verb] } as BatchCommand);
};

const askBatch = (books: ToldBooks, batch: number, command: BatchCommand): ToldBooks => ({ ...books, batches: books.batches.map((known, index) => (index === batch - 1
  ? ask(batchDecider, known, { command, occurredAt: books.now, now: books.now, actor: financier,
    facts: { register: books.register.state, batch, programme: facts.programme, payee: null } }) : known)) });

/** What accrued on the deals. */
export const accrualsIn = ({ deals }: ToldBooks, terms: Terms): readonly Accrual[] => deals.flatMap(({ log }) => accrualsOf(foldDossiers(undefined, log), terms));

/** Every payment and what became of it. */
export const paymentsIn = ({ batches, register }: ToldBooks): readonly Payment[] => batches.flatMap(({ log }, index) => {
  const payments = new Map<string, Payment>();
  for (const { type, data } of log) {
    if (type === 'PaymentLeftOut') continue;
    const payment = foldPayment(payments.get(data.paymentId), { type, data } as PaymentFact, index + 1);
    if (payment !== undefined) payments.set(data.paymentId, payment);
  }
  const withdrawn = register.state.batches[index]?.standing === 'withdrawn';
  return [...payments.values()].map((payment) => (withdrawn ? { ...payment, standing: 'withdrawn' as const } : payment));
});

/** How everybody's account stands now. */
export const accountsIn = (books: ToldBooks, terms: Terms): readonly Account[] => accountsOf({
  postings: accrualsIn(books, terms).filter(({ withheld }) => !withheld), payments: paymentsIn(books), holds: [], successors: new Map(), timeZone: zone }, today(books));

/** What a batch that is asked for now would list. */
export const listingsNow = (books: ToldBooks, terms: Terms): readonly BatchListing[] =>
  listingsOf(accountsIn(books, terms), { batch: books.batches.length + 1, cutOff: today(books), payees, minimums: minimumsOf(terms.published), rates });

/** The whole journal. */
export const journalIn = (books: ToldBooks, terms: Terms): readonly JournalEntry[] =>
  [...journalOf(accrualsIn(books, terms), terms), ...books.batches.flatMap(({ log }) => paymentEntriesOf(log, terms))];
