import type { Proposed } from './wrapping.js';

/** What a server takes. */
export interface Limits {
  /** The most that one append may take. */
  readonly appendBytesMax: number;
  /** How long storing an append may take. */
  readonly commitTimeoutMs: number;
}

/** The server's own. */
export const limitsDefault: Limits = { appendBytesMax: 1024 * 1024, commitTimeoutMs: 2_000 };

/** What an event adds to the size of its append: servers up to 24.10 count its data alone. */
export function bytesOf({ data }: Proposed): number {
  return data.length;
}

/** How fast a server is taken to be: what is too long is reckoned, not measured, so that no test hangs on a busy machine. */
const eventsStoredPerMs = 1_000;

/** True for an append that would not be stored within the time that there is for it. */
export function isTooLong(events: readonly Proposed[], { commitTimeoutMs }: Limits): boolean {
  return events.length > commitTimeoutMs * eventsStoredPerMs;
}
