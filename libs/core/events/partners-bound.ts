import { unreachable, type PartnerId } from '#kernel';
import type { DealEvent } from './deal.events.js';

/**
 * The partners that a fact puts on its deal, for good: those it names, whatever is said of them later. That a registration or a
 * proposal names a partner binds nobody: it does once the partner accepts, operations bind it, or the correction is approved.
 */
export const partnersBoundBy = (event: DealEvent): readonly PartnerId[] =>
  namedBy(event).filter((partnerId) => partnerId !== null);

const namedBy = (event: DealEvent): readonly (PartnerId | null)[] => {
  switch (event.type) {
    case 'DealOpened': return [event.data.sourcePartnerId];
    case 'RegistrationApproved': return event.data.boundFor;
    case 'WonDealCorrected': return event.data.change.roles.map(({ partnerId }) => partnerId);
    case 'SourcePartnerNamed': case 'RegistrationAccepted': case 'PartnerEngaged': case 'TouchpointLogged': case 'TouchpointCorrected':
    case 'RoleAssigned': case 'RoleReleased': case 'RelationshipOwnerNamed': case 'StageLeadNamed': case 'HandOffNamed': case 'CommitmentMade':
      return [event.data.partnerId];
    case 'DealRegistered': case 'ExpectedContributionStated': case 'RegistrationRejected': case 'RegistrationExtended': case 'RegistrationExpired':
    case 'TouchpointEvidenceAttached': case 'TouchpointConfirmed': case 'TouchpointContested': case 'TouchpointVoided':
    case 'ExpectedCloseSet': case 'NextStepSet': case 'StageChanged': case 'AmountChanged': case 'ModelChanged': case 'DealMovedToRuleSet': case 'AttributionConfirmed':
    case 'DealWon': case 'DealLost': case 'DealReopened': case 'WonDealReopeningProposed': case 'WonDealCorrectionProposed':
    case 'DealInvoiced': case 'CashCollected': case 'MarginSet': case 'DealRefunded': case 'CreditNoteIssued': case 'CustomerChurned':
      return [];
    default: return unreachable(event);
  }
};
