import type { StoredEvent } from '#event-store';
import type { RecordedEvent, StoredShape } from '#events';
import type { PartnerId } from '#kernel';
import type { LogReader, ReplaySource } from '#replay';
import type { DraftLine } from '#rules';
import { bookedRules, closingEvents, earnedAwards, wonDeals, type WonDeal } from './closed-quarter.js';

/** Deals that are told apart from one another in all but their ids. */
const distinctDeals = 500;
const dealsPerPage = 100;

/** A closed quarter of any size that takes no room: so many distinct deals come over and over under new names, in the order of their ids. */
export interface GeneratedQuarter {
  readonly store: LogReader;
  readonly source: ReplaySource;
}

/** Makes a quarter of so many deals. The log has what a replay reads of it: rules, closing, statements. */
export const generatedQuarter = (seed: number, count: number): GeneratedQuarter => {
  const { patterns, awards } = patternsOf(seed, Math.min(distinctDeals, count));
  const until = BigInt(Number.MAX_SAFE_INTEGER);
  return {
    store: {
      head: () => Promise.resolve(until),
      readAll: async function* readAll({ filter } = {}) {
        let position = 0n;
        const issued = filter?.eventTypes?.includes('StatementIssued') === true;
        for (const event of logOf(issued ? linesOf(patterns, awards, count) : [])) {
          position += 1n;
          if (filter?.eventTypes?.includes(event.type) !== false) yield stored(event, position);
        }
      },
      readByStream: async function* readByStream() { /* The dossiers are at hand. */ },
    },
    source: {
      until, deals: count, inOrderOfIds: true,
      pages: async function* pages() {
        for (let from = 0; from < count; from += dealsPerPage) {
          yield Array.from({ length: Math.min(dealsPerPage, count - from) }, (_, place) => {
            const dealId = idOf(from + place);
            return { dealId, text: (patterns[(from + place) % patterns.length]?.text ?? []).join(dealId) };
          });
        }
      },
    },
  };
};

/** What is kept of a distinct deal: its stored dossier as text, apart where its name stands, and the lines that statements promised. */
interface DealPattern extends Pick<WonDeal, 'lines'> {
  readonly text: readonly string[];
}

const patternsOf = (seed: number, count: number): { readonly patterns: readonly DealPattern[]; readonly awards: WonDeal['lines'] } => {
  const deals = [...wonDeals(seed, count)];
  return { patterns: deals.map(({ stored, lines }) => ({ text: JSON.stringify(stored).split(stored.dealId), lines })), awards: earnedAwards(deals) };
};

const idOf = (index: number): string => `deal_${index.toString(16).padStart(8, '0')}-0000-5000-8000-000000000000`;

function* logOf(lines: Iterable<readonly [PartnerId, DraftLine]>): Generator<RecordedEvent> {
  yield* bookedRules();
  yield* closingEvents(lines);
}

function* linesOf(patterns: readonly DealPattern[], awards: WonDeal['lines'], count: number): Generator<readonly [PartnerId, DraftLine]> {
  for (let index = 0; index < count; index += 1) {
    const dealId = idOf(index) as NonNullable<DraftLine['dealId']>;
    for (const [partnerId, line] of patterns[index % patterns.length]?.lines ?? []) yield [partnerId, { ...line, dealId }];
  }
  yield* awards;
}

const stored = (event: RecordedEvent, position: bigint): StoredEvent => ({ ...(event as unknown as StoredShape), position }) as StoredEvent;
