import type { UserEvent } from '#events';
import { accept, reject, type Decision } from '#kernel';
import { installationUsers } from './independence.js';
import type { UserCommand } from './user.commands.js';
import type { UserContext } from './user.context.js';
import type { RegisteredUser } from './user.state.js';

/**
 * Sets the password that a user signs in with. The user itself shows that it knows the present one, where there is one. Anybody else sets
 * one for one time; of a finance user once for every grant of the right, which takes two persons.
 */
export const setPassword = (
  state: RegisteredUser, { credentialId, replaces }: Extract<UserCommand, { type: 'SetPassword' }>, { actor }: UserContext,
): Decision<UserEvent> => {
  const { password, userId } = state;
  if (password?.credentialId === credentialId) return accept();
  if (state.status !== 'active') return reject('user-deactivated', 'A deactivated user is given no password.');
  if (installationUsers.has(userId)) return reject('user-is-nobody', `${userId} stands for the installation; nobody signs in as it.`);
  const oneTime = actor.userId !== userId;
  if (!oneTime && password !== null && replaces !== password.credentialId) {
    return reject('current-password-needed', 'Whoever changes its own password gives the present one.', '/currentPassword');
  }
  if (oneTime && state.rights.has('finance') && !state.financeKeyOutstanding) {
    return reject('password-needs-second-person', 'A finance user sets its own password; to reset it, revoke the right and grant it anew by two persons.');
  }
  return accept({ type: 'PasswordSet', data: { credentialId, setBy: actor.userId, oneTime } });
};
