import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Recorded } from './wrapping.js';

/** A server-side filter of $all: what passes, and after how many events looked at a checkpoint is due. */
export interface ServerFilter {
  readonly passes: (event: Recorded) => boolean;
  readonly checkpointEvery: number;
}

/** The filter of a read request; undefined when it asks for everything. */
export function serverFilter(options: ReadReq.Options | undefined): ServerFilter | undefined {
  const filter = options?.getFilter();
  if (filter === undefined) return undefined;
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() || '^');
  const matches = (name: string): boolean => (prefixes.length > 0 ? prefixes.some((prefix) => name.startsWith(prefix)) : regex.test(name));
  return {
    passes: (event) => matches(byStream === undefined ? event.type : event.stream),
    checkpointEvery: (filter.getMax() || 32) * filter.getCheckpointintervalmultiplier(),
  };
}
