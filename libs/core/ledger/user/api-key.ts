import type { Right, UserEvent } from '#events';
import { accept, reject, type Decision } from '#kernel';
import type { UserCommand } from './user.commands.js';
import type { UserContext } from './user.context.js';
import type { ApiKey, RegisteredUser } from './user.state.js';

type CommandOf<Type extends UserCommand['type']> = Extract<UserCommand, { type: Type }>;

/** Issues a key: within the rights that the user holds, expiring in the future or never. */
export const issueApiKey = (state: RegisteredUser, command: CommandOf<'IssueApiKey'>, context: UserContext): Decision<UserEvent> => {
  const { apiKeyId, keyDigest, expiresAt } = command;
  const scopes = [...new Set(command.scopes)];
  const known = state.apiKeys.get(apiKeyId);
  if (known) return sameKey(known, { keyDigest, scopes, expiresAt }) ? accept() : differs(apiKeyId);
  if (state.status !== 'active') return reject('user-deactivated', 'A deactivated user is given no key.');
  return scopeFault(state, scopes) ?? expiryFault(command, context) ?? financeFault(state, scopes, context)
    ?? accept({ type: 'ApiKeyIssued', data: { apiKeyId, keyDigest, scopes, expiresAt } });
};

/** Revokes a key for good. */
export const revokeApiKey = (state: RegisteredUser, { apiKeyId }: CommandOf<'RevokeApiKey'>): Decision<UserEvent> => {
  const known = state.apiKeys.get(apiKeyId);
  if (!known) return reject('api-key-unknown', `There is no key ${apiKeyId}.`, '/apiKeyId');
  return known.status === 'revoked' ? accept() : accept({ type: 'ApiKeyRevoked', data: { apiKeyId } });
};

const differs = (apiKeyId: string): Decision<never> =>
  reject('api-key-differs', `Key ${apiKeyId} was issued with another secret, other scopes or another end.`, '/apiKeyId');

const sameKey = (known: ApiKey, asked: Omit<ApiKey, 'status' | 'issuedBy'>): boolean =>
  known.keyDigest === asked.keyDigest && known.expiresAt === asked.expiresAt
  && known.scopes.length === asked.scopes.length && known.scopes.every((scope) => asked.scopes.includes(scope));

const scopeFault = (state: RegisteredUser, scopes: readonly Right[]): Decision<never> | undefined => {
  if (scopes.length === 0) return reject('scopes-missing', 'A key without scopes opens nothing.', '/scopes');
  const beyond = scopes.filter((scope) => !state.rights.has(scope));
  return beyond.length === 0 ? undefined : reject('scope-beyond-rights', `The user does not hold ${beyond.join(', ')}.`, '/scopes');
};

const expiryFault = ({ expiresAt }: CommandOf<'IssueApiKey'>, { now }: UserContext): Decision<never> | undefined =>
  expiresAt !== null && expiresAt <= now ? reject('expiry-in-past', 'The key would have expired already.', '/expiresAt') : undefined;

const financeFault = (state: RegisteredUser, scopes: readonly Right[], { actor }: UserContext): Decision<never> | undefined =>
  scopes.includes('finance') && actor.userId !== state.userId && !state.financeKeyOutstanding
    ? reject('key-needs-second-person', 'A finance user makes its own keys; to reset them, revoke the right and grant it anew by two persons.')
    : undefined;
