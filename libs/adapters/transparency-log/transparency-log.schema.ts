/**
 * The Merkle tree over the log, beside it: how far it has come, what each leaf is of, its tiles, and what was signed of it. Written by the
 * signer alone. A reader sees tiles and checkpoints, which are hashes, and the leaves of those events that its caller may see in the trail.
 */
export const transparencyLogSchemaSql = (readerRole: string): string => `
  CREATE SCHEMA proof;
  CREATE TABLE proof.head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    size bigint NOT NULL,
    position bigint,
    key text NOT NULL
  );
  CREATE TABLE proof.leaves (
    index bigint PRIMARY KEY,
    event_id text COLLATE "C" NOT NULL UNIQUE,
    stream text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    position bigint NOT NULL,
    metadata_digest bytea NOT NULL,
    UNIQUE (stream, revision)
  );
  CREATE TABLE proof.tiles (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hashes bytea NOT NULL,
    PRIMARY KEY (level, index)
  );
  CREATE TABLE proof.checkpoints (
    size bigint PRIMARY KEY,
    note text NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE FUNCTION proof.caller_sees_event(event text) RETURNS boolean LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN read.caller_sees_all() OR (read.caller_partner() IS NOT NULL AND EXISTS (SELECT FROM read.trail WHERE event_id = event)); END $$;
  ALTER TABLE proof.leaves ENABLE ROW LEVEL SECURITY;
  CREATE POLICY seen_by_caller ON proof.leaves FOR SELECT TO ${readerRole} USING (proof.caller_sees_event(event_id));
  GRANT USAGE ON SCHEMA proof TO ${readerRole};
  GRANT SELECT ON proof.head, proof.leaves, proof.tiles, proof.checkpoints TO ${readerRole};
`;
