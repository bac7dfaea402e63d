import { hash, randomBytes } from 'node:crypto';
import { parseUserId, type UserId } from '#kernel';

/** What an API key says: whose it is, which of that user's keys, and the digest that the ledger knows it by. */
export interface PresentedKey {
  readonly userId: UserId;
  readonly apiKeyId: string;
  readonly keyDigest: string;
}

/** A key just made. `key` is shown once and kept nowhere; the ledger keeps `keyDigest`, its SHA-256 in hexadecimal. */
export interface NewApiKey {
  readonly key: string;
  readonly keyDigest: string;
}

const keyForm = /^tandem_([a-z0-9-]{1,64})\.([A-Za-z0-9][A-Za-z0-9_.:-]{0,99})\.[A-Za-z0-9_-]{43}$/;

/** Makes a key, `tandem_<user>.<key id>.<secret>`, with 256 bits of secret in base64url. */
export const newApiKey = (userId: UserId, apiKeyId: string): NewApiKey => {
  const key = `tandem_${userId.slice('usr_'.length)}.${apiKeyId}.${randomBytes(32).toString('base64url')}`;
  return { key, keyDigest: digestOfKey(key) };
};

/** Reads the text of a key; undefined where it has another form. That it is valid is another matter. */
export const readApiKey = (key: string): PresentedKey | undefined => {
  const match = keyForm.exec(key);
  const userId = parseUserId(`usr_${match?.[1] ?? ''}`);
  const apiKeyId = match?.[2];
  return userId !== undefined && apiKeyId !== undefined ? { userId, apiKeyId, keyDigest: digestOfKey(key) } : undefined;
};

const digestOfKey = (key: string): string => hash('sha256', key, 'hex');
