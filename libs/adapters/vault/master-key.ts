import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The 32-byte key that wraps every person's key. */
export type MasterKey = Buffer & { readonly __masterKey: true };

/** Reads a master key from 64 hexadecimal digits. Throws, without repeating them, where they are not that. */
export const readMasterKey = (hex: string, from: string): MasterKey => {
  if (!/^[0-9a-f]{64}$/i.test(hex.trim())) throw new Error(`${from} must hold 64 hexadecimal digits (32 bytes).`);
  return Buffer.from(hex.trim(), 'hex') as MasterKey;
};

/** Reads the master key from a file that only its owner may read; makes a random one where there is none. */
export const masterKeyInFile = (path: string): MasterKey => {
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  return readMasterKey(readFileSync(path, 'utf8'), path);
};
