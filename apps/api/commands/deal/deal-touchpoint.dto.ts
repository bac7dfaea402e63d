import type { PartnerRole, Side, TouchpointLogger } from '#events';
import type { DealCommand } from '#ledger';
import type { Instant, PartnerId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class LogTouchpointDto extends DatedBody implements BodyOf<DealCommand, 'LogTouchpoint'> {
  @Field(forms.partId, 'Names the touchpoint; left out: made here.', { derived: 'tch' }) readonly touchpointId!: string;
  @Field(forms.partnerId, 'Whose touchpoint it is; null: the vendor\'s.', { orNull: true }) readonly partnerId!: PartnerId | null;
  @Field(forms.role, 'The role that it belongs to.', { orNull: true }) readonly role!: PartnerRole | null;
  @Field(forms.code, 'What was done.') readonly kind!: string;
  @Field(forms.logger, 'Who says so.') readonly loggedBy!: TouchpointLogger;
  @Field(forms.flag, 'Whether it is history without a time of recording.', { otherwise: false }) readonly imported!: boolean;
  @Field(forms.partId, 'The contact that it was with.', { orNull: true, example: 'C-1' }) readonly contactId!: string | null;
  @FreeText('A note as evidence.', { orNull: true }) readonly note!: string | null;
  @FreeText('A link as evidence.', { orNull: true, example: 'https://calendar.example/e/42' }) readonly link!: string | null;
}

export class ConfirmTouchpointDto extends DatedBody implements BodyOf<DealCommand, 'ConfirmTouchpoint'> {
  @Field(forms.partId, 'The touchpoint.') readonly touchpointId!: string;
  @Field(forms.side, 'The side that says it happened.') readonly side!: Side;
}

export class ContestTouchpointDto extends DatedBody implements BodyOf<DealCommand, 'ContestTouchpoint'> {
  @Field(forms.partId, 'The touchpoint.') readonly touchpointId!: string;
  @Field(forms.side, 'The side that says it did not happen so.') readonly side!: Side;
  @FreeText('Why.', { example: 'The meeting was cancelled.' }) readonly reason!: string;
}

export class CorrectTouchpointDto extends DatedBody implements BodyOf<DealCommand, 'CorrectTouchpoint'> {
  @Field(forms.partId, 'The touchpoint.') readonly touchpointId!: string;
  @Field(forms.partnerId, 'Whose it really was; null: the vendor\'s.', { orNull: true }) readonly partnerId!: PartnerId | null;
  @Field(forms.role, 'The role that it really belongs to.', { orNull: true }) readonly role!: PartnerRole | null;
  @Field(forms.code, 'What was really done.') readonly kind!: string;
  @Field(forms.instant, 'When it really was.') readonly touchedAt!: Instant;
  @FreeText('Why.', { orNull: true }) readonly reason!: string | null;
}

export class VoidTouchpointDto extends DatedBody implements BodyOf<DealCommand, 'VoidTouchpoint'> {
  @Field(forms.partId, 'The touchpoint.') readonly touchpointId!: string;
  @FreeText('Why.', { example: 'Logged on the wrong deal.' }) readonly reason!: string;
}

export class TouchpointOfEngagementDto {
  @Field(forms.partId, 'Names the touchpoint.') readonly touchpointId!: string;
  @Field(forms.role, 'The role that it belongs to.', { orNull: true }) readonly role!: PartnerRole | null;
  @Field(forms.code, 'What was done.', { example: 'introduction' }) readonly kind!: string;
}
