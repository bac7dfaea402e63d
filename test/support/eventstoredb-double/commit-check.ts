/** What a writer says of the stream: its last revision, or one of the server's wider claims. */
export type Expectation = number | 'no-stream' | 'any' | 'stream-exists';

/** The number by which the server names an expectation in its errors. */
export function expectedVersion(expected: Expectation): number {
  if (typeof expected === 'number') return expected;
  return { 'no-stream': -1, any: -2, 'stream-exists': -4 }[expected];
}

/** A stream as the commit check sees it. */
export interface CheckedStream {
  /** The ids of its events, by revision. */
  readonly ids: readonly string[];
  /** Deleted, and not yet written to again. */
  readonly isDeleted: boolean;
  /** Where in it an id was written to of late; forgotten on restart. */
  recentRevisionOf(id: string): number | undefined;
}

/** 'write', 'wrong', or the revision at which the very same events end already: the server's IndexWriter.CheckCommit. */
export function checkCommit(stream: CheckedStream, expected: Expectation, proposed: readonly string[]): 'write' | 'wrong' | number {
  const current = stream.ids.length - 1;
  if (expected === 'stream-exists' && (current < 0 || stream.isDeleted)) return 'wrong';
  if (expected === 'any' || expected === 'stream-exists') return checkAny(stream, proposed);
  const revision = expected === 'no-stream' ? -1 : expected;
  if (revision === current) return 'write';
  if (revision > current || proposed.length === 0) return 'wrong';
  if (proposed.every((id, index) => stream.ids[revision + 1 + index] === id)) return revision + proposed.length;
  return expected === 'no-stream' && stream.isDeleted ? 'write' : 'wrong';
}

/** Without an expectation the server only remembers recent ids: best effort. */
function checkAny(stream: CheckedStream, proposed: readonly string[]): 'write' | 'wrong' | number {
  const found = proposed.map((id) => stream.recentRevisionOf(id));
  if (found[0] === undefined) return 'write';
  return found.includes(undefined) ? 'wrong' : (found.at(-1) as number);
}
