import type { RecordedUserEvent, Right } from '#events';
import { mapWith, unreachable } from '#kernel';
import type { ApiKey, RegisteredUser, UserState } from './user.state.js';

type EventOf<Type extends RecordedUserEvent['type']> = Extract<RecordedUserEvent, { type: Type }>;

/** The user after one more fact. */
export const evolveUser = (state: UserState, event: RecordedUserEvent): UserState => {
  if (event.type === 'UserRegistered') return registered(event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'RightProposed': return { ...state, proposals: mapWith(state.proposals, event.data.right, event.data.proposedBy) };
    case 'RightGranted': return granted(state, event);
    case 'RightRevoked': return revoked(state, event.data.right);
    case 'ApiKeyIssued': return keyIssued(state, event);
    case 'ApiKeyRevoked': return keyRevoked(state, event.data.apiKeyId);
    case 'PasswordSet': return passwordSet(state, event);
    case 'UserForgotten': return { ...state, status: 'forgotten' };
    case 'UserDeactivated': return { ...state, status: 'deactivated' };
    default: return unreachable(event);
  }
};

const registered = ({ data }: EventOf<'UserRegistered'>): RegisteredUser => ({
  status: 'active', userId: data.userId, name: data.name, partnerId: data.partnerId,
  rights: new Map(), proposals: new Map(), apiKeys: new Map(), password: null, passwordsFrom: new Set(),
  financeKeyOutstanding: false,
});

const granted = (state: RegisteredUser, { data: { right, grantedBy } }: EventOf<'RightGranted'>): RegisteredUser => ({
  ...state,
  rights: mapWith(state.rights, right, grantedBy),
  proposals: without(state.proposals, right),
  // Whoever set the password before one person alone could have set it: finance begins with credentials of its own.
  password: right === 'finance' ? null : state.password,
  financeKeyOutstanding: state.financeKeyOutstanding || right === 'finance',
});

const revoked = (state: RegisteredUser, right: Right): RegisteredUser => ({
  ...state,
  rights: without(state.rights, right),
  proposals: without(state.proposals, right),
  financeKeyOutstanding: state.financeKeyOutstanding && right !== 'finance',
});

const without = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> => {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};

const keyIssued = (state: RegisteredUser, { data, metadata }: EventOf<'ApiKeyIssued'>): RegisteredUser => {
  const { apiKeyId, keyDigest, scopes, expiresAt } = data;
  const key: ApiKey = { keyDigest, scopes, expiresAt, issuedBy: metadata.actor.userId, status: 'issued' };
  const financeKeyOutstanding = state.financeKeyOutstanding && !scopes.includes('finance');
  return { ...state, apiKeys: mapWith(state.apiKeys, apiKeyId, key), financeKeyOutstanding };
};

const keyRevoked = (state: RegisteredUser, apiKeyId: string): RegisteredUser => {
  const key = state.apiKeys.get(apiKeyId);
  return key ? { ...state, apiKeys: mapWith(state.apiKeys, apiKeyId, { ...key, status: 'revoked' }) } : state;
};

const passwordSet = (state: RegisteredUser, { data: { credentialId, setBy, oneTime } }: EventOf<'PasswordSet'>): RegisteredUser => ({
  ...state,
  password: { credentialId, oneTime },
  passwordsFrom: new Set(state.passwordsFrom).add(setBy),
  financeKeyOutstanding: state.financeKeyOutstanding && !oneTime,
});
