import { assembleBatches } from './assemble-batch.js';
import { closePeriods } from './close-period.js';
import { keepStatements } from './keep-statements.js';
import { settleDisputes } from './settle-disputes.js';
import type { Reaction, ReactionParts } from './reaction.js';

/** Everything that the ledger does by itself, in the order in which it is done. */
export const reactionsOf = (parts: ReactionParts & { readonly follower: string }): readonly Reaction[] => [
  settleDisputes(parts),
  closePeriods(parts),
  assembleBatches(parts),
  keepStatements(parts),
];
