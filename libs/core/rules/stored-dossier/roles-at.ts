import type { PartnerRole } from '#events';
import type { EventId, PartnerId } from '#kernel';
import { counts, heldOf, inLogOrder, type Cut } from './cut.js';
import type { Correction, Fact, StoredDossier } from './stored-dossier.js';

/** A role that a partner holds: the declared weight, null where none was, and the event that gave it as it stands. */
export interface RoleHeld {
  readonly role: PartnerRole;
  readonly partnerId: PartnerId;
  readonly weight: string | null;
  readonly eventId: EventId;
}

/** The roles held at the cut, in the order in which they were first told of; `corrections` are those in force there. */
export const rolesAt = (stored: StoredDossier, corrections: readonly Correction[], cut: Cut): readonly RoleHeld[] => {
  const steps = new Map<string, RoleStep[]>();
  for (const step of stepsOf(stored, corrections, cut)) {
    const pair = `${step.role} ${step.partnerId}`;
    const before = steps.get(pair);
    if (before === undefined) steps.set(pair, [step]);
    else before.push(step);
  }
  const roles: RoleHeld[] = [];
  for (const ofPair of steps.values()) {
    const held = heldOf(ofPair, ({ corrects }) => corrects);
    if (held !== undefined && !held.released) roles.push({ role: held.role, partnerId: held.partnerId, weight: held.weight, eventId: held.eventId });
  }
  return roles;
};

interface RoleStep extends RoleHeld, Fact {
  readonly released: boolean;
  readonly corrects: boolean;
}

const stepsOf = (stored: StoredDossier, corrections: readonly Correction[], cut: Cut): readonly RoleStep[] => {
  const told: RoleStep[] = [];
  for (const change of stored.roles) {
    if (!counts(change, cut)) continue;
    const { role, partnerId, eventId, revision, occurredAt, recordedAt } = change;
    const weight = change.change === 'released' ? null : change.weight ?? registeredWeight(stored, change);
    told.push({ role, partnerId, weight, eventId, revision, occurredAt, recordedAt, released: change.change === 'released', corrects: false });
  }
  const corrected = corrections.flatMap(({ change, ...fact }) => change.roles.map((role): RoleStep => ({ ...fact, ...role, corrects: true })));
  return corrected.length === 0 ? told : inLogOrder([...told, ...corrected]);
};

/** A role assigned for a registration without a weight of its own has the weight that was registered. */
const registeredWeight = (stored: StoredDossier, to: { registrationId: string | null; partnerId: PartnerId; role: PartnerRole }): string | null => {
  if (to.registrationId === null) return null;
  const registration = stored.registrations.find(({ registrationId }) => registrationId === to.registrationId);
  return registration?.parties.find(({ partnerId, role }) => partnerId === to.partnerId && role === to.role)?.weight ?? null;
};
