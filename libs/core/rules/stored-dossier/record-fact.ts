import type { RecordedDealEvent } from '#events';
import { unreachable } from '#kernel';
import { factOf, type Recording } from './dossier-draft.js';
import type { Fact, RoleChange } from './stored-dossier.js';

/** Appends one fact to the list it belongs to. What is private to one partner is not kept: the trail has it. */
export const recordFact = (recording: Recording, event: RecordedDealEvent): void => {
  const { draft } = recording;
  const fact = factOf(event);
  switch (event.type) {
    case 'DealOpened': throw new Error(`${event.stream} is opened twice.`);
    case 'SourcePartnerNamed': draft.sourcePartners.push({ ...fact, partnerId: event.data.partnerId }); return;
    case 'DealRegistered': recording.addRegistration({ ...fact, registrationId: event.data.registrationId, parties: event.data.parties, steps: [] }); return;
    case 'RegistrationAccepted': recording.addStep(event.data.registrationId, { ...fact, step: 'accepted', partnerId: event.data.partnerId }); return;
    case 'RegistrationApproved': recording.addStep(event.data.registrationId, { ...fact, step: 'approved', ...approvalOf(event.data) }); return;
    case 'RegistrationRejected': recording.addStep(event.data.registrationId, { ...fact, step: 'rejected' }); return;
    case 'RegistrationExtended': recording.addStep(event.data.registrationId, { ...fact, step: 'extended', validUntil: event.data.validUntil }); return;
    case 'RegistrationExpired': recording.addStep(event.data.registrationId, { ...fact, step: 'expired' }); return;
    case 'ExpectedContributionStated': return;
    case 'PartnerEngaged': draft.engagements.push({ ...fact, partnerId: event.data.partnerId, bucket: event.data.bucket }); return;
    case 'TouchpointLogged': recording.addTouchpoint(touchpointOf(fact, event)); return;
    case 'TouchpointEvidenceAttached': return;
    case 'TouchpointConfirmed': recording.amend(event.data.touchpointId, { ...fact, amendment: 'confirmed', side: event.data.side }); return;
    case 'TouchpointContested': recording.amend(event.data.touchpointId, { ...fact, amendment: 'contested', side: event.data.side }); return;
    case 'TouchpointCorrected': recording.amend(event.data.touchpointId, { ...fact, amendment: 'corrected', ...correctedTo(event.data) }); return;
    case 'TouchpointVoided': recording.amend(event.data.touchpointId, { ...fact, amendment: 'voided' }); return;
    case 'RoleAssigned': draft.roles.push(assignmentOf(fact, event.data)); return;
    case 'RoleReleased': draft.roles.push({ ...fact, change: 'released', partnerId: event.data.partnerId, role: event.data.role }); return;
    case 'RelationshipOwnerNamed': draft.relationshipOwners.push({ ...fact, partnerId: event.data.partnerId }); return;
    case 'StageLeadNamed': draft.stageLeads.push({ ...fact, stage: event.data.stage, partnerId: event.data.partnerId }); return;
    case 'HandOffNamed': draft.handOffs.push({ ...fact, handOff: event.data.handOff, partnerId: event.data.partnerId }); return;
    case 'CommitmentMade': draft.commitments.push({ ...fact, ...event.data }); return;
    case 'ExpectedCloseSet': draft.expectedCloses.push({ ...fact, expectedOn: event.data.expectedOn }); return;
    case 'NextStepSet': draft.nextSteps.push({ ...fact, stepTextId: event.data.step?.textId ?? null, dueOn: event.data.dueOn }); return;
    case 'StageChanged': draft.stages.push({ ...fact, stage: event.data.stage }); return;
    case 'AmountChanged': draft.amounts.push({ ...fact, amount: event.data.amount }); return;
    case 'ModelChanged': draft.models.push({ ...fact, model: event.data.model }); return;
    case 'DealMovedToRuleSet': draft.ruleSets.push({ ...fact, ruleSetId: event.data.ruleSetId }); return;
    case 'AttributionConfirmed': draft.buckets.push({ ...fact, bucket: event.data.bucket }); return;
    case 'DealWon': draft.closings.push({ ...fact, outcome: 'won', dateAssumed: event.data.dateAssumed }); return;
    case 'DealLost': draft.closings.push({ ...fact, outcome: 'lost', dateAssumed: event.data.dateAssumed }); return;
    case 'DealReopened': draft.closings.push({ ...fact, outcome: 'reopened' }); return;
    case 'WonDealReopeningProposed': return;
    case 'WonDealCorrectionProposed': draft.correctionProposals.push({ ...fact, ...proposalOf(event.data) }); return;
    case 'WonDealCorrected': draft.corrections.push({ ...fact, amends: recording.lastWin(), ...event.data }); return;
    case 'DealInvoiced': draft.invoices.push({ ...fact, reference: event.data.invoiceId, amount: event.data.amount }); return;
    case 'CashCollected': draft.receipts.push({ ...fact, reference: event.data.receiptId, amount: event.data.amount }); return;
    case 'MarginSet': draft.margins.push({ ...fact, margin: event.data.margin }); return;
    case 'DealRefunded': draft.adjustments.push({ ...fact, reference: event.data.refundId, kind: 'refund', amount: event.data.amount }); return;
    case 'CreditNoteIssued': draft.adjustments.push({ ...fact, reference: event.data.creditNoteId, kind: 'creditNote', amount: event.data.amount }); return;
    case 'CustomerChurned': draft.adjustments.push({ ...fact, kind: 'churn', ...churnOf(event.data) }); return;
    default: unreachable(event);
  }
};

type EventOf<Type extends RecordedDealEvent['type']> = Extract<RecordedDealEvent, { type: Type }>;
type DataOf<Type extends RecordedDealEvent['type']> = EventOf<Type>['data'];

/** The most frequent facts name every member: a literal is many times quicker to make than a spread with as many members after it. */
const touchpointOf = ({ eventId, revision, occurredAt, recordedAt }: Fact, { data, metadata }: EventOf<'TouchpointLogged'>) => ({
  eventId, revision, occurredAt, recordedAt,
  touchpointId: data.touchpointId, partnerId: data.partnerId, role: data.role, kind: data.kind, loggedBy: data.loggedBy,
  imported: data.imported, sourceRecordedAt: metadata.sourceRecordedAt, amendments: [] });

const assignmentOf = ({ eventId, revision, occurredAt, recordedAt }: Fact, data: DataOf<'RoleAssigned'>): RoleChange => ({
  eventId, revision, occurredAt, recordedAt,
  change: 'assigned', partnerId: data.partnerId, role: data.role, weight: data.weight, registrationId: data.registrationId });

const approvalOf = ({ boundFor, validUntil }: DataOf<'RegistrationApproved'>) => ({ boundFor, validUntil });

const correctedTo = ({ partnerId, role, kind, touchedAt }: DataOf<'TouchpointCorrected'>) => ({ partnerId, role, kind, touchedAt });

const proposalOf = ({ correctionId, proposedBy, change }: DataOf<'WonDealCorrectionProposed'>) => ({ correctionId, proposedBy, change });

const churnOf = ({ churnId, amount, servedMonths, termMonths }: DataOf<'CustomerChurned'>) => ({
  reference: churnId, amount, servedMonths, termMonths });
