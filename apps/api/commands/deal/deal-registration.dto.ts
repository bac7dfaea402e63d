import type { PartnerRole } from '#events';
import type { DealCommand } from '#ledger';
import type { Instant, PartnerId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText, Parts } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class RegisteredPartyDto {
  @Field(forms.partnerId, 'The partner.') readonly partnerId!: PartnerId;
  @Field(forms.role, 'What it does on the deal.') readonly role!: PartnerRole;
  @Field(forms.weight, 'What its share of the role weighs; null: not agreed.', { orNull: true }) readonly weight!: string | null;
  @FreeText('What the partner means to contribute; private to it.', { orNull: true, example: 'Introduces the CIO, runs the pilot.' })
  readonly expectedContribution!: string | null;
}

export class RegisterDealDto extends DatedBody implements BodyOf<DealCommand, 'RegisterDeal'> {
  @Field(forms.partId, 'Names the registration; left out: made here.', { derived: 'reg', example: 'R-1' }) readonly registrationId!: string;
  @Parts(() => RegisteredPartyDto, 'The partners protected at once.', { min: 1, max: 50 }) readonly parties!: readonly RegisteredPartyDto[];
}

export class AcceptRegistrationDto extends DatedBody implements BodyOf<DealCommand, 'AcceptRegistration'> {
  @Field(forms.partId, 'The registration.', { example: 'R-1' }) readonly registrationId!: string;
  @Field(forms.partnerId, 'The partner that accepts its role and weight.') readonly partnerId!: PartnerId;
}

export class ApproveRegistrationDto extends DatedBody implements BodyOf<DealCommand, 'ApproveRegistration'> {
  @Field(forms.partId, 'The registration.', { example: 'R-1' }) readonly registrationId!: string;
  @Field(forms.partnerId, 'Partners bound without having accepted; that takes a reason.', { listMax: 50, otherwise: [] })
  readonly boundFor!: readonly PartnerId[];
  @FreeText('Why partners are bound without having accepted.', { orNull: true }) readonly reason!: string | null;
}

export class RejectRegistrationDto extends DatedBody implements BodyOf<DealCommand, 'RejectRegistration'> {
  @Field(forms.partId, 'The registration.', { example: 'R-1' }) readonly registrationId!: string;
  @FreeText('Why.', { example: 'Another partner has the account.' }) readonly reason!: string;
}

export class ExtendRegistrationDto extends DatedBody implements BodyOf<DealCommand, 'ExtendRegistration'> {
  @Field(forms.partId, 'The registration.', { example: 'R-1' }) readonly registrationId!: string;
  @Field(forms.instant, 'Until when it protects.') readonly validUntil!: Instant;
}

export class ExpireRegistrationDto extends DatedBody implements BodyOf<DealCommand, 'ExpireRegistration'> {
  @Field(forms.partId, 'The registration.', { example: 'R-1' }) readonly registrationId!: string;
}
