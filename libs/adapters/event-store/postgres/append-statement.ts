import type { AppendResult, ExpectedRevision } from '../port.js';
import type { StorableEvent } from '../storable.js';
import { listSeparator } from './append-function.js';

/** One append as its caller asked for it, ready to be stored. */
export interface StorableAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly StorableEvent[];
}

/** A row of `log.append`, as text. */
export type AppendRow = readonly [outcome: string, revision: string | null, position: string | null, eventId: string | null];

/** The statement that stores a group of appends, prepared once per connection. */
export const appendStatement = (group: readonly StorableAppend[]) => {
  const events = group.flatMap((append) => append.events);
  const listOf = (texts: readonly string[]): string => texts.join(listSeparator);
  return {
    name: 'tandem-append',
    text: 'select outcome, revision, position, event_id from log.append($1, $2, $3, $4, $5, $6, $7)',
    rowMode: 'array' as const,
    values: [
      listOf(group.map(({ stream }) => stream)),
      group.map(({ expected }) => expectedNumber(expected)).join(','),
      group.map((append) => append.events.length).join(','),
      events.map(({ id }) => id).join(','),
      listOf(events.map(({ type }) => type)),
      listOf(events.map(({ data }) => data)),
      listOf(events.map(({ metadata }) => metadata)),
    ],
  };
};

/** What a row of `log.append` says to the caller of that append. */
export const appendResult = ([outcome, revision, position, eventId]: AppendRow): AppendResult => {
  switch (outcome) {
    case 'appended':
    case 'repeated':
      return { outcome: 'appended', revision: Number(revision), position: BigInt(position ?? 0), repeated: outcome === 'repeated' };
    case 'conflict':
      return { outcome: 'conflict', actualRevision: Number(revision) };
    default:
      return { outcome: 'id-taken', eventId: eventId ?? '' };
  }
};

const expectedNumber = (expected: ExpectedRevision): number =>
  expected === 'any' ? -2 : expected === 'no-stream' ? -1 : expected;
