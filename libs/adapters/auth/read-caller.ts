import type { Actor, Right } from '#events';
import { partnerCaller, type ReadCaller } from '#read-store';

const seeingProgramme: readonly Right[] = ['operations', 'finance', 'auditor', 'integration'];

/** What an actor may read: the whole programme, its own partner's share of it with that of its predecessors, or (undefined) nothing. */
export const readCallerOf = (actor: Actor, predecessors: readonly string[] = []): ReadCaller | undefined => {
  if (actor.rights.some((right) => seeingProgramme.includes(right))) return { sees: 'programme' };
  if (actor.rights.includes('partner') && actor.partnerId !== null) return partnerCaller(actor.partnerId, predecessors);
  return undefined;
};
