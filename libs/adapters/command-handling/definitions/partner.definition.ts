import { partnerStream, ruleSetStream, statementsStream } from '#events';
import {
  authorise, partnerDecider, type PartnerCommand, type PartnerFacts, type PartnerState, type RuleSetState, type StatementsState,
} from '#ledger';
import { rewardsToChoose } from '#rules';
import type { ReadState, StreamDefinition } from '../stream-definition.js';

/** A partner's stream: it rests on what its quarters earned it, to choose from, and on the partner that it becomes part of. */
export const partnerDefinition: StreamDefinition<PartnerState, PartnerCommand, PartnerFacts> = {
  kind: 'partner',
  decider: partnerDecider,
  authorise: (command, actor, state) => authorise('partner', command, actor, state),
  facts: async (command, state, read) => ({
    rewards: command.type === 'ChooseIncentive' && state.status !== 'none' ? await rewardsOf(command, state.partnerId, read) : null,
    activePartners: new Set(command.type === 'MergePartner' && (await isActive(command.into, read)) ? [command.into] : []),
  }),
};

type CommandOf<Type extends PartnerCommand['type']> = Extract<PartnerCommand, { type: Type }>;

const isActive = async (partnerId: CommandOf<'MergePartner'>['into'], read: ReadState): Promise<boolean> =>
  ((await read('partner', partnerStream(partnerId))) as PartnerState).status === 'active';

const rewardsOf = async ({ period, ruleSetId, version, clause }: CommandOf<'ChooseIncentive'>, partnerId: string, read: ReadState): Promise<number | null> => {
  const { awards } = (await read('statements', statementsStream(period))) as StatementsState;
  if (!awards.has(['AwardCounted', period, ruleSetId, version, clause, partnerId].join(' '))) return null;
  const ruleSet = (await read('ruleset', ruleSetStream(ruleSetId))) as RuleSetState;
  const published = ruleSet.status === 'none' ? undefined : ruleSet.published.find((each) => each.version === version);
  return published === undefined ? null : rewardsToChoose(published.document, clause);
};
