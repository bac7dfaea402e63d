import type { PartnerCommand } from '#ledger';
import type { PartnerId } from '#kernel';
import { contactPerson } from '#vault';
import { DatedBody, type BodyOf } from '../body-of.js';
import { ExternalRecordDto } from '../external-record.dto.js';
import { Field, FreeText, Part } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class OnboardPartnerDto extends DatedBody implements BodyOf<PartnerCommand, 'OnboardPartner'> {
  @Field(forms.partnerId, 'The partner\'s id; left out: made here.', { derived: 'ptr' }) readonly partnerId!: PartnerId;
  @Field(forms.organisationName, 'The organisation\'s name.') readonly name!: string;
  @Field(forms.code, 'What kind of partner it is.', { orNull: true, example: 'reseller' }) readonly kind!: string | null;
  @Part(() => ExternalRecordDto, 'The record it was imported from.', { orNull: true }) readonly external!: ExternalRecordDto | null;
}

export class RenamePartnerDto extends DatedBody implements BodyOf<PartnerCommand, 'RenamePartner'> {
  @Field(forms.organisationName, 'The organisation\'s new name.') readonly name!: string;
}

export class SignAgreementDto extends DatedBody implements BodyOf<PartnerCommand, 'SignAgreement'> {
  @Field(forms.partId, 'Names the agreement; left out: made here.', { derived: 'agr', example: 'A-2026' }) readonly agreementId!: string;
  @Field(forms.localDay, 'Its first day, in the programme\'s zone.') readonly from!: string;
  @Field(forms.localDay, 'Its last day; null: until ended.', { orNull: true }) readonly to!: string | null;
}

export class EndAgreementDto extends DatedBody implements BodyOf<PartnerCommand, 'EndAgreement'> {
  @Field(forms.partId, 'The agreement.') readonly agreementId!: string;
  @Field(forms.localDay, 'Its last day, in the programme\'s zone.') readonly on!: string;
}

export class NameContactDto extends DatedBody implements BodyOf<PartnerCommand, 'NameContact'> {
  @Field(forms.partId, 'Names the contact; left out: made here.', { derived: 'con', example: 'C-1' }) readonly contactId!: string;
  @FreeText('The person: name, and how to reach them.', {
    sealedFor: ({ contactId }, partnerId) => contactPerson(partnerId, String(contactId)), example: 'Robin Lee <robin@alpha.example>',
  })
  readonly person!: string;
}

export class ForgetContactDto extends DatedBody implements BodyOf<PartnerCommand, 'ForgetContact'> {
  @Field(forms.partId, 'The contact.') readonly contactId!: string;
}

export class RemoveContactDto extends DatedBody implements BodyOf<PartnerCommand, 'RemoveContact'> {
  @Field(forms.partId, 'The contact.') readonly contactId!: string;
}

export class GrantTierDto extends DatedBody implements BodyOf<PartnerCommand, 'GrantTier'> {
  @Field(forms.code, 'The tier; null takes it away.', { orNull: true, example: 'preferred' }) readonly tier!: string | null;
  @Field(forms.localDay, 'The first day on which it holds.') readonly from!: string;
}

export class SuspendPartnerDto extends DatedBody implements BodyOf<PartnerCommand, 'SuspendPartner'> {
  @FreeText('Why.', { example: 'Agreement under review.' }) readonly reason!: string;
}

export class ResumePartnerDto extends DatedBody implements BodyOf<PartnerCommand, 'ResumePartner'> {}
