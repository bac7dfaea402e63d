import { compareUtf8, instantOfMillis, millisOf, type Instant, type PartnerId } from '#kernel';
import { closingsOf } from '../stored-dossier/closing-of.js';
import { counts, heldOf, type Cut } from '../stored-dossier/cut.js';
import type { Commitment, StoredDossier } from '../stored-dossier/stored-dossier.js';
import { touchpointAt } from '../stored-dossier/touchpoint-at.js';
import type { Obligation } from './obligation.js';
import { requestsOf, type PartnerRequest } from './requests.js';

/** The kinds of touchpoint that are meetings, and those that are content (ADR 0014); other words of a programme are neither. */
export const meetingKinds: ReadonlySet<string> = new Set(['meeting', 'demo', 'jointPresentation']);
export const contentKinds: ReadonlySet<string> = new Set(['content', 'caseStudy', 'webinar']);

/**
 * What partners owe by their commitments on a deal (capability B10), each with when it was met: an answer to every request made while a
 * commitment holds, and until the close the meetings and the content that the last commitment names. In order of partner, time and event.
 */
export const obligationsOf = (stored: StoredDossier, cut: Cut = {}): readonly Obligation[] => {
  const made = stored.commitments.filter((commitment) => counts(commitment, cut));
  if (made.length === 0) return [];
  const deal = { done: doneOn(stored, cut), requests: requestsOf(stored, cut), closedAt: closedAtOf(stored, cut) };
  return [...new Set(made.map(({ partnerId }) => partnerId))]
    .flatMap((partnerId) => ofPartner(made.filter((commitment) => commitment.partnerId === partnerId), deal))
    .sort((one, other) => compareUtf8(one.partnerId, other.partnerId) || compareUtf8(one.askedAt, other.askedAt)
      || compareUtf8(one.askedBy, other.askedBy) || compareUtf8(one.kind, other.kind));
};

/** Something a partner did that may meet an obligation: a touchpoint of a kind, or the acceptance of a registration. */
interface Deed {
  readonly partnerId: PartnerId;
  readonly at: Instant;
  readonly eventId: string;
  readonly kind: string | null;
  readonly registrationId: string | null;
}

interface DealFacts {
  /** In the order of time. */
  readonly done: readonly Deed[];
  readonly requests: readonly PartnerRequest[];
  readonly closedAt: Instant | null;
}

const closedAtOf = (stored: StoredDossier, cut: Cut): Instant | null => {
  const { standing } = closingsOf(stored, cut);
  return standing.status === 'open' ? null : standing.closedAt;
};

const doneOn = (stored: StoredDossier, cut: Cut): readonly Deed[] => {
  const touches = stored.touchpoints.flatMap((touchpoint): Deed[] => {
    const touch = touchpointAt(touchpoint, cut);
    if (touch === undefined || touch.partnerId === null) return [];
    return [{ partnerId: touch.partnerId, at: touch.occurredAt, eventId: touchpoint.eventId, kind: touch.kind, registrationId: null }];
  });
  const acceptances = stored.registrations.flatMap(({ registrationId, steps }) => steps.flatMap((step): Deed[] =>
    (step.step === 'accepted' && counts(step, cut)
      ? [{ partnerId: step.partnerId, at: step.occurredAt, eventId: step.eventId, kind: null, registrationId }] : [])));
  return [...touches, ...acceptances].sort((one, other) => compareUtf8(one.at, other.at) || compareUtf8(one.eventId, other.eventId));
};

/** `made` are one partner's commitments. */
const ofPartner = (made: readonly Commitment[], deal: DealFacts): readonly Obligation[] => {
  const last = heldOf(made);
  if (last === undefined) return [];
  const done = deal.done.filter(({ partnerId }) => partnerId === last.partnerId);
  const answers = deal.requests.filter(({ partnerId }) => partnerId === last.partnerId).flatMap((request) => {
    const held = heldOf(made.filter(({ occurredAt }) => occurredAt <= request.askedAt));
    return held === undefined ? [] : toAnswer(request, held, { done, closedAt: deal.closedAt });
  });
  return [...answers, ...toDeliver('meetings', last, { done, closedAt: deal.closedAt }), ...toDeliver('content', last, { done, closedAt: deal.closedAt })];
};

type OwnFacts = Pick<DealFacts, 'done' | 'closedAt'>;

const millisPerHour = 3_600_000;

/** None where the deal closed before the time was up: then nobody waits for the answer any more. */
const toAnswer = (request: PartnerRequest, held: Commitment, { done, closedAt }: OwnFacts): readonly Obligation[] => {
  const dueAt = instantOfMillis(millisOf(request.askedAt) + held.responseHours * millisPerHour);
  const answer = done.find(({ at, registrationId }) => at >= request.askedAt && (registrationId === null || registrationId === request.registrationId));
  if (closedAt !== null && closedAt < dueAt && (answer === undefined || answer.at > dueAt)) return [];
  return [{
    partnerId: held.partnerId, kind: 'response', askedBy: request.askedBy, askedAt: request.askedAt, commitment: held.eventId,
    promised: held.responseHours, done: answer === undefined ? 0 : 1, dueAt, metAt: answer?.at ?? null, eventIds: answer === undefined ? [] : [answer.eventId],
  }];
};

/** What is done after the close comes too late to count. */
const toDeliver = (kind: 'meetings' | 'content', held: Commitment, { done, closedAt }: OwnFacts): readonly Obligation[] => {
  const promised = kind === 'meetings' ? held.meetings : held.contentPieces;
  if (promised === 0) return [];
  const kinds = kind === 'meetings' ? meetingKinds : contentKinds;
  const counted = done.filter((deed) => deed.kind !== null && kinds.has(deed.kind) && (closedAt === null || deed.at <= closedAt));
  return [{
    partnerId: held.partnerId, kind, askedBy: held.eventId, askedAt: held.occurredAt, commitment: held.eventId,
    promised, done: counted.length, dueAt: closedAt, metAt: counted[promised - 1]?.at ?? null, eventIds: counted.map(({ eventId }) => eventId),
  }];
};
