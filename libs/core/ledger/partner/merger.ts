import type { Actor, PartnerEvent } from '#events';
import { accept, formatLocalDay, localDayOf, reject, type Decision, type DecisionContext } from '#kernel';
import { chooseIncentive } from './account.js';
import { notAllowed } from '../command-rule.js';
import { dayFault } from './agreement.js';
import type { PartnerCommand } from './partner.commands.js';
import type { PartnerFacts } from './partner.facts.js';
import type { OnboardedPartner, PartnerState } from './partner.state.js';

type CommandOf<Type extends PartnerCommand['type']> = Extract<PartnerCommand, { type: Type }>;
type Merged = Extract<PartnerState, { status: 'merged' }>;
type Context = DecisionContext<Actor, PartnerFacts>;
type Answer = Decision<PartnerEvent>;

/**
 * Makes the partner part of another from a day on: deals of quarters not yet closed are the other's, and so is its balance. A merger is told
 * once its day has come: before that both go on by themselves.
 */
export const mergePartner = (state: OnboardedPartner, { into, on }: CommandOf<'MergePartner'>, { now, facts: { activePartners, timeZone } }: Context): Answer => {
  if (into === state.partnerId) return reject('merged-with-itself', `${into} cannot be part of itself.`, '/into');
  if (!activePartners.has(into)) return reject('partner-not-active', `${into} takes no partner in.`, '/into');
  const fault = dayFault(on, '/on');
  if (fault) return fault;
  if (timeZone === null) return reject('programme-not-founded', 'There is no programme yet.');
  if (on > formatLocalDay(localDayOf(now, timeZone))) return reject('day-in-future', `${on} has not come yet: a merger is told once it is so.`, '/on');
  return accept({ type: 'PartnerMerged', data: { into, on } });
};

/** A partner that is part of another has nothing of its own left to say or be told, but for the choice of what it had earned: that is its successor's. */
export const afterMerger = (state: Merged, command: PartnerCommand, context: Context): Answer => {
  if (command.type === 'ChooseIncentive') return chooseForMerged(state, command, context);
  return command.type === 'MergePartner' && command.into === state.into && command.on === state.mergedOn ? accept() : partOfAnother(state);
};

/** The vendor's people may enter the choice; of the partners none but the one that now stands for it. */
const chooseForMerged = (state: Merged, command: CommandOf<'ChooseIncentive'>, { actor, facts }: Context): Answer => {
  if (actor.partnerId === null || actor.partnerId === facts.successor) return chooseIncentive(state, command, facts);
  return actor.partnerId === state.partnerId ? partOfAnother(state) : { accepted: false, rejection: notAllowed(command) };
};

const partOfAnother = ({ partnerId, into, mergedOn }: Merged): Answer => reject('partner-merged', `${partnerId} is part of ${into} since ${mergedOn}.`);
