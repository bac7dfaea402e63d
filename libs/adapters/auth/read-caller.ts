import type { Actor, Right } from '#events';
import type { ReadCaller } from '#read-store';

const seeingProgramme: readonly Right[] = ['operations', 'finance', 'auditor', 'integration'];

/** What an actor may read: the whole programme, its own partner's share of it, or (undefined) nothing. */
export const readCallerOf = (actor: Actor): ReadCaller | undefined => {
  if (actor.rights.some((right) => seeingProgramme.includes(right))) return { sees: 'programme' };
  if (actor.rights.includes('partner') && actor.partnerId !== null) return { sees: 'partner', partnerId: actor.partnerId };
  return undefined;
};
