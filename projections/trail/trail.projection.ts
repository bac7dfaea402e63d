import { eventDefinitions, readStreamName, type Audience, type RecordedDealEvent, type RecordedEvent, type StreamName } from '#events';
import { compareUtf8, unreachable, type PartnerId } from '#kernel';
import type { StoredDossier } from '#rules';

/** One event of the log, as history shows it, and who may be shown it. */
export type TrailRow = {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly kind: StreamName['kind'];
  readonly dealId: string | null;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actorUserId: string;
  /** The event's data, JSON text; free text stands in it only by reference. */
  readonly data: string;
  /** `deal`: besides `partnerIds`, every partner on the deal. `everyone`: every partner. */
  readonly audience: Audience;
  /** Partners that may see it whatever becomes of the deal, by bytes: those it names, of what is private the one it belongs to. */
  readonly partnerIds: readonly string[];
};

/** The event's row; undefined in a stream that is not ours, and in a user's, which is no part of a deal's or partner's history. */
export const trailRowOf = (event: RecordedEvent): TrailRow | undefined => rowSeenBy(event, namedIn(event));

/**
 * The row of a deal's event when the deal's dossier at this event, or later, is at hand: an answer to a registration, or what
 * is said of a touchpoint, is then seen also by the partners that these name.
 */
export const trailRowOnDeal = (event: RecordedDealEvent, stored: StoredDossier): TrailRow | undefined =>
  rowSeenBy(event, [...namedIn(event), ...meantBy(event, stored)]);

/** The row of any event, with the deal's dossier where there is one. */
export const trailRowFor = (event: RecordedEvent, stored: StoredDossier | undefined): TrailRow | undefined =>
  stored === undefined ? trailRowOf(event) : trailRowOnDeal(event as RecordedDealEvent, stored);

const rowSeenBy = (event: RecordedEvent, named: readonly PartnerId[]): TrailRow | undefined => {
  const name = readStreamName(event.stream);
  const audience = eventDefinitions.get(event.type)?.audience;
  if (name === undefined || name.kind === 'user' || audience === undefined) return undefined;
  return {
    eventId: event.id,
    stream: event.stream,
    revision: event.revision,
    kind: name.kind,
    dealId: name.kind === 'deal' ? name.id : null,
    type: event.type,
    occurredAt: event.metadata.occurredAt,
    recordedAt: event.metadata.recordedAt,
    actorUserId: event.metadata.actor.userId,
    data: JSON.stringify(event.data),
    audience,
    partnerIds: seenBy(event, { name, audience, named }),
  };
};

interface Place {
  readonly name: StreamName;
  readonly audience: Audience;
  readonly named: readonly PartnerId[];
}

/** What is private to one partner is seen by that one, whoever else could be meant. */
const seenBy = (event: RecordedEvent, { name, audience, named }: Place): readonly PartnerId[] => {
  switch (audience) {
    case 'vendor': case 'everyone': return [];
    case 'partner': case 'onePartner': return name.kind === 'partner' ? [name.id] : namedIn(event);
    case 'deal': return [...new Set(named)].sort(compareUtf8);
    default: return unreachable(audience);
  }
};

/** The partners that the data names. */
const namedIn = ({ data }: RecordedEvent): readonly PartnerId[] => [
  ...('partnerId' in data && data.partnerId !== null ? [data.partnerId] : []),
  ...('sourcePartnerId' in data && data.sourcePartnerId !== null ? [data.sourcePartnerId] : []),
  ...('parties' in data ? data.parties.map(({ partnerId }) => partnerId) : []),
  ...('boundFor' in data ? data.boundFor : []),
  ...('change' in data ? data.change.roles.map(({ partnerId }) => partnerId) : []),
];

/** The parties of the registration, the partners of the touchpoint, that the event speaks of by its id. */
const meantBy = ({ data, revision }: RecordedDealEvent, stored: StoredDossier): readonly PartnerId[] => {
  if ('registrationId' in data) {
    return stored.registrations.find(({ registrationId }) => registrationId === data.registrationId)?.parties.map(({ partnerId }) => partnerId) ?? [];
  }
  if (!('touchpointId' in data)) return [];
  const touchpoint = stored.touchpoints.find(({ touchpointId }) => touchpointId === data.touchpointId);
  const corrected = touchpoint?.amendments.filter((amendment) => amendment.amendment === 'corrected' && amendment.revision <= revision) ?? [];
  return [touchpoint, ...corrected].flatMap((said) => (said !== undefined && 'partnerId' in said && said.partnerId !== null ? [said.partnerId] : []));
};
