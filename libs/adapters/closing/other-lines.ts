import type { EventStore } from '#event-store';
import { batchEvents, readEvent, readStreamName, type RecordedBatchEvent } from '#events';
import { formatLocalDay, formatMinor, lastInstantOfPeriod, localDayOf, type Currency, type DealId, type FiscalCalendar, type Instant, type PartnerId } from '#kernel';
import { batchDecider, paidOf, type BatchState } from '#ledger';
import { lineMinor, successorsOf, type ClosingCause, type DraftedStatement, type DraftLine, type Terms } from '#rules';
import { causesIssued, type ClosedDifference } from './account.js';
import type { ReadSql } from './read-sql.js';

interface Surroundings {
  readonly cause: ClosingCause;
  readonly terms: Terms;
  readonly calendar: FiscalCalendar;
}

/** Lines that are neither a deal's nor an award's: write-offs, and what closed quarters would be posted otherwise today. */
export const otherLines = async (
  store: EventStore, sql: ReadSql, { differences, ...around }: Surroundings & { readonly differences: readonly ClosedDifference[] },
): Promise<ReadonlyMap<PartnerId, readonly DraftLine[]>> => {
  const lines = new Map<PartnerId, DraftLine[]>();
  const add = (partnerId: PartnerId, line: DraftLine): void => { lines.set(partnerId, [...(lines.get(partnerId) ?? []), line]); };
  const issued = await causesIssued(sql, 'writeOff', around.cause.period);
  for await (const stored of store.readAll({ filter: { eventTypes: ['BalanceWrittenOff'] } })) {
    const name = readStreamName(stored.stream);
    const event = readEvent(stored);
    if (name?.kind !== 'partner' || event.type !== 'BalanceWrittenOff' || event.metadata.recordedAt > around.cause.knownAt || issued.has(event.id)) continue;
    const { occurredAt, recordedAt } = event.metadata;
    add(name.id, { ...plainLine(event.data, around, { occurredAt, recordedAt }), kind: 'writeOff', causeEventId: event.id, causeType: event.type });
  }
  for (const { partnerId, dealId, withheld, ...money } of differences) {
    add(partnerId, { ...plainLine(money, around), kind: 'difference', dealId: dealId as DealId, withheld });
  }
  return lines;
};

/** What was paid to each partner by currency, as far as it was known: what the bank says where it spoke, else what was handed to it. */
export const paidByPartner = async (store: EventStore, knownAt: Instant): Promise<ReadonlyMap<PartnerId, ReadonlyMap<string, bigint>>> => {
  const batches = new Map<string, BatchState>();
  for await (const stored of store.readAll({ filter: { eventTypes: Object.keys(batchEvents) } })) {
    if (readStreamName(stored.stream)?.kind !== 'batch') continue;
    const event = readEvent(stored) as RecordedBatchEvent;
    if (event.metadata.recordedAt <= knownAt) batches.set(event.stream, batchDecider.evolve(batches.get(event.stream) ?? batchDecider.initial, event));
  }
  const paid = new Map<PartnerId, Map<string, bigint>>();
  for (const payment of [...batches.values()].flatMap(({ payments }) => [...payments.values()])) {
    const minor = paidOf(payment);
    if (minor === 0n) continue;
    const own = paid.get(payment.partnerId) ?? new Map<string, bigint>();
    paid.set(payment.partnerId, own.set(payment.currency, (own.get(payment.currency) ?? 0n) + minor));
  }
  return paid;
};

/** What moves with mergers: each account that stands in a merged partner's name is emptied into that of the partner it became part of. */
export const mergerLines = async (
  partnerIds: readonly PartnerId[], { draft, ...around }: Surroundings & { readonly draft: (partnerId: PartnerId) => Promise<DraftedStatement> },
): Promise<ReadonlyMap<PartnerId, readonly DraftLine[]>> => {
  const lines = new Map<PartnerId, DraftLine[]>();
  const add = (partnerId: PartnerId, line: DraftLine): void => { lines.set(partnerId, [...(lines.get(partnerId) ?? []), line]); };
  const known = around.terms.mergers.filter(({ recordedAt }) => recordedAt <= around.cause.knownAt);
  const successors = successorsOf(known);
  for (const partnerId of partnerIds) {
    const into = successors.get(partnerId);
    const merger = known.find(({ from }) => from === partnerId);
    if (into === undefined || merger === undefined) continue;
    for (const { currency, closing } of (await draft(partnerId)).balances) {
      if (!/[1-9]/.test(closing)) continue;
      const { eventId: causeEventId } = merger;
      const line = (amount: string): DraftLine => ({ ...plainLine({ amount, currency }, around), kind: 'merger', causeEventId, causeType: 'PartnerMerged' });
      add(partnerId, line(formatMinor(-lineMinor({ amount: closing, currency }), currency as Currency)));
      add(into, line(closing));
    }
  }
  return lines;
};

/** A line of no deal that is due at once: without more, it is caused by the closing and true at the end of the quarter. */
const plainLine = (
  { amount, currency }: { readonly amount: string; readonly currency: string }, { cause, calendar }: Surroundings,
  { occurredAt, recordedAt }: { readonly occurredAt: Instant; readonly recordedAt: Instant } = { occurredAt: lastInstantOfPeriod(cause.period, calendar), recordedAt: cause.knownAt },
): DraftLine => {
  const day = formatLocalDay(localDayOf(occurredAt, calendar.timeZone));
  return {
    kind: 'writeOff', dealId: null, position: null, clause: null, ruleSetId: null, version: null, amount, currency, withheld: false, dealPeriod: cause.period,
    causeEventId: cause.eventId, causeType: 'PeriodCloseApproved', occurredAt, recordedAt, dueOn: day, holdback: formatMinor(0n, currency as Currency), holdbackUntil: day,
    eventIds: [] };
};
