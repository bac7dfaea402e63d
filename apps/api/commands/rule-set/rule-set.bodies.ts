import type { RuleSetCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as dto from './rule-set.dto.js';

/** The body of every command to a rule set. */
export const ruleSetBodies: Readonly<Record<RuleSetCommand['type'], FieldClass<DatedBody>>> = {
  DraftRuleSet: dto.DraftRuleSetDto,
  ProposeRuleSet: dto.ProposeRuleSetDto,
  ApproveRuleSet: dto.ApproveRuleSetDto,
  RetireRuleSet: dto.RetireRuleSetDto,
};
