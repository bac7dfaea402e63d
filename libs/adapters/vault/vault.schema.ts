/**
 * The vault: sealed texts and the wrapped key of each person. Of a forgotten one key and texts are empty. Backed up, never rebuilt.
 * Idempotent; run as the owner.
 */
export const vaultSchemaSql = `
  CREATE SCHEMA IF NOT EXISTS vault;
  CREATE TABLE IF NOT EXISTS vault.person_keys (
    person text PRIMARY KEY,
    wrapped_key bytea NOT NULL
  );
  CREATE TABLE IF NOT EXISTS vault.texts (
    text_id text PRIMARY KEY,
    person text NOT NULL,
    sealed bytea NOT NULL
  );
  CREATE INDEX IF NOT EXISTS texts_of_person ON vault.texts (person);
`;
