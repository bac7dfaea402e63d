import type { EventStore, ExpectedRevision } from '../port.js';
import { toStorable } from '../storable.js';
import { AppendConnection } from './append-connection.js';
import { readableLog } from './copied-log.js';
import { addressOf, unavailable } from './database-failure.js';
import { followLog } from './follow-log.js';
import { GroupCommit } from './group-commit.js';
import { LogReader } from './log-reader.js';
import { LogSignal } from './log-signal.js';

/** `connectionString` is that of a role that may append (createLogSchema); `appendTimeoutMs` bounds every append. */
export interface PostgresEventStoreOptions {
  readonly connectionString: string;
  readonly appendTimeoutMs?: number;
}

const appendTimeoutMsDefault = 10_000;

/** The log kept in PostgreSQL, in the schema `log` (createLogSchema). Connects when first used; open one per process. */
export const openPostgresEventStore = (options: PostgresEventStoreOptions): EventStore => {
  const { connectionString, appendTimeoutMs: timeoutMs = appendTimeoutMsDefault } = options;
  const address = addressOf(connectionString);
  const reader = new LogReader(connectionString, address);
  const signal = new LogSignal(connectionString);
  const onAppended = (position: bigint): void => signal.advance(position);
  const groups = new GroupCommit(new AppendConnection(connectionString, timeoutMs), { address, timeoutMs, onAppended });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([signal.close(), groups.close()]);
    await reader.close();
  };
  return {
    ...readableLog(reader),
    append: async (stream, expected, events) =>
      groups.append({ stream, expected: checked(expected), events: toStorable(stream, events) }),
    readStream: (stream, fromRevision = 0) => reader.stream(stream, fromRevision),
    subscribeAll: (subscribeOptions = {}) => followLog(reader, signal, subscribeOptions),
    ping: async () => {
      await reader.head().catch((error: unknown) => Promise.reject(unavailable(address, error)));
    },
    close: () => (closing ??= close()),
  };
};

const checked = (expected: ExpectedRevision): ExpectedRevision => {
  if (typeof expected !== 'number' || (Number.isSafeInteger(expected) && expected >= 0)) return expected;
  throw new RangeError(`An expected revision is a whole number from 0, "no-stream" or "any", not ${expected}.`);
};
