import type { RecordedDealEvent } from '#events';
import { unreachable } from '#kernel';
import { factOf, itemOf, type DossierDraft } from './dossier-draft.js';
import type { RegistrationStep, TouchpointAmendment } from './stored-dossier.js';

/** Appends one fact to the list it belongs to. What is private to one partner is not kept: the trail has it. */
export const recordFact = (draft: DossierDraft, event: RecordedDealEvent): void => {
  const fact = factOf(event);
  switch (event.type) {
    case 'DealOpened': throw new Error(`${event.stream} is opened twice.`);
    case 'SourcePartnerNamed': draft.sourcePartners.push({ ...fact, ...event.data }); return;
    case 'DealRegistered': draft.registrations.push({ ...fact, ...event.data, steps: [] }); return;
    case 'RegistrationAccepted': stepOf(draft, event, { ...fact, step: 'accepted', partnerId: event.data.partnerId }); return;
    case 'RegistrationApproved': stepOf(draft, event, { ...fact, step: 'approved', ...approvalOf(event.data) }); return;
    case 'RegistrationRejected': stepOf(draft, event, { ...fact, step: 'rejected' }); return;
    case 'RegistrationExtended': stepOf(draft, event, { ...fact, step: 'extended', validUntil: event.data.validUntil }); return;
    case 'RegistrationExpired': stepOf(draft, event, { ...fact, step: 'expired' }); return;
    case 'ExpectedContributionStated': return;
    case 'PartnerEngaged': draft.engagements.push({ ...fact, ...event.data }); return;
    case 'TouchpointLogged':
      draft.touchpoints.push({ ...fact, ...event.data, sourceRecordedAt: event.metadata.sourceRecordedAt, amendments: [] });
      return;
    case 'TouchpointEvidenceAttached': return;
    case 'TouchpointConfirmed': amend(draft, event, { ...fact, amendment: 'confirmed', side: event.data.side }); return;
    case 'TouchpointContested': amend(draft, event, { ...fact, amendment: 'contested', side: event.data.side }); return;
    case 'TouchpointCorrected': amend(draft, event, { ...fact, amendment: 'corrected', ...correctedTo(event.data) }); return;
    case 'TouchpointVoided': amend(draft, event, { ...fact, amendment: 'voided' }); return;
    case 'RoleAssigned': draft.roles.push({ ...fact, change: 'assigned', ...event.data }); return;
    case 'RoleReleased': draft.roles.push({ ...fact, change: 'released', ...event.data }); return;
    case 'RelationshipOwnerNamed': draft.relationshipOwners.push({ ...fact, ...event.data }); return;
    case 'StageLeadNamed': draft.stageLeads.push({ ...fact, ...event.data }); return;
    case 'HandOffNamed': draft.handOffs.push({ ...fact, ...event.data }); return;
    case 'CommitmentMade': draft.commitments.push({ ...fact, ...event.data }); return;
    case 'StageChanged': draft.stages.push({ ...fact, ...event.data }); return;
    case 'AmountChanged': draft.amounts.push({ ...fact, ...event.data }); return;
    case 'ModelChanged': draft.models.push({ ...fact, ...event.data }); return;
    case 'DealMovedToRuleSet': draft.ruleSets.push({ ...fact, ...event.data }); return;
    case 'AttributionConfirmed': draft.buckets.push({ ...fact, ...event.data }); return;
    case 'DealWon': draft.closings.push({ ...fact, outcome: 'won', dateAssumed: event.data.dateAssumed }); return;
    case 'DealLost': draft.closings.push({ ...fact, outcome: 'lost', dateAssumed: event.data.dateAssumed }); return;
    case 'DealReopened': draft.closings.push({ ...fact, outcome: 'reopened' }); return;
    case 'WonDealCorrectionProposed': draft.correctionProposals.push({ ...fact, ...proposalOf(event.data) }); return;
    case 'WonDealCorrected': draft.corrections.push({ ...fact, amends: lastWinOf(draft), ...event.data }); return;
    case 'DealInvoiced': draft.invoices.push({ ...fact, reference: event.data.invoiceId, amount: event.data.amount }); return;
    case 'CashCollected': draft.receipts.push({ ...fact, reference: event.data.receiptId, amount: event.data.amount }); return;
    case 'MarginSet': draft.margins.push({ ...fact, margin: event.data.margin }); return;
    case 'DealRefunded': draft.adjustments.push({ ...fact, reference: event.data.refundId, kind: 'refund', amount: event.data.amount }); return;
    case 'CreditNoteIssued': draft.adjustments.push({ ...fact, reference: event.data.creditNoteId, kind: 'creditNote', amount: event.data.amount }); return;
    case 'CustomerChurned': draft.adjustments.push({ ...fact, kind: 'churn', ...churnOf(event.data) }); return;
    default: unreachable(event);
  }
};

type DataOf<Type extends RecordedDealEvent['type']> = Extract<RecordedDealEvent, { type: Type }>['data'];

const stepOf = (draft: DossierDraft, event: { data: { registrationId: string } }, step: RegistrationStep): void => {
  const { registrationId } = event.data;
  const name = `registration ${registrationId}`;
  itemOf(draft.registrations, (item) => item.registrationId === registrationId, { dealId: draft.dealId, name }).steps.push(step);
};

const amend = (draft: DossierDraft, event: { data: { touchpointId: string } }, amendment: TouchpointAmendment): void => {
  const { touchpointId } = event.data;
  const name = `touchpoint ${touchpointId}`;
  itemOf(draft.touchpoints, (item) => item.touchpointId === touchpointId, { dealId: draft.dealId, name }).amendments.push(amendment);
};

const lastWinOf = (draft: DossierDraft) =>
  itemOf(draft.closings, (closing) => closing.outcome === 'won', { dealId: draft.dealId, name: 'win to correct' }).eventId;

const approvalOf = ({ boundFor, validUntil }: DataOf<'RegistrationApproved'>) => ({ boundFor, validUntil });

const correctedTo = ({ partnerId, role, kind, touchedAt }: DataOf<'TouchpointCorrected'>) => ({ partnerId, role, kind, touchedAt });

const proposalOf = ({ correctionId, proposedBy, change }: DataOf<'WonDealCorrectionProposed'>) => ({ correctionId, proposedBy, change });

const churnOf = ({ churnId, amount, servedMonths, termMonths }: DataOf<'CustomerChurned'>) => ({
  reference: churnId, amount, servedMonths, termMonths });
