import type { Actor, StreamKind } from '#events';
import type { Rejection, UserId } from '#kernel';
import { notAllowed, type CommandRule } from './command-rule.js';
import type { DealCommand } from './deal/deal.commands.js';
import { dealRights, isDealHidden } from './deal/deal.rights.js';
import type { DealState } from './deal/deal.state.js';
import { dealUnknown } from './deal/deal-unknown.js';
import type { DisputeCommand } from './dispute/dispute.commands.js';
import { disputeRights, disputeUnknown, isDisputeHidden } from './dispute/dispute.rights.js';
import type { DisputeState } from './dispute/dispute.state.js';
import type { PartnerCommand } from './partner/partner.commands.js';
import { partnerRights } from './partner/partner.rights.js';
import type { PartnerState } from './partner/partner.state.js';
import type { PeriodCommand } from './period/period.commands.js';
import { periodRights } from './period/period.rights.js';
import type { PeriodState } from './period/period.state.js';
import type { StatementCommand } from './statement/statement.commands.js';
import { statementRights } from './statement/statement.rights.js';
import type { StatementsState } from './statement/statement.state.js';
import type { PayoutCommand } from './payout/payout.commands.js';
import { payoutRights } from './payout/payout.rights.js';
import type { PayoutState } from './payout/payout.state.js';
import type { BatchCommand } from './batch/batch.commands.js';
import { batchRights } from './batch/batch.rights.js';
import type { BatchState } from './batch/batch.state.js';
import type { RateCommand } from './rate/rate.commands.js';
import { rateRights } from './rate/rate.rights.js';
import type { RateState } from './rate/rate.decider.js';
import type { ProgrammeCommand } from './programme/programme.commands.js';
import { programmeRights } from './programme/programme.rights.js';
import type { ProgrammeState } from './programme/programme.state.js';
import type { RuleSetCommand } from './rule-set/rule-set.commands.js';
import { ruleSetRights } from './rule-set/rule-set.rights.js';
import type { RuleSetState } from './rule-set/rule-set.state.js';
import { rightsOfTwoPersons } from './user/right.js';
import type { UserCommand } from './user/user.commands.js';
import { userRights } from './user/user.rights.js';
import type { UserState } from './user/user.state.js';

/** The command and the state of each kind of stream. */
export interface LedgerStreams {
  readonly programme: { readonly command: ProgrammeCommand; readonly state: ProgrammeState };
  readonly partner: { readonly command: PartnerCommand; readonly state: PartnerState };
  readonly dispute: { readonly command: DisputeCommand; readonly state: DisputeState };
  readonly deal: { readonly command: DealCommand; readonly state: DealState };
  readonly ruleset: { readonly command: RuleSetCommand; readonly state: RuleSetState };
  readonly user: { readonly command: UserCommand; readonly state: UserState };
  readonly rates: { readonly command: RateCommand; readonly state: RateState };
  readonly batch: { readonly command: BatchCommand; readonly state: BatchState };
  readonly payouts: { readonly command: PayoutCommand; readonly state: PayoutState };
  readonly statements: { readonly command: StatementCommand; readonly state: StatementsState };
  readonly periods: { readonly command: PeriodCommand; readonly state: PeriodState };
}
export type LedgerCommand = LedgerStreams[StreamKind]['command'];
export type LedgerState = LedgerStreams[StreamKind]['state'];

/** Which rights each command of each stream takes, and what is whose own matter. */
export const rightsTable = {
  programme: programmeRights, partner: partnerRights, deal: dealRights, ruleset: ruleSetRights, user: userRights,
  periods: periodRights, statements: statementRights, payouts: payoutRights, batch: batchRights, rates: rateRights, dispute: disputeRights,
} as const;

/**
 * Why the actor may not ask this, or undefined where it may. A partner is told of a deal it is not on what it would be told of
 * one that does not exist. Nobody is refused for a missing second person here: that is for the decider to say.
 */
export const authorise = <Kind extends StreamKind>(
  kind: Kind, command: LedgerStreams[Kind]['command'], actor: Actor, state: LedgerStreams[Kind]['state'],
): Rejection | undefined => {
  const asked: LedgerCommand = command;
  if (kind === 'deal' && isDealHidden(asked as DealCommand, actor, state as DealState)) return dealUnknown;
  if (kind === 'dispute' && isDisputeHidden(asked as DisputeCommand, actor, state as DisputeState)) return disputeUnknown;
  const rule = ruleOf(kind, asked);
  const holds = actor.partnerId === null && rule.rights(asked, state).some((right) => actor.rights.includes(right));
  return holds || rule.ownMatter?.(asked, actor, state) === true ? undefined : forbidden(asked);
};

/** Who began the act of two persons that the command would complete; undefined where it completes none, or nobody began it. */
export const proposerOf = (kind: StreamKind, command: LedgerCommand, state: LedgerState): UserId | undefined =>
  ruleOf(kind, command).proposedBy?.(command, state);

const ruleOf = (kind: StreamKind, command: LedgerCommand): CommandRule<LedgerCommand, LedgerState> => {
  const rule = (rightsTable[kind] as unknown as Readonly<Record<string, CommandRule<LedgerCommand, LedgerState>>>)[command.type];
  if (!rule) throw new Error(`No right is defined for ${command.type} of ${kind}.`);
  return rule;
};

const forbidden = ({ type }: LedgerCommand): Rejection => notAllowed({ type: type === 'IssueApiKey' ? `${type} with these scopes` : type });

/** Command types whose acceptance is the second half of an act of two persons: the right only where it is finance's or an administrator's. */
export const twoPersonActs: readonly LedgerCommand['type'][] = ['ApproveRuleSet', 'GrantRight', 'ApproveCorrection', 'ApprovePeriodClose', 'ApproveRestatement', 'ApprovePayoutBatch', 'ApproveReopening'];

/** Whether this command completes an act of two persons. With no server running the command line refuses it. */
export const isTwoPersonAct = (command: LedgerCommand): boolean =>
  twoPersonActs.includes(command.type) && (command.type !== 'GrantRight' || rightsOfTwoPersons.includes(command.right));
