import type { PartnerRole } from '#events';
import type { EventId, PartnerId } from '#kernel';
import { counts, type Cut } from './cut.js';
import type { Correction, Fact, StoredDossier } from './stored-dossier.js';

/** A role that a partner holds: the declared weight, null where none was, and the event that gave it as it stands. */
export interface RoleHeld {
  readonly role: PartnerRole;
  readonly partnerId: PartnerId;
  readonly weight: string | null;
  readonly eventId: EventId;
}

/** The roles held at the cut, in the order of their first assignment; `corrections` are those in force there. */
export const rolesAt = (stored: StoredDossier, corrections: readonly Correction[], cut: Cut): readonly RoleHeld[] => {
  const held = new Map<string, RoleHeld>();
  for (const { role, partnerId, weight, eventId, released } of changesOf(stored, corrections, cut)) {
    const pair = `${role} ${partnerId}`;
    if (released) held.delete(pair);
    else held.set(pair, { role, partnerId, weight, eventId });
  }
  return [...held.values()];
};

interface RoleStep extends Omit<RoleHeld, 'eventId'>, Fact {
  readonly released: boolean;
}

const changesOf = (stored: StoredDossier, corrections: readonly Correction[], cut: Cut): readonly RoleStep[] => {
  const changes = stored.roles.filter((change) => counts(change, cut)).map((change): RoleStep => change.change === 'released'
    ? { ...change, weight: null, released: true }
    : { ...change, weight: change.weight ?? registeredWeight(stored, change), released: false });
  const corrected = corrections.flatMap(({ change, ...fact }) => change.roles.map((role): RoleStep => ({ ...fact, ...role })));
  if (corrected.length === 0) return changes;
  return [...changes, ...corrected].sort((left, right) => left.revision - right.revision);
};

/** A role assigned for a registration without a weight of its own has the weight that was registered. */
const registeredWeight = (stored: StoredDossier, to: { registrationId: string | null; partnerId: PartnerId; role: PartnerRole }): string | null => {
  if (to.registrationId === null) return null;
  const registration = stored.registrations.find(({ registrationId }) => registrationId === to.registrationId);
  return registration?.parties.find(({ partnerId, role }) => partnerId === to.partnerId && role === to.role)?.weight ?? null;
};
