import type { DisputeCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as dto from './dispute.dto.js';

/** The body of every command about a dispute that people may send; the ledger itself keeps deadlines and carries out rulings. */
export const disputeBodies: Readonly<Record<Exclude<DisputeCommand['type'], 'PassDisputeDeadline' | 'RecordRulingCarriedOut'>, FieldClass<DatedBody>>> = {
  OpenDispute: dto.OpenDisputeDto,
  AddDisputeEvidence: dto.AddDisputeEvidenceDto,
  AnswerDispute: dto.AnswerDisputeDto,
  EscalateDispute: dto.EscalateDisputeDto,
  RuleDispute: dto.RuleDisputeDto,
  WithdrawDispute: dto.WithdrawDisputeDto,
};
