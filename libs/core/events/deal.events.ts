import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

const { orNull, listOf, object } = field;
const party = object({ partnerId: field.partnerId, role: field.role, weight: orNull(field.weight) });

/** What a correction of a won deal changes; null leaves a part as it is. */
const correction = object({
  amount: orNull(field.amount),
  closedAt: orNull(field.instant),
  roles: listOf(
    object({ partnerId: field.partnerId, role: field.role, weight: orNull(field.weight), released: field.flag }), 200),
});

/** Every fact of a deal's stream. `occurredAt` of the metadata is when it was true: of DealOpened the creation, of DealWon and DealLost the close. */
export const dealEvents = {
  DealOpened: fact('DealOpened', 'A deal exists: its account, amount and where it came from.', 'deal', {
    dealId: field.dealId,
    external: orNull(field.external),
    account: orNull(object({
      name: field.organisationName, domain: orNull(field.domainName), segment: orNull(field.code) })),
    currency: field.currency,
    amount: field.amount,
    model: orNull(field.model),
    origin: field.origin,
    sourcePartnerId: orNull(field.partnerId),
    ruleSetId: field.ruleSetId,
    dateAssumed: field.flag,
  }),
  SourcePartnerNamed: fact('SourcePartnerNamed', 'The partner that brought the deal is named, or nobody any more.', 'deal', {
    partnerId: orNull(field.partnerId) }),
  DealRegistered: fact('DealRegistered', 'Several partners are protected at once, each with role and split.', 'parties', {
    registrationId: field.partId, parties: listOf(party, 50) }),
  ExpectedContributionStated: fact('ExpectedContributionStated', 'What one partner means to contribute.', 'onePartner', {
    registrationId: field.partId, partnerId: field.partnerId, contribution: field.sealedText }),
  RegistrationAccepted: fact('RegistrationAccepted', 'A named partner accepts its role and weight.', 'deal', {
    registrationId: field.partId, partnerId: field.partnerId }),
  RegistrationApproved: fact('RegistrationApproved', 'Operations approve a registration; it protects until a moment, or without end. `boundFor` names partners bound without their own acceptance.', 'deal', {
    registrationId: field.partId, boundFor: listOf(field.partnerId, 50), validUntil: orNull(field.instant), reason: orNull(field.sealedText) }),
  RegistrationRejected: fact('RegistrationRejected', 'Operations reject a registration, with a reason.', 'parties', {
    registrationId: field.partId, reason: field.sealedText }),
  RegistrationExtended: fact('RegistrationExtended', 'A registration protects for longer.', 'parties', {
    registrationId: field.partId, validUntil: field.instant }),
  RegistrationExpired: fact('RegistrationExpired', 'A registration protects no longer.', 'parties', {
    registrationId: field.partId }),
  PartnerEngaged: fact('PartnerEngaged', 'A partner joins an existing deal; `bucket` is null while the answer is pending.', 'deal', {
    partnerId: field.partnerId, bucket: orNull(field.bucket) }),
  TouchpointLogged: fact('TouchpointLogged', 'Somebody did something on the deal.', 'deal', {
    touchpointId: field.partId, partnerId: orNull(field.partnerId), role: orNull(field.role), kind: field.code,
    loggedBy: field.logger, imported: field.flag }),
  TouchpointEvidenceAttached: fact('TouchpointEvidenceAttached', 'Whom the touchpoint was with, a note, a link.', 'onePartner', {
    touchpointId: field.partId, partnerId: orNull(field.partnerId), contactId: orNull(field.partId),
    note: orNull(field.sealedText), link: orNull(field.sealedText) }),
  TouchpointConfirmed: fact('TouchpointConfirmed', 'The other side says that it happened.', 'touchpoint', {
    touchpointId: field.partId, side: field.side }),
  TouchpointContested: fact('TouchpointContested', 'The other side says that it did not happen so.', 'touchpoint', {
    touchpointId: field.partId, side: field.side, reason: field.sealedText }),
  TouchpointCorrected: fact('TouchpointCorrected', 'A touchpoint as it really was.', 'deal', {
    touchpointId: field.partId, partnerId: orNull(field.partnerId), role: orNull(field.role), kind: field.code,
    touchedAt: field.instant, reason: orNull(field.sealedText) }),
  TouchpointVoided: fact('TouchpointVoided', 'A touchpoint that never was.', 'deal', {
    touchpointId: field.partId, reason: field.sealedText }),
  RoleAssigned: fact('RoleAssigned', 'A partner has a role on the deal, with a declared weight if one was agreed.', 'deal', {
    partnerId: field.partnerId, role: field.role, weight: orNull(field.weight), registrationId: orNull(field.partId) }),
  RoleReleased: fact('RoleReleased', 'A partner no longer has the role.', 'deal', {
    partnerId: field.partnerId, role: field.role }),
  RelationshipOwnerNamed: fact('RelationshipOwnerNamed', 'Who owns the customer relationship; null is the vendor.', 'deal', {
    partnerId: orNull(field.partnerId) }),
  StageLeadNamed: fact('StageLeadNamed', 'Who leads a stage; null is the vendor.', 'deal', {
    stage: field.stageName, partnerId: orNull(field.partnerId) }),
  HandOffNamed: fact('HandOffNamed', 'Who owns onboarding, support or renewal; null is the vendor.', 'deal', {
    handOff: field.handOff, partnerId: orNull(field.partnerId) }),
  CommitmentMade: fact('CommitmentMade', 'A partner\'s minimum commitments on the deal.', 'deal', {
    partnerId: field.partnerId, responseHours: field.count(1, 8760), meetings: field.count(0, 1000), contentPieces: field.count(0, 1000) }),
  ExpectedCloseSet: fact('ExpectedCloseSet', 'When the open deal is expected to close; null: nobody can tell any more.', 'deal', { expectedOn: orNull(field.localDay) }),
  NextStepSet: fact('NextStepSet', 'What is to happen next on the deal, and by when; null: nothing that is agreed.', 'deal', {
    step: orNull(field.sealedText), dueOn: orNull(field.localDay) }),
  StageChanged: fact('StageChanged', 'The deal enters a stage.', 'deal', { stage: field.stageName }),
  AmountChanged: fact('AmountChanged', 'The open deal is worth another amount.', 'deal', { amount: field.amount }),
  ModelChanged: fact('ModelChanged', 'The open deal is sold under another co-sell model; null: without partners.', 'deal', {
    model: orNull(field.model) }),
  DealMovedToRuleSet: fact('DealMovedToRuleSet', 'The open deal follows another rule set.', 'deal', { ruleSetId: field.ruleSetId }),
  AttributionConfirmed: fact('AttributionConfirmed', 'The attribution bucket is confirmed, be it none.', 'deal', { bucket: field.bucket }),
  DealWon: fact('DealWon', 'The deal is closed and won.', 'deal', { dateAssumed: field.flag }),
  DealLost: fact('DealLost', 'The deal is closed and lost.', 'deal', { dateAssumed: field.flag }),
  DealReopened: fact('DealReopened', 'A closed deal is open again; what accrued is reversed.', 'deal', { reason: field.sealedText }),
  WonDealReopeningProposed: fact('WonDealReopeningProposed', 'One person proposes to open a won deal again.', 'vendor', {
    proposedBy: field.userId, reason: field.sealedText }),
  WonDealCorrectionProposed: fact('WonDealCorrectionProposed', 'One person proposes to correct a won deal.', 'vendor', {
    correctionId: field.partId, proposedBy: field.userId, change: correction, reason: field.sealedText }),
  WonDealCorrected: fact('WonDealCorrected', 'A second person approves the correction: it is in force.', 'deal', {
    correctionId: field.partId, approvedBy: field.userId, change: correction }),
  DealInvoiced: fact('DealInvoiced', 'The customer was sent an invoice.', 'deal', { invoiceId: field.partId, amount: field.amount }),
  CashCollected: fact('CashCollected', 'Cash came in.', 'deal', { receiptId: field.partId, amount: field.amount }),
  MarginSet: fact('MarginSet', 'The margin of the deal is known.', 'vendor', { margin: field.signedAmount }),
  DealRefunded: fact('DealRefunded', 'The customer got money back.', 'deal', { refundId: field.partId, amount: field.amount }),
  CreditNoteIssued: fact('CreditNoteIssued', 'The customer got a credit note.', 'deal', { creditNoteId: field.partId, amount: field.amount }),
  CustomerChurned: fact('CustomerChurned', 'The customer left: by amount, by months served of the term, or wholly.', 'deal', {
    churnId: field.partId, amount: orNull(field.amount), servedMonths: orNull(field.count(0, 1200)), termMonths: orNull(field.count(1, 1200)) }),
} as const;

type DealEventName = keyof typeof dealEvents;
export type DealEvent = { [Name in DealEventName]: FactOf<Name, DataOf<(typeof dealEvents)[Name]>> }[DealEventName];
export type RecordedDealEvent = { [Name in DealEventName]: RecordedOf<Name, DataOf<(typeof dealEvents)[Name]>> }[DealEventName];
/** What a correction of a won deal changes. */
export type WonDealChange = DataOf<(typeof dealEvents)['WonDealCorrected']>['change'];
