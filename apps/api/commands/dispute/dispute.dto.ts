import type { DisputeOutcome, PartnerRole } from '#events';
import type { DealId, DisputeId, EventId, Instant, Period } from '#kernel';
import type { DisputeCommand } from '#ledger';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText, Parts } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class MissedTouchpointDto {
  @Field(forms.partId, 'What you call it.', { example: 'M-1' }) readonly touchpointId!: string;
  @Field(forms.role, 'In which role you did it.') readonly role!: PartnerRole;
  @Field(forms.code, 'What you did.', { example: 'meeting' }) readonly kind!: string;
  @Field(forms.instant, 'When it happened.') readonly happenedAt!: Instant;
  @FreeText('What shows it.', { orNull: true }) readonly note!: string | null;
}

export class OpenDisputeDto extends DatedBody implements BodyOf<DisputeCommand, 'OpenDispute'> {
  @Field(forms.disputeId, 'The dispute; left out: given.', { derived: 'dsp' }) readonly disputeId!: DisputeId;
  @Field(forms.period, 'The quarter of the statement with the line.', { orNull: true }) readonly period!: Period | null;
  @Field(forms.lineNo, 'The number of the line there.', { orNull: true }) readonly lineNo!: number | null;
  @Field(forms.dealId, 'Of a line that is not stated yet: its deal,', { orNull: true }) readonly dealId!: DealId | null;
  @Field(forms.lineNo, 'and the number of its entry there.', { orNull: true }) readonly entryNo!: number | null;
  @Field(forms.amount, 'How much of the line you dispute; left out: all of it.', { orNull: true, example: '1000.00' }) readonly amount!: string | null;
  @Field(forms.eventId, 'Events that you think are wrong.', { listMax: 50, otherwise: [] }) readonly wrongEventIds!: readonly EventId[];
  @Parts(() => MissedTouchpointDto, 'What you did and is not in the ledger.', { min: 0, max: 20, optional: true }) readonly missing!: readonly MissedTouchpointDto[];
  @FreeText('What shows it.') readonly evidence!: string;
}

export class AddDisputeEvidenceDto extends DatedBody implements BodyOf<DisputeCommand, 'AddDisputeEvidence'> {
  @FreeText('What shows it.') readonly evidence!: string;
}

export class AnswerDisputeDto extends DatedBody implements BodyOf<DisputeCommand, 'AnswerDispute'> {
  @FreeText('The answer.') readonly answer!: string;
}

export class EscalateDisputeDto extends DatedBody implements BodyOf<DisputeCommand, 'EscalateDispute'> {
  @FreeText('Why the answer, or the first ruling, does not settle it.') readonly reason!: string;
}

export class RuleDisputeDto extends DatedBody implements BodyOf<DisputeCommand, 'RuleDispute'> {
  @Field(forms.disputeOutcome, 'What the ruling says.') readonly outcome!: DisputeOutcome;
  @FreeText('Why.') readonly reason!: string;
  @Field(forms.partId, 'Touchpoints that never were, of those named as wrong.', { listMax: 50, otherwise: [] }) readonly voids!: readonly string[];
  @Field(forms.partId, 'Touchpoints that were, of those missed.', { listMax: 20, otherwise: [], example: 'M-1' }) readonly logs!: readonly string[];
  @Field(forms.partId, 'The correction of the won deal that follows: proposed on the deal before, approved there by a second person after.', { orNull: true, example: 'C-1' }) readonly correctionId!: string | null;
}

export class WithdrawDisputeDto extends DatedBody implements BodyOf<DisputeCommand, 'WithdrawDispute'> {
  @FreeText('Why.', { orNull: true }) readonly reason!: string | null;
}
