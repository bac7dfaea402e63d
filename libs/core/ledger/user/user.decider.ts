import type { Actor, RecordedUserEvent, UserEvent } from '#events';
import { accept, reject, unreachable, type Decider, type Decision } from '#kernel';
import { issueApiKey, revokeApiKey } from './api-key.js';
import { installationUsers } from './independence.js';
import { setPassword } from './password.js';
import { grantRight, proposeRight, revokeRight } from './right.js';
import type { UserCommand } from './user.commands.js';
import type { UserContext } from './user.context.js';
import { evolveUser } from './user.evolve.js';
import type { UserFacts } from './user.facts.js';
import type { RegisteredUser, UserState } from './user.state.js';

const decide = (state: UserState, command: UserCommand, context: UserContext): Decision<UserEvent> => {
  if (command.type === 'RegisterUser') return register(state, command, context);
  if (state.status === 'none') return reject('user-unknown', 'There is no such user.');
  switch (command.type) {
    case 'ProposeRight': return proposeRight(state, command.right, context);
    case 'GrantRight': return grantRight(state, command.right, context);
    case 'RevokeRight': return revokeRight(state, command.right);
    case 'IssueApiKey': return issueApiKey(state, command, context);
    case 'RevokeApiKey': return revokeApiKey(state, command);
    case 'SetPassword': return setPassword(state, command, context);
    case 'DeactivateUser': return state.status === 'active' ? accept({ type: 'UserDeactivated', data: {} }) : accept();
    case 'ForgetUser': return forget(state);
    default: return unreachable(command);
  }
};

/** The name lies sealed and salted in the vault, so a second registration is compared by the partner alone. */
const register = (
  state: UserState, { userId, name, partnerId }: Extract<UserCommand, { type: 'RegisterUser' }>, { facts }: UserContext,
): Decision<UserEvent> => {
  if (state.status !== 'none') {
    return state.userId === userId && state.partnerId === partnerId
      ? accept()
      : reject('user-differs', `${state.userId} was registered for ${state.partnerId ?? 'no partner'}.`, '/partnerId');
  }
  if (partnerId !== null && !facts.knownPartners.has(partnerId)) return reject('partner-unknown', `There is no partner ${partnerId}.`, '/partnerId');
  return accept({ type: 'UserRegistered', data: { userId, name, partnerId } });
};

/** Whoever is forgotten does nothing more either, or would write what nobody can read. */
const forget = ({ status, userId }: RegisteredUser): Decision<UserEvent> => {
  if (status === 'forgotten') return accept();
  if (installationUsers.has(userId)) return reject('user-is-nobody', `${userId} stands for the installation; there is no person to forget.`);
  return accept(...(status === 'active' ? [{ type: 'UserDeactivated', data: {} } as const] : []), { type: 'UserForgotten', data: {} });
};

/** A user: registered, given rights (some by two persons), keys and a password, deactivated, forgotten. */
export const userDecider: Decider<UserState, UserCommand, UserEvent, RecordedUserEvent, Actor, UserFacts> =
  { initial: { status: 'none' }, decide, evolve: evolveUser };
