import type { EventStore, StoredEvent } from '#event-store';
import { readEvent, type RecordedEvent, type RecordedRuleSetEvent } from '#events';
import { foldPublication, noPublishedRuleSets, type PublishedRuleSets } from '#rules';
import type { StreamStretch } from './batch-fold.js';

/**
 * The rule sets as the log tells them up to a position (undefined: none yet), folded from their events. A rule set that cannot be read
 * on stays as it was before; its stream is among those that the follower has stopped at.
 */
export const ruleSetsUpTo = async (store: EventStore, position: bigint | undefined): Promise<PublishedRuleSets> => {
  let published = noPublishedRuleSets;
  if (position === undefined) return published;
  const broken = new Set<string>();
  for await (const stored of store.readAll({ filter: { streamPrefixes: ['ruleset-'] } })) {
    if (stored.position > position) break;
    published = foldOrLeave(published, stored, broken, readEvent);
  }
  return published;
};

/** The same with the rule set events of a stretch of the log folded in. */
export const ruleSetsAfter = (published: PublishedRuleSets, stretches: readonly StreamStretch[]): PublishedRuleSets => {
  const broken = new Set<string>();
  return stretches
    .filter(({ name }) => name.kind === 'ruleset')
    .flatMap(({ events }) => events)
    .reduce((folded, event) => foldOrLeave(folded, event, broken, (known) => known), published);
};

const foldOrLeave = <Event extends StoredEvent | RecordedEvent>(
  published: PublishedRuleSets, event: Event, broken: Set<string>, read: (event: Event) => RecordedEvent,
): PublishedRuleSets => {
  if (broken.has(event.stream)) return published;
  try {
    return foldPublication(published, read(event) as RecordedRuleSetEvent);
  } catch {
    broken.add(event.stream);
    return published;
  }
};
