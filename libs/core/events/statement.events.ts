import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

const { added, listOf, object, orNull } = field;

/** How many lines, and how many pieces of evidence, one event of a statement holds at most. */
export const statementLinesMax = 200;
export const statementEvidenceMax = 4_000;
/** How many deals one event of an award names at most; of an award that rests on more, further events name the rest. */
export const awardDealsMax = 5_000;
/** How many balances one statement has at most: one for each currency. */
export const statementBalancesMax = 60;

const lineNo = field.count(1, 1_000_000_000);

/** One line of a statement, as it was promised. Days are local days of the programme. `disputeId`: the dispute of its partner whose ruling it follows from. */
const line = object({
  lineNo, kind: field.statementLineKind, dealId: orNull(field.dealId), position: orNull(field.code), clause: orNull(field.clause),
  ruleSetId: orNull(field.ruleSetId), version: orNull(field.count(1, 1_000_000)), amount: field.signedAmount, currency: field.currency,
  withheld: field.flag, dealPeriod: field.period, causeEventId: field.eventReference, causeType: field.code, occurredAt: field.instant,
  recordedAt: field.instant, dueOn: field.localDay, holdback: field.amount, holdbackUntil: field.localDay,
  disputeId: added(field.disputeId) });

/** Opening + earned + clawedBack + adjusted − paid = closing; held before + held − released = held after. */
const balance = object({
  currency: field.currency, opening: field.signedAmount, earned: field.signedAmount, clawedBack: field.signedAmount, adjusted: field.signedAmount,
  paid: field.signedAmount, closing: field.signedAmount, heldOpening: field.signedAmount, held: field.signedAmount, released: field.signedAmount,
  heldClosing: field.signedAmount, withheld: field.signedAmount });

/** Every fact of the stream `statements-2026-q1`: the awards counted at the close of a quarter, and the statements issued. */
export const statementEvents = {
  AwardCounted: fact('AwardCounted', 'A partner earned an incentive or reached a tier by its deals of a quarter.', 'onePartner', {
    period: field.period, partnerId: field.partnerId, ruleSetId: field.ruleSetId, version: field.count(1, 1_000_000), clause: field.clause,
    dealIds: listOf(field.dealId, awardDealsMax) }),
  AwardContinued: fact('AwardContinued', 'Further deals that a counted award rests on, where they are more than one event holds.', 'onePartner', {
    period: field.period, partnerId: field.partnerId, ruleSetId: field.ruleSetId, version: field.count(1, 1_000_000), clause: field.clause,
    part: field.count(2, 1_000_000), dealIds: listOf(field.dealId, awardDealsMax) }),
  AwardTakenBack: fact('AwardTakenBack', 'Later refunds left a partner with too few deals for an award that is taken back then.', 'onePartner', {
    period: field.period, awardedFor: field.period, partnerId: field.partnerId, ruleSetId: field.ruleSetId, version: field.count(1, 1_000_000),
    clause: field.clause, dealIds: listOf(field.dealId, awardDealsMax) }),
  StatementIssued: fact('StatementIssued', 'A part of a partner\'s statement of a quarter: lines, what they rest on and, in its first part, the balances.', 'onePartner', {
    period: field.period, partnerId: field.partnerId, part: field.count(1, 1_000_000), parts: field.count(1, 1_000_000),
    lines: listOf(line, statementLinesMax), evidence: listOf(object({ lineNo, eventId: field.eventReference }), statementEvidenceMax),
    balances: listOf(balance, statementBalancesMax) }),
} as const;

export type StatementLine = DataOf<(typeof statementEvents)['StatementIssued']>['lines'][number];
export type StatementBalance = DataOf<(typeof statementEvents)['StatementIssued']>['balances'][number];

type StatementEventName = keyof typeof statementEvents;
export type StatementEvent = { [Name in StatementEventName]: FactOf<Name, DataOf<(typeof statementEvents)[Name]>> }[StatementEventName];
export type RecordedStatementEvent = { [Name in StatementEventName]: RecordedOf<Name, DataOf<(typeof statementEvents)[Name]>> }[StatementEventName];
