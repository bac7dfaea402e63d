import type { ExpectedRevision } from '../port.js';
import type { KnownStream } from './known-streams.js';

/** What is to be done with an append, by what is known of its stream. */
export type AppendVerdict =
  | { readonly kind: 'append'; readonly after: number }
  /** The stream must be read on: it is not known as far as expected, or the answer is to name its last revision. */
  | { readonly kind: 'read-on' }
  | { readonly kind: 'repeated'; readonly revision: number }
  | { readonly kind: 'conflict'; readonly actualRevision: number }
  | { readonly kind: 'id-taken'; readonly eventId: string };

export interface AppendQuestion {
  readonly known: KnownStream;
  /** The stream was read to its end in this call. */
  readonly isFresh: boolean;
  readonly expected: ExpectedRevision;
  readonly ids: readonly string[];
}

/** Repeats and taken ids first, then the expectation: the order in which both stores judge. */
export function judgeAppend({ known, isFresh, expected, ids }: AppendQuestion): AppendVerdict {
  const after = expected === 'any' ? undefined : expected === 'no-stream' ? -1 : expected;
  const revisions = ids.map((id) => known.revisionOf(id));
  const firstKnown = revisions.findIndex((revision) => revision !== undefined);
  if (firstKnown >= 0) return judgeKnownIds({ ids, revisions, after, firstKnown });
  if (after === undefined || after === known.lastRevision) return { kind: 'append', after: known.lastRevision };
  return isFresh ? { kind: 'conflict', actualRevision: known.lastRevision } : { kind: 'read-on' };
}

interface KnownIds {
  readonly ids: readonly string[];
  readonly revisions: readonly (number | undefined)[];
  /** The revision the events are expected to follow; undefined: any. */
  readonly after: number | undefined;
  readonly firstKnown: number;
}

function judgeKnownIds({ ids, revisions, after, firstKnown }: KnownIds): AppendVerdict {
  const start = after === undefined ? revisions[0] : after + 1;
  const inPlace = start !== undefined && revisions.every((revision, index) => revision === start + index);
  if (inPlace) return { kind: 'repeated', revision: start + ids.length - 1 };
  return { kind: 'id-taken', eventId: ids[firstKnown] as string };
}
