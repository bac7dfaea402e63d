import type { Actor, DealEvent, RecordedDealEvent } from '#events';
import { unreachable, type Decider } from '#kernel';
import { makeCommitment, nameHandOff, nameRelationshipOwner, nameStageLead } from './answers.js';
import { confirmAttribution } from './attribution.js';
import { recordChurn } from './churn.js';
import { loseDeal, winDeal } from './close.js';
import type { Answer } from './command-of.js';
import { approveCorrection, proposeCorrection } from './correction.js';
import { dealUnknown } from './deal-unknown.js';
import type { DealCommand } from './deal.commands.js';
import { evolveDeal } from './deal.evolve.js';
import type { DealContext, DealFacts } from './deal.facts.js';
import type { DealState } from './deal.state.js';
import { engagePartner } from './engagement.js';
import { openDeal } from './opening.js';
import { setExpectedClose, setNextStep } from './outlook.js';
import { collectCash, invoiceDeal, issueCreditNote, refundDeal, setMargin } from './payments.js';
import { acceptRegistration, approveRegistration, rejectRegistration } from './registration-answer.js';
import { registerDeal } from './registration-filing.js';
import { expireRegistration, extendRegistration } from './registration-term.js';
import { approveReopening, proposeReopening, reopenDeal } from './reopening.js';
import { assignRole, releaseRole } from './role.js';
import { nameSourcePartner } from './source-partner.js';
import { changeStage } from './stage.js';
import { changeAmount, changeModel, moveToRuleSet } from './terms.js';
import { confirmTouchpoint, contestTouchpoint } from './touchpoint-answer.js';
import { correctTouchpoint, voidTouchpoint } from './touchpoint-repair.js';
import { logTouchpoint } from './touchpoint.js';

const decide = (state: DealState, command: DealCommand, context: DealContext): Answer => {
  if (command.type === 'OpenDeal') return openDeal(state, command, context);
  if (state.status === 'none') return { accepted: false, rejection: dealUnknown };
  switch (command.type) {
    case 'NameSourcePartner': return nameSourcePartner(state, command, context);
    case 'RegisterDeal': return registerDeal(state, command, context);
    case 'AcceptRegistration': return acceptRegistration(state, command, context);
    case 'ApproveRegistration': return approveRegistration(state, command, context);
    case 'RejectRegistration': return rejectRegistration(state, command);
    case 'ExtendRegistration': return extendRegistration(state, command);
    case 'ExpireRegistration': return expireRegistration(state, command, context);
    case 'EngagePartner': return engagePartner(state, command, context);
    case 'LogTouchpoint': return logTouchpoint(state, command, context);
    case 'ConfirmTouchpoint': return confirmTouchpoint(state, command, context);
    case 'ContestTouchpoint': return contestTouchpoint(state, command, context);
    case 'CorrectTouchpoint': return correctTouchpoint(state, command, context);
    case 'VoidTouchpoint': return voidTouchpoint(state, command);
    case 'AssignRole': return assignRole(state, command, context);
    case 'ReleaseRole': return releaseRole(state, command, context);
    case 'NameRelationshipOwner': return nameRelationshipOwner(state, command, context);
    case 'NameStageLead': return nameStageLead(state, command, context);
    case 'NameHandOff': return nameHandOff(state, command, context);
    case 'MakeCommitment': return makeCommitment(state, command, context);
    case 'SetExpectedClose': return setExpectedClose(state, command, context);
    case 'SetNextStep': return setNextStep(state, command, context);
    case 'ChangeStage': return changeStage(state, command, context);
    case 'ChangeAmount': return changeAmount(state, command, context);
    case 'ChangeModel': return changeModel(state, command, context);
    case 'MoveToRuleSet': return moveToRuleSet(state, command, context);
    case 'ConfirmAttribution': return confirmAttribution(state, command, context);
    case 'WinDeal': return winDeal(state, command, context);
    case 'LoseDeal': return loseDeal(state, command, context);
    case 'ReopenDeal': return reopenDeal(state, command, context);
    case 'ProposeReopening': return proposeReopening(state, command, context);
    case 'ApproveReopening': return approveReopening(state, command, context);
    case 'ProposeCorrection': return proposeCorrection(state, command, context);
    case 'ApproveCorrection': return approveCorrection(state, command, context);
    case 'InvoiceDeal': return invoiceDeal(state, command, context);
    case 'CollectCash': return collectCash(state, command, context);
    case 'SetMargin': return setMargin(state, command, context);
    case 'RefundDeal': return refundDeal(state, command, context);
    case 'IssueCreditNote': return issueCreditNote(state, command, context);
    case 'RecordChurn': return recordChurn(state, command, context);
    default: return unreachable(command);
  }
};

/** A deal, from its opening to its last refund. Asked twice, it answers with no events; `evolve` never refuses. */
export const dealDecider: Decider<DealState, DealCommand, DealEvent, RecordedDealEvent, Actor, DealFacts> =
  { initial: { status: 'none' }, decide, evolve: evolveDeal };
