import { eventDefinitions, readStreamName, type Audience, type RecordedEvent, type StreamName } from '#events';
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
  readonly audience: Audience;
  /** The partners that the audience means where it is not all on the deal, by bytes. */
  readonly partnerIds: readonly string[];
};

/**
 * The event's row, for a deal's event with the deal's dossier at this event or later; undefined in a stream that is not ours, and in a
 * user's, which is no part of a deal's or partner's history.
 */
export const trailRowOf = (event: RecordedEvent, stored: StoredDossier | undefined): TrailRow | undefined => {
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
    partnerIds: meantBy(audience, event, stored),
  };
};

const meantBy = (audience: Audience, event: RecordedEvent, stored: StoredDossier | undefined): readonly PartnerId[] => {
  switch (audience) {
    case 'deal': case 'everyone': case 'vendor': return [];
    case 'partner': case 'onePartner': return ownerOf(event);
    case 'parties': return [...new Set(partiesOf(event.data, stored))].sort(compareUtf8);
    case 'touchpoint': return touchedBy(event, stored);
    default: return unreachable(audience);
  }
};

/** What is in a partner's stream is that partner's, whoever it names. */
const ownerOf = ({ stream, data }: RecordedEvent): readonly PartnerId[] => {
  const name = readStreamName(stream);
  return name?.kind === 'partner' ? [name.id] : named(data);
};

const named = (data: object): readonly PartnerId[] =>
  ('partnerId' in data && data.partnerId !== null ? [data.partnerId as PartnerId] : []);

const partiesOf = (data: object, stored: StoredDossier | undefined): readonly PartnerId[] =>
  stored?.registrations.find(({ registrationId }) => 'registrationId' in data && registrationId === data.registrationId)?.parties.map(({ partnerId }) => partnerId) ?? [];

/** Whose touchpoint it was when this was said of it. */
const touchedBy = ({ data, revision }: RecordedEvent, stored: StoredDossier | undefined): readonly PartnerId[] => {
  const touchpoint = stored?.touchpoints.find(({ touchpointId }) => 'touchpointId' in data && touchpointId === data.touchpointId);
  const corrected = touchpoint?.amendments.findLast((amendment) => amendment.amendment === 'corrected' && amendment.revision <= revision);
  return [corrected ?? touchpoint].flatMap((said) => (said === undefined ? [] : named(said)));
};
