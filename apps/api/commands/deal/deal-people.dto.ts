import type { AttributionBucket, HandOff, PartnerRole } from '#events';
import type { DealCommand } from '#ledger';
import type { PartnerId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, Part } from '../fields/field.js';
import { forms } from '../fields/forms.js';
import { TouchpointOfEngagementDto } from './deal-touchpoint.dto.js';

export class EngagePartnerDto extends DatedBody implements BodyOf<DealCommand, 'EngagePartner'> {
  @Field(forms.partnerId, 'The partner that joins the deal.') readonly partnerId!: PartnerId;
  @Field(forms.bucket, 'What its joining does; null leaves the deal pending.', { orNull: true, example: 'influenced' })
  readonly bucket!: AttributionBucket | null;
  @Part(() => TouchpointOfEngagementDto, 'What it did; null leaves the deal pending.', { orNull: true })
  readonly activity!: TouchpointOfEngagementDto | null;
}

export class AssignRoleDto extends DatedBody implements BodyOf<DealCommand, 'AssignRole'> {
  @Field(forms.partnerId, 'The partner.') readonly partnerId!: PartnerId;
  @Field(forms.role, 'What it does on the deal.') readonly role!: PartnerRole;
  @Field(forms.weight, 'What its share of the role weighs; null: not agreed.', { orNull: true }) readonly weight!: string | null;
}

export class ReleaseRoleDto extends DatedBody implements BodyOf<DealCommand, 'ReleaseRole'> {
  @Field(forms.partnerId, 'The partner.') readonly partnerId!: PartnerId;
  @Field(forms.role, 'The role that it no longer has.') readonly role!: PartnerRole;
}

export class NameRelationshipOwnerDto extends DatedBody implements BodyOf<DealCommand, 'NameRelationshipOwner'> {
  @Field(forms.partnerId, 'Who owns the customer relationship; null: the vendor.', { orNull: true }) readonly partnerId!: PartnerId | null;
}

export class NameStageLeadDto extends DatedBody implements BodyOf<DealCommand, 'NameStageLead'> {
  @Field(forms.stageName, 'The stage.') readonly stage!: string;
  @Field(forms.partnerId, 'Who leads it; null: the vendor.', { orNull: true }) readonly partnerId!: PartnerId | null;
}

export class NameHandOffDto extends DatedBody implements BodyOf<DealCommand, 'NameHandOff'> {
  @Field(forms.handOff, 'What is to be owned after the close.') readonly handOff!: HandOff;
  @Field(forms.partnerId, 'Who owns it; null: the vendor.', { orNull: true }) readonly partnerId!: PartnerId | null;
}

export class MakeCommitmentDto extends DatedBody implements BodyOf<DealCommand, 'MakeCommitment'> {
  @Field(forms.partnerId, 'The partner.') readonly partnerId!: PartnerId;
  @Field(forms.responseHours, 'Within how many hours it answers.') readonly responseHours!: number;
  @Field(forms.meetings, 'How many meetings it attends.') readonly meetings!: number;
  @Field(forms.contentPieces, 'How many pieces of content it delivers.') readonly contentPieces!: number;
}
