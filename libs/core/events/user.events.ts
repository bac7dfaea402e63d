import Type from 'typebox';
import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import { rights, type FactOf, type RecordedOf, type Right } from './envelope.js';
import * as field from './fields.js';

const { orNull, listOf } = field;
const right = Type.Unsafe<Right>(Type.String({ 'x-tandem': 'word', enum: [...rights], maxLength: 20 }));

/** Every fact of a user's stream. */
export const userEvents = {
  UserRegistered: fact('UserRegistered', 'A named person or integration may be given rights; the name lies in the vault.', 'vendor', {
    userId: field.userId, name: field.sealedText, partnerId: orNull(field.partnerId) }),
  RightProposed: fact('RightProposed', 'One administrator proposes a right that needs two.', 'vendor', { right, proposedBy: field.userId }),
  RightGranted: fact('RightGranted', 'The user holds a right.', 'vendor', { right, grantedBy: field.userId }),
  RightRevoked: fact('RightRevoked', 'The user holds the right no longer.', 'vendor', { right }),
  ApiKeyIssued: fact('ApiKeyIssued', 'A key speaks for the user within its scopes until it expires; only its SHA-256 is kept.', 'vendor', {
    apiKeyId: field.partId, keyDigest: field.sha256, scopes: listOf(right, 10), expiresAt: orNull(field.instant) }),
  ApiKeyRevoked: fact('ApiKeyRevoked', 'A key speaks for nobody any more.', 'vendor', { apiKeyId: field.partId }),
  PasswordSet: fact('PasswordSet', 'The user signs in with another password from now on; what it is lies hashed beside the log, by this id. A one-time password was set by somebody else.', 'vendor', {
    credentialId: field.partId, setBy: field.userId, oneTime: field.flag }),
  UserForgotten: fact('UserForgotten', 'The key of what the person wrote is destroyed: name, notes and reasons can never be read again.', 'vendor', {}),
  UserDeactivated: fact('UserDeactivated', 'The user may do nothing any more.', 'vendor', {}),
} as const;

type UserEventName = keyof typeof userEvents;
export type UserEvent = { [Name in UserEventName]: FactOf<Name, DataOf<(typeof userEvents)[Name]>> }[UserEventName];
export type RecordedUserEvent = { [Name in UserEventName]: RecordedOf<Name, DataOf<(typeof userEvents)[Name]>> }[UserEventName];
