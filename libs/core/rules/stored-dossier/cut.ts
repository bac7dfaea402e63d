import type { Instant } from '#kernel';
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

/** The last fact of a list, in the order of the log, that counts: it supersedes those before it. */
export const latestOf = <Item extends Fact>(facts: readonly Item[], cut: Cut): Item | undefined =>
  facts.findLast((fact) => counts(fact, cut));
