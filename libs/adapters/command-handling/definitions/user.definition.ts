import type { EventStore } from '#event-store';
import { partnerStream, type Actor } from '#events';
import type { PartnerId } from '#kernel';
import { authorise, installationUsers, userDecider, userReferences, type PartnerState, type UserCommand, type UserFacts, type UserState } from '#ledger';
import type { ReadState, StreamDefinition } from '../stream-definition.js';

/** A user's stream: it rests on the partner that the user speaks for and, for the first administrators, on how many there ever were. */
export const userDefinition = (store: EventStore): StreamDefinition<UserState, UserCommand, UserFacts> => ({
  kind: 'user',
  decider: userDecider,
  authorise: (command, actor, state) => authorise('user', command, actor, state),
  oneAtATime: isBootstrap,
  facts: async (command, _state, read, actor) => ({
    bootstrap: isBootstrap(command, actor) && (await administratorsEver(store)) < administratorsAtFirst,
    knownPartners: await knownAmong(userReferences(command).partnerIds, read),
  }),
});

/** So many are made without a second person: an act of two persons takes two to begin with. */
const administratorsAtFirst = 2;

/** Only the installation itself makes the first administrators. */
function isBootstrap(command: UserCommand, actor: Actor): boolean {
  return command.type === 'GrantRight' && command.right === 'administrator' && installationUsers.has(actor.userId);
}

/** How many users ever were administrators, or may have been where the log is torn: a revoked right is not granted anew without a second person. */
const administratorsEver = async (store: EventStore): Promise<number> => {
  const streams = new Set<string>();
  for await (const event of store.readAll({ filter: { eventTypes: ['RightGranted'] } })) {
    if (event.data === undefined || event.data['right'] === 'administrator') streams.add(event.stream);
  }
  return streams.size;
};

const knownAmong = async (partnerIds: readonly PartnerId[], read: ReadState): Promise<ReadonlySet<PartnerId>> => {
  const states = await Promise.all(partnerIds.map((partnerId) => read('partner', partnerStream(partnerId))));
  return new Set(partnerIds.filter((_partnerId, index) => (states[index] as PartnerState).status !== 'none'));
};
