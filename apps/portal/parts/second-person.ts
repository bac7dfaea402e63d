import type { Right, SignedIn } from '../api/session.js';

/** Why somebody may not do the second half of an act of two persons: not in finance, or the first half was theirs. Null: they may. */
export const unlessSecond = (user: SignedIn, proposedBy: string | null): string | null =>
  unlessRight(user, 'finance') ?? (proposedBy === user.userId ? 'you proposed it; another person in finance decides.' : null);

/** Why somebody may not do what takes a right; null: they may. */
export const unlessRight = ({ rights }: SignedIn, right: Right): string | null => (rights.includes(right) ? null : `this takes the right ${right}.`);
