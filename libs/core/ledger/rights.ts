import type { Actor, StreamKind } from '#events';
import type { Rejection, UserId } from '#kernel';
import type { CommandRule } from './command-rule.js';
import type { DealCommand } from './deal/deal.commands.js';
import { dealRights, partnersOn } from './deal/deal.rights.js';
import type { DealState } from './deal/deal.state.js';
import { dealUnknown } from './deal/deal-unknown.js';
import type { PartnerCommand } from './partner/partner.commands.js';
import { partnerRights } from './partner/partner.rights.js';
import type { PartnerState } from './partner/partner.state.js';
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
  readonly deal: { readonly command: DealCommand; readonly state: DealState };
  readonly ruleset: { readonly command: RuleSetCommand; readonly state: RuleSetState };
  readonly user: { readonly command: UserCommand; readonly state: UserState };
}
export type LedgerCommand = LedgerStreams[StreamKind]['command'];
export type LedgerState = LedgerStreams[StreamKind]['state'];

/** Which rights each command of each stream takes, and what is whose own matter. */
export const rightsTable = {
  programme: programmeRights, partner: partnerRights, deal: dealRights, ruleset: ruleSetRights, user: userRights,
} as const;

/**
 * Why the actor may not ask this, or undefined where it may. A partner is told of a deal it is not on what it would be told of
 * one that does not exist. Nobody is refused for a missing second person here: that is for the decider to say.
 */
export const authorise = <Kind extends StreamKind>(
  kind: Kind, command: LedgerStreams[Kind]['command'], actor: Actor, state: LedgerStreams[Kind]['state'],
): Rejection | undefined => {
  const asked: LedgerCommand = command;
  if (kind === 'deal' && isHidden(asked as DealCommand, actor, state as DealState)) return dealUnknown;
  const rule = ruleOf(kind, asked);
  const holds = actor.partnerId === null && rule.rights(asked).some((right) => actor.rights.includes(right));
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

const isHidden = (command: DealCommand, { partnerId }: Actor, state: DealState): boolean => {
  if (partnerId === null) return false;
  return state.status === 'none' ? command.type !== 'OpenDeal' : !partnersOn(state).has(partnerId);
};

const forbidden = ({ type }: LedgerCommand): Rejection =>
  ({ code: 'forbidden', message: `The rights used do not allow ${type}${type === 'IssueApiKey' ? ' with these scopes' : ''}.` });

/** Command types whose acceptance is the second half of an act of two persons: the right only where it is finance's or an administrator's. */
export const twoPersonActs: readonly LedgerCommand['type'][] = ['ApproveRuleSet', 'GrantRight', 'ApproveCorrection'];

/** Whether this command completes an act of two persons. With no server running the command line refuses it. */
export const isTwoPersonAct = (command: LedgerCommand): boolean =>
  twoPersonActs.includes(command.type) && (command.type !== 'GrantRight' || rightsOfTwoPersons.includes(command.right));
