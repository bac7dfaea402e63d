import type { SealedText } from '#events';
import type { RuleSetId } from '#kernel';

/** What can be asked of a rule set. The document is one of format `tandem.ruleset/1`; its faults come in as facts. */
export type RuleSetCommand =
  | { readonly type: 'DraftRuleSet'; readonly ruleSetId: RuleSetId; readonly document: Readonly<Record<string, unknown>> }
  | { readonly type: 'ProposeRuleSet'; readonly version: number }
  | { readonly type: 'ApproveRuleSet'; readonly version: number }
  | { readonly type: 'RetireRuleSet'; readonly version: number; readonly from: string; readonly reason: SealedText };
