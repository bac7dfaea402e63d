import { partnerStream, programmeStream, ruleSetStream, statementsStream } from '#events';
import {
  authorise, partnerDecider, type PartnerCommand, type PartnerFacts, type PartnerState, type ProgrammeState, type RuleSetState, type StatementsState,
} from '#ledger';
import { rewardsToChoose } from '#rules';
import type { PartnerId } from '#kernel';
import type { ReadState, StreamDefinition } from '../stream-definition.js';

/** A partner's stream: it rests on what its quarters earned it, to choose from, and on the partner that it becomes part of. */
export const partnerDefinition: StreamDefinition<PartnerState, PartnerCommand, PartnerFacts> = {
  kind: 'partner',
  decider: partnerDecider,
  authorise: (command, actor, state) => authorise('partner', command, actor, state),
  facts: async (command, state, read) => ({
    rewards: command.type === 'ChooseIncentive' && state.status !== 'none' ? await rewardsOf(command, state.partnerId, read) : null,
    successor: command.type === 'ChooseIncentive' && state.status === 'merged' ? await successorOf(state.into, read) : null,
    timeZone: command.type === 'MergePartner' ? await timeZoneNow(read) : null,
    activePartners: new Set(command.type === 'MergePartner' && (await isActive(command.into, read)) ? [command.into] : []),
  }),
};

type CommandOf<Type extends PartnerCommand['type']> = Extract<PartnerCommand, { type: Type }>;

const isActive = async (partnerId: CommandOf<'MergePartner'>['into'], read: ReadState): Promise<boolean> =>
  ((await read('partner', partnerStream(partnerId))) as PartnerState).status === 'active';

/** Who stands in the end for what became part of a partner, which may have become part of a third itself. */
const successorOf = async (partnerId: PartnerId, read: ReadState, seen: readonly PartnerId[] = []): Promise<PartnerId> => {
  const state = (await read('partner', partnerStream(partnerId))) as PartnerState;
  return state.status === 'merged' && !seen.includes(state.into) ? successorOf(state.into, read, [...seen, partnerId]) : partnerId;
};

const timeZoneNow = async (read: ReadState): Promise<string | null> => {
  const programme = (await read('programme', programmeStream)) as ProgrammeState;
  return programme.status === 'none' ? null : programme.calendar.timeZone;
};

const rewardsOf = async ({ period, ruleSetId, version, clause }: CommandOf<'ChooseIncentive'>, partnerId: string, read: ReadState): Promise<number | null> => {
  const { awards } = (await read('statements', statementsStream(period))) as StatementsState;
  if (!awards.has(['AwardCounted', period, ruleSetId, version, clause, partnerId].join(' '))) return null;
  const ruleSet = (await read('ruleset', ruleSetStream(ruleSetId))) as RuleSetState;
  const published = ruleSet.status === 'none' ? undefined : ruleSet.published.find((each) => each.version === version);
  return published === undefined ? null : rewardsToChoose(published.document, clause);
};
