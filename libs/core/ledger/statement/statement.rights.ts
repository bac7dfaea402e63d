import { byLedgerItself, type CommandRules } from '../command-rule.js';
import type { StatementCommand } from './statement.commands.js';
import type { StatementsState } from './statement.state.js';

/** Nobody writes a statement by hand. */
export const statementRights: CommandRules<StatementCommand, StatementsState> = {
  CountAward: byLedgerItself(),
  ContinueAward: byLedgerItself(),
  TakeBackAward: byLedgerItself(),
  IssueStatement: byLedgerItself(),
};
