import { by, type CommandRules } from '../command-rule.js';
import type { RuleSetCommand } from './rule-set.commands.js';
import type { RuleSetState } from './rule-set.state.js';

const authors = by('operations', 'finance');

/** Who may ask what of a rule set: operations and finance; never the administrator, who holds no right over money. */
export const ruleSetRights: CommandRules<RuleSetCommand, RuleSetState> = {
  DraftRuleSet: { rights: authors },
  ProposeRuleSet: { rights: authors },
  ApproveRuleSet: { rights: authors, proposedBy: (_, state) => (state.status === 'proposed' ? state.proposal.proposedBy : undefined) },
  RetireRuleSet: { rights: authors },
};
