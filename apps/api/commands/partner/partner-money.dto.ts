import type { PartnerCommand } from '#ledger';
import type { PartnerId, Period, RuleSetId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class NamePayeeDto extends DatedBody implements BodyOf<PartnerCommand, 'NamePayee'> {
  @Field(forms.code, 'The number under which the paying system knows the partner; never a bank account.', { example: 'V-1042' }) readonly payeeReference!: string;
  @Field(forms.currency, 'The currency it is paid in; null: the one it earns in.', { orNull: true }) readonly currency!: string | null;
}

export class ChooseIncentiveDto extends DatedBody implements BodyOf<PartnerCommand, 'ChooseIncentive'> {
  @Field(forms.period, 'The quarter in which it was earned.') readonly period!: Period;
  @Field(forms.ruleSetId, 'The rule set.') readonly ruleSetId!: RuleSetId;
  @Field(forms.version, 'Its version.') readonly version!: number;
  @Field(forms.clause, 'The incentive.') readonly clause!: string;
  @Field(forms.option, 'The reward, counted from 0.') readonly option!: number;
}

export class WriteOffBalanceDto extends DatedBody implements BodyOf<PartnerCommand, 'WriteOffBalance'> {
  @Field(forms.partId, 'Names the write-off; left out: made here.', { derived: 'wof', example: 'W-1' }) readonly writeOffId!: string;
  @Field(forms.signedAmount, 'By how much the balance rises: what the partner need not pay back.', { example: '635.29' }) readonly amount!: string;
  @Field(forms.currency, 'Its currency.') readonly currency!: string;
  @FreeText('Why.', { example: 'The partner is dissolved.' }) readonly reason!: string;
}

export class MergePartnerDto extends DatedBody implements BodyOf<PartnerCommand, 'MergePartner'> {
  @Field(forms.partnerId, 'The partner that it becomes part of.', { example: 'ptr_beta' }) readonly into!: PartnerId;
  @Field(forms.localDay, 'The first day on which it is.') readonly on!: string;
}
