import { by, byLedgerItself, type CommandRules } from '../command-rule.js';
import type { PayoutCommand } from './payout.commands.js';
import type { PayoutState } from './payout.state.js';

/** Who may have partners paid: finance, two of them. */
export const payoutRights: CommandRules<PayoutCommand, PayoutState> = {
  RequestPayoutBatch: { rights: by('finance') },
  ProposePayoutBatch: byLedgerItself(),
  ApprovePayoutBatch: {
    rights: by('finance'),
    proposedBy: ({ batch }, { batches }) => {
      const known = batches[batch - 1];
      return known?.standing === 'proposed' ? known.proposedBy : undefined;
    },
  },
  WithdrawPayoutBatch: { rights: by('finance') },
};
