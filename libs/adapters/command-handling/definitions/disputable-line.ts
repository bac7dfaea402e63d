import type { EventStore } from '#event-store';
import {
  batchStream, dealStream, payoutsStream, periodsStream, readEvent, readStreamName, statementsStream, type RecordedDealEvent, type StatementLine,
} from '#events';
import { parseMinor, type Currency, type DealId, type Instant, type PartnerId, type Period } from '#kernel';
import { closedThrough, type BatchState, type DisputableLine, type PayoutState, type PeriodState } from '#ledger';
import { accrualsOf, foldDossiers, foldTerms, noTerms, successorsOf, termsEventTypes, type Terms } from '#rules';
import type { ReadState } from '../stream-definition.js';

/** How a partner names a line of its own: of a statement, or an entry of a deal in a quarter that is open. */
export interface LineAsked {
  readonly period: Period | null;
  readonly lineNo: number | null;
  readonly dealId: DealId | null;
  readonly entryNo: number | null;
}

interface Asking {
  readonly partnerId: PartnerId;
  readonly read: ReadState;
}

type Found = Pick<DisputableLine, 'line' | 'issuedAt'> & Pick<StatementLine, 'currency' | 'withheld' | 'dueOn' | 'holdback' | 'holdbackUntil' | 'recordedAt'>;

/** The line that a partner names, from the log itself; null where that is none of its own. */
export const disputableLine = async (store: EventStore, asked: LineAsked, asking: Asking): Promise<DisputableLine | null> => {
  const terms = await termsNow(store);
  const found = await statedLine(store, asked, asking) ?? await accruedLine(store, asked, { ...asking, terms });
  if (found === undefined) return null;
  const { line, issuedAt, currency } = found;
  const owner = successorsOf(terms.mergers).get(asking.partnerId) ?? asking.partnerId;
  return { partnerId: asking.partnerId, line, issuedAt, currency: currency as Currency, unpaidMinor: await unpaidOf(store, found, { ...asking, partnerId: owner }) };
};

const statedLine = async (store: EventStore, { period, lineNo, dealId, entryNo }: LineAsked, { partnerId }: Asking): Promise<Found | undefined> => {
  if (period === null || lineNo === null || dealId !== null || entryNo !== null) return undefined;
  for (const event of (await store.readStream(statementsStream(period))).map(readEvent)) {
    if (event.type !== 'StatementIssued' || event.data.partnerId !== partnerId) continue;
    const line = event.data.lines.find((each) => each.lineNo === lineNo);
    if (line !== undefined) return { ...line, line: { period, ...partsOf(line), lineNo }, issuedAt: event.metadata.recordedAt };
  }
  return undefined;
};

const accruedLine = async (
  store: EventStore, { period, lineNo, dealId, entryNo }: LineAsked, { partnerId, terms, read }: Asking & { readonly terms: Terms },
): Promise<Found | undefined> => {
  if (dealId === null || entryNo === null || period !== null || lineNo !== null) return undefined;
  const events = (await store.readStream(dealStream(dealId))).map(readEvent) as RecordedDealEvent[];
  const entry = events.length === 0 ? undefined : accrualsOf(foldDossiers(undefined, events), terms)[entryNo - 1];
  if (entry?.partnerId !== partnerId) return undefined;
  const closed = closedThrough((await read('periods', periodsStream)) as PeriodState);
  return closed !== null && entry.postedIn <= closed ? undefined : { ...entry, line: { period: entry.postedIn, ...partsOf(entry), lineNo: null }, issuedAt: null };
};

const partsOf = (
  { kind, dealId, position, clause, causeEventId, amount, ruleSetId, dealPeriod }:
  Pick<StatementLine, 'kind' | 'dealId' | 'position' | 'clause' | 'causeEventId' | 'amount' | 'ruleSetId' | 'dealPeriod'>,
) => ({ kind, dealId, position, clause, causeEventId, amount, ruleSetId, dealPeriod });

/** What of the line no payment holds: what of it was due by the cut-off of no batch that paid the account after the line was recorded. */
const unpaidOf = async (store: EventStore, { line: { amount }, currency, withheld, ...due }: Found, asking: Asking): Promise<bigint> => {
  const minor = (text: string): bigint => parseMinor(text, currency as Currency) ?? 0n;
  if (withheld || minor(amount) <= 0n) return 0n;
  const paidThrough = await lastCutOff(store, { ...asking, currency, recordedAt: due.recordedAt });
  const isUnpaid = (dueOn: string): boolean => paidThrough === undefined || dueOn > paidThrough;
  return (isUnpaid(due.dueOn) ? minor(amount) - minor(due.holdback) : 0n) + (isUnpaid(due.holdbackUntil) ? minor(due.holdback) : 0n);
};

const lastCutOff = async (
  store: EventStore, { partnerId, read, currency, recordedAt }: Asking & { readonly currency: string; readonly recordedAt: Instant },
): Promise<string | undefined> => {
  const { batches } = (await read('payouts', payoutsStream)) as PayoutState;
  let last: string | undefined;
  for (const event of (await store.readStream(payoutsStream)).map(readEvent)) {
    if (event.type !== 'PayoutBatchRequested' || event.metadata.recordedAt < recordedAt) continue;
    const { batch, cutOff } = event.data;
    if (batches[batch - 1]?.standing === 'withdrawn' || (last !== undefined && cutOff <= last)) continue;
    const { payments } = (await read('batch', batchStream(batch))) as BatchState;
    if ([...payments.values()].some((payment) => payment.partnerId === partnerId && payment.currency === currency && payment.standing !== 'cancelled')) last = cutOff;
  }
  return last;
};

const termsNow = async (store: EventStore): Promise<Terms> => {
  let terms = noTerms;
  for await (const stored of store.readAll({ filter: { eventTypes: termsEventTypes } })) {
    if (readStreamName(stored.stream) !== undefined) terms = foldTerms(terms, readEvent(stored));
  }
  return terms;
};
