import type { EventStore } from '#event-store';
import { readEvent, type RecordedRuleSetEvent } from '#events';
import { foldRuleSet, publishedRuleSets, type PublishedRuleSets, type RuleSetHistory } from '#rules';
import type { StreamStretch } from './batch-fold.js';

/** The rule sets as the log tells them up to a point: each stream's history, and what of it is published and compiled. */
export interface KnownRuleSets {
  readonly histories: ReadonlyMap<string, RuleSetHistory>;
  readonly published: PublishedRuleSets;
}

export const noRuleSets: KnownRuleSets = { histories: new Map(), published: new Map() };

/** The rule sets up to a position of the log (undefined: none yet), folded from their events. */
export const ruleSetsUpTo = async (store: EventStore, position: bigint | undefined): Promise<KnownRuleSets> => {
  const events: RecordedRuleSetEvent[] = [];
  if (position === undefined) return noRuleSets;
  for await (const stored of store.readAll({ filter: { streamPrefixes: ['ruleset-'] } })) {
    if (stored.position > position) break;
    events.push(readEvent(stored) as RecordedRuleSetEvent);
  }
  return withEvents(noRuleSets, events);
};

/** The same with the rule set events of a stretch of the log folded in. */
export const ruleSetsAfter = (known: KnownRuleSets, stretches: readonly StreamStretch[]): KnownRuleSets =>
  withEvents(known, stretches.filter(({ name }) => name.kind === 'ruleset').flatMap(({ events }) => events as readonly RecordedRuleSetEvent[]));

/** The same with further rule set events folded in; versions that are compiled already are kept. */
export const withEvents = (known: KnownRuleSets, events: readonly RecordedRuleSetEvent[]): KnownRuleSets => {
  if (events.length === 0) return known;
  const histories = new Map(known.histories);
  for (const event of events) histories.set(event.stream, foldRuleSet(histories.get(event.stream), event));
  return { histories, published: publishedRuleSets(histories.values(), known.published) };
};
