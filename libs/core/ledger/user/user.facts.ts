import type { PartnerId } from '#kernel';
import type { UserCommand } from './user.commands.js';

/** What a decision on a user rests on beside its stream. */
export interface UserFacts {
  /**
   * True only when the instance itself acts, on its own machine, and fewer than two users ever were administrators: an act of two
   * persons takes two to begin with. It lets the right of administrator be granted without a proposal, and nothing else.
   */
  readonly bootstrap: boolean;
  /** The partners asked for by `userReferences` that exist. */
  readonly knownPartners: ReadonlySet<PartnerId>;
}

/** The other streams whose existence a command needs to know. */
export const userReferences = (command: UserCommand): { readonly partnerIds: readonly PartnerId[] } => ({
  partnerIds: command.type === 'RegisterUser' && command.partnerId !== null ? [command.partnerId] : [],
});
