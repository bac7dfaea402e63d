import type { HandOff } from '#events';
import { accept, reject, type PartnerId } from '#kernel';
import { tell, tellOf, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { Commitment, OpenedDeal } from './deal.state.js';
import { ifLost, ifUnknown, unlessOpen, type Refusal } from './refusals.js';
import { unlessStage } from './stage.js';

/** Says who owns the customer relationship. There is one answer: a new one replaces the old. */
export const nameRelationshipOwner = (state: OpenedDeal, { partnerId }: CommandOf<'NameRelationshipOwner'>, context: DealContext): Answer => {
  if (wasTold(state.relationshipOwners, { value: partnerId, at: context.occurredAt })) return accept();
  return ifLost(state) ?? ifUnknown([partnerId], context.facts) ?? accept({ type: 'RelationshipOwnerNamed', data: { partnerId } });
};

/** Says who leads a stage of the sale, while there is a sale to lead. */
export const nameStageLead = (state: OpenedDeal, { stage, partnerId }: CommandOf<'NameStageLead'>, context: DealContext): Answer => {
  if (wasTold(state.stageLeads.get(stage) ?? [], { value: partnerId, at: context.occurredAt })) return accept();
  return unlessOpen(state) ?? unlessStage(stage, context.facts) ?? ifUnknown([partnerId], context.facts)
    ?? accept({ type: 'StageLeadNamed', data: { stage, partnerId } });
};

/** Says who owns onboarding, support or renewal; after the close too, which is when it matters. */
export const nameHandOff = (state: OpenedDeal, { handOff, partnerId }: CommandOf<'NameHandOff'>, context: DealContext): Answer => {
  if (wasTold(state.handOffs.get(handOff) ?? [], { value: partnerId, at: context.occurredAt })) return accept();
  return ifLost(state) ?? ifUnknown([partnerId], context.facts) ?? accept({ type: 'HandOffNamed', data: { handOff, partnerId } });
};

/** Writes down a partner's minimum commitments; new ones replace the old. */
export const makeCommitment = (state: OpenedDeal, command: CommandOf<'MakeCommitment'>, context: DealContext): Answer => {
  const { partnerId, responseHours, meetings, contentPieces } = command;
  const commitment = { responseHours, meetings, contentPieces };
  const before = state.commitments.get(partnerId) ?? [];
  if (wasTold(before, { value: commitment, at: context.occurredAt }, sameCommitment)) return accept();
  return ifLost(state) ?? unlessWithinBounds(commitment) ?? ifUnknown([partnerId], context.facts)
    ?? accept({ type: 'CommitmentMade', data: { partnerId, ...commitment } });
};

const sameCommitment = (one: Commitment, other: Commitment): boolean =>
  one.responseHours === other.responseHours && one.meetings === other.meetings && one.contentPieces === other.contentPieces;

const unlessWithinBounds = ({ responseHours, meetings, contentPieces }: Commitment): Refusal => {
  const countable = [responseHours, meetings, contentPieces].every((count) => Number.isInteger(count) && count >= 0);
  return countable && responseHours >= 1 && responseHours <= 8760 && meetings <= 1000 && contentPieces <= 1000
    ? undefined
    : reject('commitment-out-of-bounds', 'A response takes 1 to 8760 hours; meetings and pieces of content are 0 to 1000.');
};

/** The deal with an owner of the relationship. */
export const relationshipOwnerNamed = (state: OpenedDeal, { data, metadata }: EventOf<'RelationshipOwnerNamed'>): OpenedDeal =>
  ({ ...state, relationshipOwners: tell(state.relationshipOwners, { value: data.partnerId, at: metadata.occurredAt }) });

/** The deal with a lead of a stage. */
export const stageLeadNamed = (state: OpenedDeal, { data, metadata }: EventOf<'StageLeadNamed'>): OpenedDeal =>
  ({ ...state, stageLeads: tellOf(state.stageLeads, data.stage, { value: data.partnerId, at: metadata.occurredAt }) });

/** The deal with an owner of a hand-off. */
export const handOffNamed = (state: OpenedDeal, { data, metadata }: EventOf<'HandOffNamed'>): OpenedDeal =>
  ({ ...state, handOffs: tellOf<HandOff, PartnerId | null>(state.handOffs, data.handOff, { value: data.partnerId, at: metadata.occurredAt }) });

/** The deal with a partner's commitments. */
export const commitmentMade = (state: OpenedDeal, { data, metadata }: EventOf<'CommitmentMade'>): OpenedDeal => {
  const { partnerId, ...commitment } = data;
  return { ...state, commitments: tellOf(state.commitments, partnerId, { value: commitment, at: metadata.occurredAt }) };
};
