import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

const { added, listOf, object, orNull } = field;

/** How many events a dispute names as wrong at most, and how many touchpoints it misses. */
export const disputedEventsMax = 50;
export const missedTouchpointsMax = 20;

/**
 * The line as it stood when it was disputed: of an issued statement or, `lineNo` being null, accrued in a quarter that is open. Awards of one clause
 * are told apart by rule set and quarter.
 */
const line = object({
  period: field.period, lineNo: orNull(field.count(1, 1_000_000_000)), kind: field.statementLineKind, dealId: orNull(field.dealId),
  position: orNull(field.code), clause: orNull(field.clause), causeEventId: field.eventReference, amount: field.signedAmount,
  ruleSetId: added(orNull(field.ruleSetId)), dealPeriod: added(field.period) });

/** A touchpoint of the partner's that it says happened and is not in the ledger. */
const missed = object({
  touchpointId: field.partId, role: field.role, kind: field.code, happenedAt: field.instant, note: orNull(field.sealedText) });

const partnerId = field.partnerId;

/** Every fact of a stream `dispute-…`. They are for the eyes of its partner and the vendor: that a line is disputed is nobody else's to know. */
export const disputeEvents = {
  DisputeOpened: fact('DisputeOpened', 'A partner disputes a line: what it thinks is wrong or missing, and how much of the line that is about. `held`: what of it no payment had.', 'onePartner', {
    disputeId: field.disputeId, partnerId, line, currency: field.currency, amount: field.amount, held: field.amount,
    wrongEventIds: listOf(field.eventReference, disputedEventsMax), missing: listOf(missed, missedTouchpointsMax), evidence: field.sealedText,
    openUntil: orNull(field.instant), answerBy: field.instant }),
  DisputeEvidenceAdded: fact('DisputeEvidenceAdded', 'More evidence; an answer that was given is to be given again by `answerBy`.', 'onePartner', {
    partnerId, evidence: field.sealedText, answerBy: orNull(field.instant) }),
  DisputeAnswered: fact('DisputeAnswered', 'Operations answer; the partner has until `replyBy` to say that it disagrees.', 'onePartner', {
    partnerId, answer: field.sealedText, replyBy: field.instant }),
  DisputeEscalated: fact('DisputeEscalated', 'The dispute goes on to finance, after a first ruling to another person there.', 'onePartner', {
    partnerId, because: field.escalationCause, reason: orNull(field.sealedText), ruleBy: field.instant }),
  DisputeRuled: fact('DisputeRuled', 'Finance rules, with a reason: which of the named touchpoints never were, which of the missed ones were, and which correction of the won deal it waits for.', 'onePartner', {
    partnerId, outcome: field.disputeOutcome, reason: field.sealedText, voids: listOf(field.partId, disputedEventsMax),
    logs: listOf(field.partId, missedTouchpointsMax), correctionId: added(field.partId), appealUntil: orNull(field.instant) }),
  RulingCarriedOut: fact('RulingCarriedOut', 'What the ruling says of touchpoints, or its correction, is recorded on the deal, by these events: what they post follows from the ruling.', 'onePartner', {
    partnerId, rulingId: field.eventReference, factIds: listOf(field.eventReference, disputedEventsMax + missedTouchpointsMax), correctionId: added(field.partId) }),
  DisputeWithdrawn: fact('DisputeWithdrawn', 'The partner disputes the line no longer.', 'onePartner', { partnerId, reason: orNull(field.sealedText) }),
  DisputeLapsed: fact('DisputeLapsed', 'The partner let its deadline pass: the answer stands.', 'onePartner', { partnerId, replyBy: field.instant }),
} as const;

type DisputeEventName = keyof typeof disputeEvents;
export type DisputeEvent = { [Name in DisputeEventName]: FactOf<Name, DataOf<(typeof disputeEvents)[Name]>> }[DisputeEventName];
export type RecordedDisputeEvent = { [Name in DisputeEventName]: RecordedOf<Name, DataOf<(typeof disputeEvents)[Name]>> }[DisputeEventName];
/** The line that a dispute is about, and a touchpoint that it misses. */
export type DisputedLine = DataOf<(typeof disputeEvents)['DisputeOpened']>['line'];
export type MissedTouchpoint = DataOf<(typeof disputeEvents)['DisputeOpened']>['missing'][number];
