import type { RuleSetCommand } from '#ledger';
import type { RuleSetId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class DraftRuleSetDto extends DatedBody implements BodyOf<RuleSetCommand, 'DraftRuleSet'> {
  @Field(forms.ruleSetId, 'The rule set, the `id` of the document.') readonly ruleSetId!: RuleSetId;
  @Field(forms.document, 'The document, format tandem.ruleset/1.') readonly document!: Readonly<Record<string, unknown>>;
}

export class ProposeRuleSetDto extends DatedBody implements BodyOf<RuleSetCommand, 'ProposeRuleSet'> {
  @Field(forms.version, 'The version.') readonly version!: number;
}

export class ApproveRuleSetDto extends DatedBody implements BodyOf<RuleSetCommand, 'ApproveRuleSet'> {
  @Field(forms.version, 'The version.') readonly version!: number;
}

export class RetireRuleSetDto extends DatedBody implements BodyOf<RuleSetCommand, 'RetireRuleSet'> {
  @Field(forms.version, 'The version.') readonly version!: number;
  @Field(forms.localDay, 'The day from which it takes no more deals.') readonly from!: string;
  @FreeText('Why.', { example: 'Replaced by the rules of 2027.' }) readonly reason!: string;
}
