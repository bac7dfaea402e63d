import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { SealedText } from '#events';
import type { MasterKey } from './master-key.js';
import { seal, unseal, type SealingPlace, type VaultRow } from './seal.js';

/** What became of a sealed text. */
export type OpenedText = { readonly forgotten: false; readonly text: string } | { readonly forgotten: true; readonly text: null };

/** A text is to be sealed for somebody who was forgotten. */
export class PersonForgotten extends Error {
  override readonly name = 'PersonForgotten';
}

/** Keeps free text and personal data out of the log: the log holds references, the vault the sealed texts. */
export class Vault {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly pool: Pool, private readonly masterKey: MasterKey) {}

  /** Seals a text under a person's key, making the key at first use. Nothing is stored yet: see `keep`. */
  async seal(person: string, place: SealingPlace, text: string): Promise<{ reference: SealedText; row: VaultRow }> {
    return seal(person, await this.keyOf(person), place, text);
  }

  /** Stores sealed texts; one that is already kept stays as it is. Throws PersonForgotten where one would be lost at once. */
  async keep(rows: readonly VaultRow[]): Promise<void> {
    if (rows.length === 0) return;
    const persons = [...new Set(rows.map((row) => row.person))];
    const alive = await this.pool.query<{ person: string }>(`SELECT person FROM vault.person_keys WHERE person = ANY($1) AND wrapped_key <> ''`, [persons]);
    for (const person of persons) {
      if (!alive.rows.some((row) => row.person === person)) throw this.forgotten(person);
    }
    await this.pool.query(
      `INSERT INTO vault.texts (text_id, person, sealed)
       SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[]) ON CONFLICT (text_id) DO NOTHING`,
      [rows.map((row) => row.textId), rows.map((row) => row.person), rows.map((row) => row.sealed)]);
  }

  /** The texts behind references, by text id; one that the vault does not have is missing from the map. */
  async open(textIds: readonly string[]): Promise<ReadonlyMap<string, OpenedText>> {
    if (textIds.length === 0) return new Map();
    const found = await this.pool.query<{ text_id: string; person: string; sealed: Buffer; wrapped_key: Buffer }>(
      `SELECT text_id, person, sealed, wrapped_key FROM vault.texts JOIN vault.person_keys USING (person) WHERE text_id = ANY($1)`,
      [textIds]);
    return new Map(found.rows.map((row) => [row.text_id, this.opened(row)]));
  }

  /**
   * Destroys a person's key and what was sealed under it: none of it can ever be read again. What is left says that it is gone. Log and
   * proofs stay whole. Harmless when repeated.
   */
  async forget(person: string): Promise<void> {
    this.keys.delete(person);
    await this.pool.query(
      `WITH destroyed AS (INSERT INTO vault.person_keys (person, wrapped_key) VALUES ($1, '') ON CONFLICT (person) DO UPDATE SET wrapped_key = '')
       UPDATE vault.texts SET sealed = '' WHERE person = $1`, [person]);
  }

  private opened(row: { readonly text_id: string; readonly person: string; readonly sealed: Buffer; readonly wrapped_key: Buffer }): OpenedText {
    if (row.wrapped_key.length === 0) return { forgotten: true, text: null };
    return { forgotten: false, text: unseal({ textId: row.text_id, person: row.person, sealed: row.sealed }, this.unwrap(row.person, row.wrapped_key)) };
  }

  private forgotten(person: string): PersonForgotten {
    this.keys.delete(person);
    return new PersonForgotten(`${person} was forgotten: what is sealed for that person could never be read.`);
  }

  private async keyOf(person: string): Promise<Buffer> {
    const known = this.keys.get(person);
    if (known) return known;
    await this.pool.query(
      'INSERT INTO vault.person_keys (person, wrapped_key) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING',
      [person, this.wrap(person, randomBytes(32))]);
    const stored = await this.pool.query<{ wrapped_key: Buffer }>('SELECT wrapped_key FROM vault.person_keys WHERE person = $1', [person]);
    const wrapped = stored.rows[0]?.wrapped_key;
    if (!wrapped) throw new Error('The key of a person vanished while a text was sealed under it.');
    if (wrapped.length === 0) throw this.forgotten(person);
    const key = this.unwrap(person, wrapped);
    this.keys.set(person, key);
    return key;
  }

  private wrap(person: string, key: Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.masterKey, nonce).setAAD(Buffer.from(person));
    const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), wrapped]);
  }

  private unwrap(person: string, wrapped: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.masterKey, wrapped.subarray(0, 12)).setAAD(Buffer.from(person));
    decipher.setAuthTag(wrapped.subarray(12, 28));
    return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
  }
}
