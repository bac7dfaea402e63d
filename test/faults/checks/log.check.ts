import type { StoredEvent } from '#event-store';
import type { Ledger } from '../ground/ledger.js';

/** What a promise is about, for those facts that may stand in the log once only. */
const promisedOnce: Readonly<Record<string, readonly string[]>> = {
  PeriodClosed: ['period'], StatementIssued: ['period', 'partnerId', 'part'], PayoutBatchProposed: ['batch'], PaymentProposed: ['paymentId'], PaymentSettled: ['paymentId'],
};

/** What is wrong with the log: events that were acknowledged and are gone, or stand there twice; some that nobody was told of; promises made twice; gaps. */
export const faultsOfLog = async ({ store, acknowledged }: Pick<Ledger, 'store' | 'acknowledged'>): Promise<readonly string[]> => {
  const streams = new Map<string, StoredEvent[]>();
  const [ids, promises, faults]: [Set<string>, Set<string>, string[]] = [new Set(), new Set(), []];
  for await (const event of store.readAll()) {
    const stream = streams.get(event.stream) ?? [];
    streams.set(event.stream, stream);
    if (event.revision !== stream.length) faults.push(`${event.stream} has revision ${event.revision} where ${stream.length} is due`);
    stream.push(event);
    if (ids.has(event.id)) faults.push(`event ${event.id} stands in the log twice`);
    ids.add(event.id);
    const promise = promiseOf(event);
    if (promise !== undefined && promises.has(promise)) faults.push(`${promise} stands in the log twice`);
    if (promise !== undefined) promises.add(promise);
  }
  for (const [stream, told] of acknowledged.all()) {
    const recorded = (streams.get(stream) ?? []).map(({ id }) => id);
    if (told.join() !== recorded.join()) faults.push(`${stream}: ${told.length} events were acknowledged, ${recorded.length} stand in the log, ${told.filter((id) => recorded.includes(id)).length} in both`);
  }
  return faults;
};

const promiseOf = ({ type, data }: StoredEvent): string | undefined => promisedOnce[type] && `${type} ${promisedOnce[type].map((field) => JSON.stringify(data?.[field])).join(' ')}`;
