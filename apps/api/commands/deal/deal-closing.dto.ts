import type { PartnerRole } from '#events';
import type { DealCommand } from '#ledger';
import type { Instant, PartnerId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText, Part, Parts } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class WinDealDto extends DatedBody implements BodyOf<DealCommand, 'WinDeal'> {
  @Field(forms.flag, 'Whether the date was missing in the source and a mapping supplied it.', { otherwise: false }) readonly dateAssumed!: boolean;
}

export class LoseDealDto extends DatedBody implements BodyOf<DealCommand, 'LoseDeal'> {
  @Field(forms.flag, 'Whether the date was missing in the source and a mapping supplied it.', { otherwise: false }) readonly dateAssumed!: boolean;
}

export class ReopenDealDto extends DatedBody implements BodyOf<DealCommand, 'ReopenDeal'> {
  @FreeText('Why.', { example: 'They ask for another offer.' }) readonly reason!: string;
}

export class ProposeReopeningDto extends DatedBody implements BodyOf<DealCommand, 'ProposeReopening'> {
  @FreeText('Why.', { example: 'The order was withdrawn and is negotiated again.' }) readonly reason!: string;
}

export class ApproveReopeningDto extends DatedBody implements BodyOf<DealCommand, 'ApproveReopening'> {}

export class CorrectedRoleDto {
  @Field(forms.partnerId, 'The partner.') readonly partnerId!: PartnerId;
  @Field(forms.role, 'The role.') readonly role!: PartnerRole;
  @Field(forms.weight, 'What its share of the role weighs.', { orNull: true }) readonly weight!: string | null;
  @Field(forms.flag, 'Whether the partner did not have the role at all.', { otherwise: false }) readonly released!: boolean;
}

export class WonDealChangeDto {
  @Field(forms.amount, 'The amount as it really was; null: as it stands.', { orNull: true }) readonly amount!: string | null;
  @Field(forms.instant, 'When it was really closed; null: as it stands.', { orNull: true }) readonly closedAt!: Instant | null;
  @Parts(() => CorrectedRoleDto, 'Roles as they really were; others stay.', { min: 0, max: 200 }) readonly roles!: CorrectedRoleDto[];
}

export class ProposeCorrectionDto extends DatedBody implements BodyOf<DealCommand, 'ProposeCorrection'> {
  @Field(forms.partId, 'Names the correction; left out: made here.', { derived: 'cor', example: 'K-1' }) readonly correctionId!: string;
  @Part(() => WonDealChangeDto, 'What is put right.') readonly change!: WonDealChangeDto;
  @FreeText('Why.', { example: 'The order form says 48,000.' }) readonly reason!: string;
}

export class ApproveCorrectionDto extends DatedBody implements BodyOf<DealCommand, 'ApproveCorrection'> {
  @Field(forms.partId, 'The correction.', { example: 'K-1' }) readonly correctionId!: string;
}
