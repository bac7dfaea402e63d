import { laterOf, type Instant } from '#kernel';
import type { Fact } from './stored-dossier.js';

/** Where the two clocks are stopped; a clock that is left out is not stopped. */
export interface Cut {
  /** What was true by then: facts with occurredAt ≤ asOf. */
  readonly asOf?: Instant | undefined;
  /** What the ledger had learned by then: facts with recordedAt ≤ knownAt. */
  readonly knownAt?: Instant | undefined;
  /** What stood in the deal's stream up to this revision: finer than `knownAt`, where facts were recorded in one instant. */
  readonly throughRevision?: number | undefined;
}

/** Whether the ledger had learned it by the cut. */
export const isKnown = (fact: Fact, cut: Cut): boolean =>
  (cut.knownAt === undefined || fact.recordedAt <= cut.knownAt) && (cut.throughRevision === undefined || fact.revision <= cut.throughRevision);

/** Whether what was true at that moment was true by the cut. */
export const isBy = (moment: Instant, cut: Cut): boolean => cut.asOf === undefined || moment <= cut.asOf;

/** Whether a fact that amends no other counts. */
export const counts = (fact: Fact, cut: Cut): boolean => isKnown(fact, cut) && isBy(fact.occurredAt, cut);

/**
 * What holds at the cut of facts about one thing, given in the order of the log: the one that was true last, however late the
 * others were learned; of one instant the one learned last. `first` stands before all of them.
 */
export const latestOf = <Item extends Fact>(facts: readonly Item[], cut: Cut, first?: Item): Item | undefined => {
  let held = first !== undefined && counts(first, cut) ? first : undefined;
  for (const fact of facts) if (counts(fact, cut) && (held === undefined || fact.occurredAt >= held.occurredAt)) held = fact;
  return held;
};

/** The same of facts that all count. A correction takes the place of all that was recorded before it, whenever that was true. */
export const heldOf = <Item extends Fact>(facts: readonly Item[], corrects: (fact: Item) => boolean = () => false): Item | undefined => {
  let held: Item | undefined;
  let since = '' as Instant;
  for (const fact of facts) {
    if (fact.occurredAt < since && !corrects(fact)) continue;
    held = fact;
    since = laterOf(since, fact.occurredAt);
  }
  return held;
};

/** The facts in the order of the log. */
export const inLogOrder = <Item extends Fact>(facts: readonly Item[]): readonly Item[] =>
  [...facts].sort((left, right) => left.revision - right.revision);
