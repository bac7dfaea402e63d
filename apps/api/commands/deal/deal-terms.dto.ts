import type { AttributionBucket, CoSellModel, DealOrigin } from '#events';
import type { AccountOfDeal, DealCommand } from '#ledger';
import type { DealId, PartnerId, RuleSetId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { ExternalRecordDto } from '../external-record.dto.js';
import { Field, FreeText, Part } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class AccountDto implements AccountOfDeal {
  @Field(forms.organisationName, 'The customer\'s name.') readonly name!: string;
  @Field(forms.domainName, 'The customer\'s domain.', { orNull: true }) readonly domain!: string | null;
  @Field(forms.code, 'The customer\'s segment.', { orNull: true, example: 'mid' }) readonly segment!: string | null;
}

export class OpenDealDto extends DatedBody implements BodyOf<DealCommand, 'OpenDeal'> {
  @Field(forms.dealId, 'The deal\'s id; left out: made here.', { derived: 'deal' }) readonly dealId!: DealId;
  @Part(() => ExternalRecordDto, 'The record it was imported from.', { orNull: true }) readonly external!: ExternalRecordDto | null;
  @Part(() => AccountDto, 'The customer.', { orNull: true }) readonly account!: AccountDto | null;
  @Field(forms.currency, 'The currency of all its amounts.') readonly currency!: string;
  @Field(forms.amount, 'What it is worth.') readonly amount!: string;
  @Field(forms.model, 'How it is sold together; null: without partners.', { orNull: true }) readonly model!: CoSellModel | null;
  @Field(forms.origin, 'Who brought it in.', { otherwise: 'vendor' }) readonly origin!: DealOrigin;
  @Field(forms.partnerId, 'The partner that brought it.', { orNull: true }) readonly sourcePartnerId!: PartnerId | null;
  @Field(forms.ruleSetId, 'The rule set it follows.') readonly ruleSetId!: RuleSetId;
  @Field(forms.flag, 'Whether the date was missing in the source and a mapping supplied it.', { otherwise: false }) readonly dateAssumed!: boolean;
}

export class NameSourcePartnerDto extends DatedBody implements BodyOf<DealCommand, 'NameSourcePartner'> {
  @Field(forms.partnerId, 'The partner that brought the deal; null: nobody.', { orNull: true }) readonly partnerId!: PartnerId | null;
}

export class ChangeStageDto extends DatedBody implements BodyOf<DealCommand, 'ChangeStage'> {
  @Field(forms.stageName, 'The stage that it enters.') readonly stage!: string;
}

export class SetExpectedCloseDto extends DatedBody implements BodyOf<DealCommand, 'SetExpectedClose'> {
  @Field(forms.localDay, 'The day on which the open deal is expected to close; null: nobody can tell.', { orNull: true }) readonly expectedOn!: string | null;
}

export class SetNextStepDto extends DatedBody implements BodyOf<DealCommand, 'SetNextStep'> {
  @FreeText('What is to happen next; null: nothing that is agreed.', { orNull: true, example: 'Alpha shows the prototype on site.' }) readonly step!: string | null;
  @Field(forms.localDay, 'By when.', { orNull: true }) readonly dueOn!: string | null;
}

export class ChangeAmountDto extends DatedBody implements BodyOf<DealCommand, 'ChangeAmount'> {
  @Field(forms.amount, 'What the open deal is worth.') readonly amount!: string;
}

export class ChangeModelDto extends DatedBody implements BodyOf<DealCommand, 'ChangeModel'> {
  @Field(forms.model, 'How it is sold together; null: without partners.', { orNull: true }) readonly model!: CoSellModel | null;
}

export class MoveToRuleSetDto extends DatedBody implements BodyOf<DealCommand, 'MoveToRuleSet'> {
  @Field(forms.ruleSetId, 'The rule set that the open deal follows.') readonly ruleSetId!: RuleSetId;
}

export class ConfirmAttributionDto extends DatedBody implements BodyOf<DealCommand, 'ConfirmAttribution'> {
  @Field(forms.bucket, 'The bucket, be it none.') readonly bucket!: AttributionBucket;
}
