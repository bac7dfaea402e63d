import { by, byLedgerItself, type CommandRules } from '../command-rule.js';
import type { BatchCommand } from './batch.commands.js';
import type { BatchState } from './batch.state.js';

const payers = by('finance');

/** Who says what became of payments: finance; integrations tell what the bank says. */
export const batchRights: CommandRules<BatchCommand, BatchState> = {
  ProposePayment: byLedgerItself(),
  LeaveOutPayment: byLedgerItself(),
  SettlePayment: { rights: payers },
  FailPayment: { rights: payers },
  RetryPayment: { rights: payers },
  CancelPayment: { rights: payers },
  ConfirmPayment: { rights: by('finance', 'integration') },
};
