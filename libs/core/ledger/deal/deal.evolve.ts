import { partnersBoundBy, type RecordedDealEvent } from '#events';
import { unreachable } from '#kernel';
import { commitmentMade, handOffNamed, relationshipOwnerNamed, stageLeadNamed } from './answers.js';
import { attributionConfirmed } from './attribution.js';
import { customerChurned } from './churn.js';
import { dealLost, dealWon } from './close.js';
import { wonDealCorrected, wonDealCorrectionProposed } from './correction.js';
import type { DealState, OpenedDeal } from './deal.state.js';
import { partnerEngaged } from './engagement.js';
import { dealOpened } from './opening.js';
import { expectedCloseSet, nextStepSet } from './outlook.js';
import { cashCollected, creditNoteIssued, dealInvoiced, dealRefunded, marginSet } from './payments.js';
import { registrationAccepted, registrationApproved, registrationRejected } from './registration-answer.js';
import { dealRegistered } from './registration-filing.js';
import { registrationExpired, registrationExtended } from './registration-term.js';
import { dealReopened, wonDealReopeningProposed } from './reopening.js';
import { roleAssigned, roleReleased } from './role.js';
import { sourcePartnerNamed } from './source-partner.js';
import { stageChanged } from './stage.js';
import { amountChanged, dealMovedToRuleSet, modelChanged } from './terms.js';
import { touchpointConfirmed, touchpointContested } from './touchpoint-answer.js';
import { touchpointCorrected, touchpointVoided } from './touchpoint-repair.js';
import { touchpointEvidenceAttached, touchpointLogged } from './touchpoint.js';

/** The deal after one more fact. */
export const evolveDeal = (state: DealState, event: RecordedDealEvent): DealState => {
  if (event.type === 'DealOpened') return withPartners(dealOpened(event), event);
  return state.status === 'none' ? state : withPartners(told(state, event), event);
};

const withPartners = (state: OpenedDeal, event: RecordedDealEvent): OpenedDeal => {
  const joined = partnersBoundBy(event).filter((partnerId) => !state.partners.has(partnerId));
  return joined.length === 0 ? state : { ...state, partners: new Set([...state.partners, ...joined]) };
};

const told = (state: OpenedDeal, event: Exclude<RecordedDealEvent, { type: 'DealOpened' }>): OpenedDeal => {
  switch (event.type) {
    case 'SourcePartnerNamed': return sourcePartnerNamed(state, event);
    case 'DealRegistered': return dealRegistered(state, event);
    case 'ExpectedContributionStated': return state;
    case 'RegistrationAccepted': return registrationAccepted(state, event);
    case 'RegistrationApproved': return registrationApproved(state, event);
    case 'RegistrationRejected': return registrationRejected(state, event);
    case 'RegistrationExtended': return registrationExtended(state, event);
    case 'RegistrationExpired': return registrationExpired(state, event);
    case 'PartnerEngaged': return partnerEngaged(state, event);
    case 'TouchpointLogged': return touchpointLogged(state, event);
    case 'TouchpointEvidenceAttached': return touchpointEvidenceAttached(state, event);
    case 'TouchpointConfirmed': return touchpointConfirmed(state, event);
    case 'TouchpointContested': return touchpointContested(state, event);
    case 'TouchpointCorrected': return touchpointCorrected(state, event);
    case 'TouchpointVoided': return touchpointVoided(state, event);
    case 'RoleAssigned': return roleAssigned(state, event);
    case 'RoleReleased': return roleReleased(state, event);
    case 'RelationshipOwnerNamed': return relationshipOwnerNamed(state, event);
    case 'StageLeadNamed': return stageLeadNamed(state, event);
    case 'HandOffNamed': return handOffNamed(state, event);
    case 'CommitmentMade': return commitmentMade(state, event);
    case 'ExpectedCloseSet': return expectedCloseSet(state, event);
    case 'NextStepSet': return nextStepSet(state, event);
    case 'StageChanged': return stageChanged(state, event);
    case 'AmountChanged': return amountChanged(state, event);
    case 'ModelChanged': return modelChanged(state, event);
    case 'DealMovedToRuleSet': return dealMovedToRuleSet(state, event);
    case 'AttributionConfirmed': return attributionConfirmed(state, event);
    case 'DealWon': return dealWon(state, event);
    case 'DealLost': return dealLost(state, event);
    case 'DealReopened': return dealReopened(state, event);
    case 'WonDealReopeningProposed': return wonDealReopeningProposed(state, event);
    case 'WonDealCorrectionProposed': return wonDealCorrectionProposed(state, event);
    case 'WonDealCorrected': return wonDealCorrected(state, event);
    case 'DealInvoiced': return dealInvoiced(state, event);
    case 'CashCollected': return cashCollected(state, event);
    case 'MarginSet': return marginSet(state, event);
    case 'DealRefunded': return dealRefunded(state, event);
    case 'CreditNoteIssued': return creditNoteIssued(state, event);
    case 'CustomerChurned': return customerChurned(state, event);
    default: return unreachable(event);
  }
};
