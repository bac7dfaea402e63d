import { by, byLedgerItself, type CommandRules } from '../command-rule.js';
import type { PeriodCommand } from './period.commands.js';
import type { PeriodState } from './period.state.js';

/** Who may close quarters: finance, two of them; the ledger itself ends what they began. */
export const periodRights: CommandRules<PeriodCommand, PeriodState> = {
  ProposePeriodClose: { rights: by('finance') },
  ApprovePeriodClose: {
    rights: by('finance'),
    proposedBy: ({ period }, state) => (state.status === 'proposed' && state.period === period ? state.proposedBy : undefined),
  },
  ClosePeriod: byLedgerItself(),
};
