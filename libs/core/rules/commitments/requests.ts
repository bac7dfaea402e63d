import type { Instant, PartnerId } from '#kernel';
import { counts, type Cut } from '../stored-dossier/cut.js';
import type { Fact, RoleChange, StoredDossier } from '../stored-dossier/stored-dossier.js';
import { touchpointAt } from '../stored-dossier/touchpoint-at.js';

/** A fact by which the vendor asks something of a partner; `registrationId` where accepting that registration answers it too. */
export interface PartnerRequest {
  readonly partnerId: PartnerId;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly registrationId: string | null;
}

/**
 * What partners are asked on a deal: a registration that names them, a role, the lead of a stage or a hand-off that is given to them, and a
 * touchpoint of the vendor in a role that they hold. A role that follows from a registration asks no second time.
 */
export const requestsOf = (stored: StoredDossier, cut: Cut): readonly PartnerRequest[] => [
  ...stored.registrations.filter((registration) => counts(registration, cut)).flatMap(({ parties, registrationId, ...fact }) =>
    [...new Set(parties.map(({ partnerId }) => partnerId))].map((partnerId) => ({ ...asks(partnerId, fact), registrationId }))),
  ...stored.roles.filter((change) => change.change === 'assigned' && change.registrationId === null && counts(change, cut))
    .map((change) => asks(change.partnerId, change)),
  ...[...stored.stageLeads, ...stored.handOffs].filter((named) => counts(named, cut))
    .flatMap((named) => (named.partnerId === null ? [] : [asks(named.partnerId, named)])),
  ...vendorTouches(stored, cut),
];

const asks = (partnerId: PartnerId, { eventId, occurredAt }: Pick<Fact, 'eventId' | 'occurredAt'>): PartnerRequest =>
  ({ partnerId, askedBy: eventId, askedAt: occurredAt, registrationId: null });

const vendorTouches = (stored: StoredDossier, cut: Cut): readonly PartnerRequest[] => stored.touchpoints.flatMap((touchpoint) => {
  const touch = touchpointAt(touchpoint, cut);
  if (touch === undefined || touch.partnerId !== null || touch.role === null) return [];
  const { eventId } = touchpoint;
  return holdersOf(stored.roles.filter((change) => change.role === touch.role && counts(change, { ...cut, asOf: touch.occurredAt })))
    .map((partnerId) => asks(partnerId, { eventId, occurredAt: touch.occurredAt }));
});

/** Of changes of one role that count at a moment, whose last one gave it. */
const holdersOf = (changes: readonly RoleChange[]): readonly PartnerId[] => {
  const latest = new Map<PartnerId, RoleChange>();
  for (const change of changes) {
    if ((latest.get(change.partnerId)?.occurredAt ?? '') <= change.occurredAt) latest.set(change.partnerId, change);
  }
  return [...latest.values()].filter(({ change }) => change === 'assigned').map(({ partnerId }) => partnerId);
};
