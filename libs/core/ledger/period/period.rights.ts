import { by, byLedgerItself, type CommandRules } from '../command-rule.js';
import type { PeriodCommand } from './period.commands.js';
import type { PeriodState } from './period.state.js';

/** Who may close and restate quarters: finance, two of them; the ledger itself ends a closing. */
export const periodRights: CommandRules<PeriodCommand, PeriodState> = {
  ProposePeriodClose: { rights: by('finance') },
  ApprovePeriodClose: {
    rights: by('finance'),
    proposedBy: ({ period }, state) => (state.status === 'proposed' && state.period === period ? state.proposedBy : undefined),
  },
  ProposeRestatement: { rights: by('finance') },
  ApproveRestatement: {
    rights: by('finance'),
    proposedBy: ({ restatementId }, { restatements }) => {
      const known = restatements.get(restatementId);
      return known?.standing === 'proposed' ? known.proposedBy : undefined;
    },
  },
  WithdrawRestatement: { rights: by('finance') },
  ClosePeriod: byLedgerItself(),
};
