import type { Actor } from '#events';
import type { Rejection } from '#kernel';
import { by, byLedgerItself, ofPartner, type CommandRules } from '../command-rule.js';
import type { DisputeCommand } from './dispute.commands.js';
import type { DisputeState } from './dispute.state.js';

/** The one answer about a dispute that does not exist, and to a partner about another's. */
export const disputeUnknown: Rejection = { code: 'dispute-unknown', message: 'There is no such dispute.' };

const own = { rights: by(), ownMatter: ofPartner(() => true) };

/** Who may do what in a dispute: its partner disputes, operations answer, finance rule; a second ruling is another person's. */
export const disputeRights: CommandRules<DisputeCommand, DisputeState> = {
  OpenDispute: own,
  AddDisputeEvidence: own,
  AnswerDispute: { rights: by('operations') },
  EscalateDispute: own,
  RuleDispute: {
    rights: by('finance'),
    proposedBy: (_, state) => (state.status === 'opened' && state.standing.is === 'escalated' ? state.rulings.at(-1)?.ruledBy : undefined),
  },
  WithdrawDispute: own,
  PassDisputeDeadline: byLedgerItself(),
  RecordRulingCarriedOut: byLedgerItself(),
};

/** Whether the actor is to know of the dispute: the vendor's people do, and its own partner. */
export const isDisputeHidden = ({ type }: DisputeCommand, { partnerId }: Actor, state: DisputeState): boolean =>
  partnerId !== null && (state.status === 'none' ? type !== 'OpenDispute' : state.partnerId !== partnerId);
