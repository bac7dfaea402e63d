import { partnerStream, programmeStream, ruleSetStream } from '#events';
import type { PartnerId, RuleSetId } from '#kernel';
import {
  authorise, dealDecider, dealReferences, type DealCommand, type DealFacts, type DealState, type PartnerState, type ProgrammeState, type RuleSetState,
} from '#ledger';
import type { ReadState, StreamDefinition } from '../stream-definition.js';

/** A deal's stream: it rests on the programme, the partners it names and the rule set it follows. */
export const dealDefinition: StreamDefinition<DealState, DealCommand, DealFacts> = {
  kind: 'deal',
  decider: dealDecider,
  authorise: (command, actor, state) => authorise('deal', command, actor, state),
  facts: async (command, state, read) => {
    const { partnerIds, ruleSetIds } = dealReferences(command, state);
    const programme = (await read('programme', programmeStream)) as ProgrammeState;
    return { programme, partners: await partnersNamed(partnerIds, read), publishedRuleSets: await publishedAmong(ruleSetIds, read) };
  },
};

const partnersNamed = async (partnerIds: readonly PartnerId[], read: ReadState): Promise<ReadonlyMap<PartnerId, PartnerState>> => {
  const states = await Promise.all(partnerIds.map((partnerId) => read('partner', partnerStream(partnerId))));
  return new Map(partnerIds.map((partnerId, index) => [partnerId, states[index] as PartnerState]));
};

const publishedAmong = async (ruleSetIds: readonly RuleSetId[], read: ReadState): Promise<ReadonlySet<RuleSetId>> => {
  const states = await Promise.all(ruleSetIds.map((ruleSetId) => read('ruleset', ruleSetStream(ruleSetId))));
  return new Set(ruleSetIds.filter((_ruleSetId, index) => {
    const state = states[index] as RuleSetState;
    return state.status !== 'none' && state.published.length > 0;
  }));
};
