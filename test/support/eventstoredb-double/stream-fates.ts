import type { EventStore } from '#event-store';
import type { AccessList } from './access.js';
import { unwrap, wrapName, type Recorded } from './wrapping.js';

/** The server's type of an event that says what holds for a stream: it stands in the stream's metastream. */
export const metadataType = '$metadata';

/** The server's type of the last event of a stream that is gone for good. */
export const tombstoneType = '$streamDeleted';

/** The number that stands for "deleted" wherever the server counts events of a stream: the greatest of 64 bits. */
export const deletedRevision = '9223372036854775807';

/** What is kept of a stream, and who may do what with it; members that are left out do not cut it short. */
interface StreamMetadata {
  readonly $tb?: number;
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
  readonly $acl?: AccessList;
}

/** The stream that holds the metadata of a stream. */
export const metastreamOf = (stream: string): string => `$$${stream}`;

/** What deletions and metadata have made of the streams of a log: some are gone for good, some are cut short. */
export class StreamFates {
  readonly #tombstoned = new Set<string>();
  readonly #metadata = new Map<string, StreamMetadata>();

  /** As far as the log tells. */
  static async of(log: EventStore): Promise<StreamFates> {
    const fates = new StreamFates();
    for await (const event of log.readAll({ filter: { eventTypes: [metadataType, tombstoneType].map(wrapName) } })) fates.learn(unwrap(event));
    return fates;
  }

  learn({ stream, type, data }: Pick<Recorded, 'stream' | 'type' | 'data'>): void {
    if (type === tombstoneType) this.#tombstoned.add(stream);
    if (type === metadataType && stream.startsWith('$$')) this.#metadata.set(stream.slice(2), readMetadata(data));
  }

  hasMetadata(stream: string): boolean {
    return this.#metadata.has(stream);
  }

  accessList(stream: string): AccessList {
    return this.#metadata.get(stream)?.$acl ?? {};
  }

  /** For good: neither it nor its metadata can be read or written. */
  isTombstoned(stream: string): boolean {
    return this.#tombstoned.has(stream) || (stream.startsWith('$$') && this.#tombstoned.has(stream.slice(2)));
  }

  /** Until the next append, which goes on counting where the stream ended. */
  isDeleted(stream: string): boolean {
    return (this.#metadata.get(stream)?.$tb ?? 0) >= Number(deletedRevision);
  }

  /** The events of a stream that can still be read. */
  retained(stream: string, events: readonly Recorded[]): readonly Recorded[] {
    const { $tb = 0, $maxCount = Infinity, $maxAge = Infinity } = this.#metadata.get(stream) ?? {};
    const first = Math.max($tb, events.length - $maxCount);
    const since = Date.now() - $maxAge * 1_000;
    return events.filter(({ revision, created }) => revision >= first && created >= since);
  }
}

function readMetadata(data: Uint8Array): StreamMetadata {
  try {
    return JSON.parse(Buffer.from(data).toString('utf8')) as StreamMetadata;
  } catch {
    return {};
  }
}
