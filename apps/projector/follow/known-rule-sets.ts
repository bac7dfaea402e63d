import type { EventStore } from '#event-store';
import { readEvent, type RecordedRuleSetEvent } from '#events';
import { foldPublication, noPublishedRuleSets, type PublishedRuleSets } from '#rules';
import type { StreamStretch } from './batch-fold.js';

/** The rule sets as the log tells them up to a position (undefined: none yet), folded from their events. */
export const ruleSetsUpTo = async (store: EventStore, position: bigint | undefined): Promise<PublishedRuleSets> => {
  let published = noPublishedRuleSets;
  if (position === undefined) return published;
  for await (const stored of store.readAll({ filter: { streamPrefixes: ['ruleset-'] } })) {
    if (stored.position > position) break;
    published = foldPublication(published, readEvent(stored) as RecordedRuleSetEvent);
  }
  return published;
};

/** The same with the rule set events of a stretch of the log folded in. */
export const ruleSetsAfter = (published: PublishedRuleSets, stretches: readonly StreamStretch[]): PublishedRuleSets =>
  stretches
    .filter(({ name }) => name.kind === 'ruleset')
    .flatMap(({ events }) => events as readonly RecordedRuleSetEvent[])
    .reduce(foldPublication, published);
