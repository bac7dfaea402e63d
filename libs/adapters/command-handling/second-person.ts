import { userStream, type Actor } from '#events';
import type { Rejection, UserId } from '#kernel';
import { dependence, keyIssuersOf, type Backing, type RegisteredUser, type UserState } from '#ledger';
import type { ReadState } from './stream-definition.js';

/**
 * Why the actor is no second person to who proposed; undefined where it is one. Who approves what it proposed itself is told so by
 * the decider.
 */
export const unlessSecondPerson = async (proposedBy: UserId | undefined, { userId }: Actor, read: ReadState): Promise<Rejection | undefined> => {
  if (proposedBy === undefined || proposedBy === userId) return undefined;
  const [proposer, approver] = await Promise.all([backingOf(proposedBy, read), backingOf(userId, read)]);
  return dependence({ userId: proposedBy, ...proposer }, { userId, ...approver });
};

const backingOf = async (person: UserId, read: ReadState): Promise<Backing> => {
  const keysFrom = new Set<UserId>();
  const asked: UserId[] = [person];
  for (const next of asked) {
    const user = await userOf(next, read);
    const issuers = user ? [...keyIssuersOf(user)].filter((issuer) => issuer !== person && !keysFrom.has(issuer)) : [];
    for (const issuer of issuers) keysFrom.add(issuer);
    asked.push(...issuers);
  }
  return { keysFrom, rightsFrom: new Set((await userOf(person, read))?.rights.values() ?? []) };
};

const userOf = async (userId: UserId, read: ReadState): Promise<RegisteredUser | undefined> => {
  const state = (await read('user', userStream(userId))) as UserState;
  return state.status === 'none' ? undefined : state;
};
