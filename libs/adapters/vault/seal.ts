import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { SealedText } from '#events';

/** A sealed text as it lies in the vault: AES-256-GCM under the key of one person. */
export interface VaultRow {
  readonly textId: string;
  /** Whose key seals it: a user or contact id. Destroying that key forgets the text. */
  readonly person: string;
  /** 12 bytes of nonce, 16 of tag, then the ciphertext. */
  readonly sealed: Buffer;
}

/** What makes two sealings of one text in one command the same: who asked, with which key, at which place of the body. */
export interface SealingPlace {
  readonly userId: string;
  readonly idempotencyKey: string;
  readonly pointer: string;
}

/**
 * Seals a text. Id and salt are derived with the person's key from place and text, so that a repeated request refers to the
 * same text and nobody without that key can test a guess against the digest in the log.
 */
export const seal = (person: string, personKey: Buffer, place: SealingPlace, text: string): { reference: SealedText; row: VaultRow } => {
  const derive = (purpose: string) =>
    createHmac('sha256', personKey).update(JSON.stringify([purpose, place.userId, place.idempotencyKey, place.pointer, text])).digest();
  const textId = `txt_${derive('id').toString('hex').slice(0, 32)}`;
  const digest = createHash('sha256').update(derive('salt')).update(text, 'utf8').digest('hex');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', personKey, nonce).setAAD(Buffer.from(textId));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { reference: { textId, digest }, row: { textId, person, sealed: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]) } };
};

/** Opens a vault row. Throws where the row was tampered with or the key is another's. */
export const unseal = (row: VaultRow, personKey: Buffer): string => {
  const decipher = createDecipheriv('aes-256-gcm', personKey, row.sealed.subarray(0, 12)).setAAD(Buffer.from(row.textId));
  decipher.setAuthTag(row.sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(row.sealed.subarray(28)), decipher.final()]).toString('utf8');
};
