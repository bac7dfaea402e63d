import type { DealCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as closing from './deal-closing.dto.js';
import * as money from './deal-money.dto.js';
import * as people from './deal-people.dto.js';
import * as registration from './deal-registration.dto.js';
import * as terms from './deal-terms.dto.js';
import * as touchpoint from './deal-touchpoint.dto.js';

/** The body of every command to a deal. */
export const dealBodies: Readonly<Record<DealCommand['type'], FieldClass<DatedBody>>> = {
  OpenDeal: terms.OpenDealDto,
  NameSourcePartner: terms.NameSourcePartnerDto,
  ChangeStage: terms.ChangeStageDto,
  SetExpectedClose: terms.SetExpectedCloseDto,
  SetNextStep: terms.SetNextStepDto,
  ChangeAmount: terms.ChangeAmountDto,
  ChangeModel: terms.ChangeModelDto,
  MoveToRuleSet: terms.MoveToRuleSetDto,
  ConfirmAttribution: terms.ConfirmAttributionDto,
  RegisterDeal: registration.RegisterDealDto,
  AcceptRegistration: registration.AcceptRegistrationDto,
  ApproveRegistration: registration.ApproveRegistrationDto,
  RejectRegistration: registration.RejectRegistrationDto,
  ExtendRegistration: registration.ExtendRegistrationDto,
  ExpireRegistration: registration.ExpireRegistrationDto,
  EngagePartner: people.EngagePartnerDto,
  LogTouchpoint: touchpoint.LogTouchpointDto,
  ConfirmTouchpoint: touchpoint.ConfirmTouchpointDto,
  ContestTouchpoint: touchpoint.ContestTouchpointDto,
  CorrectTouchpoint: touchpoint.CorrectTouchpointDto,
  VoidTouchpoint: touchpoint.VoidTouchpointDto,
  AssignRole: people.AssignRoleDto,
  ReleaseRole: people.ReleaseRoleDto,
  NameRelationshipOwner: people.NameRelationshipOwnerDto,
  NameStageLead: people.NameStageLeadDto,
  NameHandOff: people.NameHandOffDto,
  MakeCommitment: people.MakeCommitmentDto,
  WinDeal: closing.WinDealDto,
  LoseDeal: closing.LoseDealDto,
  ReopenDeal: closing.ReopenDealDto,
  ProposeReopening: closing.ProposeReopeningDto,
  ApproveReopening: closing.ApproveReopeningDto,
  ProposeCorrection: closing.ProposeCorrectionDto,
  ApproveCorrection: closing.ApproveCorrectionDto,
  InvoiceDeal: money.InvoiceDealDto,
  CollectCash: money.CollectCashDto,
  SetMargin: money.SetMarginDto,
  RefundDeal: money.RefundDealDto,
  IssueCreditNote: money.IssueCreditNoteDto,
  RecordChurn: money.RecordChurnDto,
};
