import type { EventStore } from '#event-store';
import { partnerStream, type Actor } from '#events';
import type { PartnerId } from '#kernel';
import { authorise, userDecider, userReferences, type PartnerState, type UserCommand, type UserFacts, type UserState } from '#ledger';
import type { ReadState, StreamDefinition } from '../stream-definition.js';

/** A user's stream: it rests on the partner that the user speaks for and, for the very first administrator, on there being none. */
export const userDefinition = (store: EventStore): StreamDefinition<UserState, UserCommand, UserFacts> => ({
  kind: 'user',
  decider: userDecider,
  authorise: (command, actor, state) => authorise('user', command, actor, state),
  facts: async (command, _state, read, actor) => ({
    bootstrap: await isFirstAdministrator(command, actor, store),
    knownPartners: await knownAmong(userReferences(command).partnerIds, read),
  }),
});

const instanceUsers: ReadonlySet<string> = new Set(['usr_system', 'usr_local-operator']);

/** Only the instance itself makes the first administrator. Who ever was one, or may have been where the log is torn, counts: a revoked right is not granted anew without a second person. */
const isFirstAdministrator = async (command: UserCommand, actor: Actor, store: EventStore): Promise<boolean> => {
  if (command.type !== 'GrantRight' || command.right !== 'administrator' || !instanceUsers.has(actor.userId)) return false;
  for await (const event of store.readAll({ filter: { eventTypes: ['RightGranted'] } })) {
    if (event.data === undefined || event.data['right'] === 'administrator') return false;
  }
  return true;
};

const knownAmong = async (partnerIds: readonly PartnerId[], read: ReadState): Promise<ReadonlySet<PartnerId>> => {
  const states = await Promise.all(partnerIds.map((partnerId) => read('partner', partnerStream(partnerId))));
  return new Set(partnerIds.filter((_partnerId, index) => (states[index] as PartnerState).status !== 'none'));
};
