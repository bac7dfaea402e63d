/**
 * Documents as they were issued, each beside the SHA-256 of its bytes. Backed up, never rebuilt, never changed. A reader sees what its
 * caller may: all of them, or a partner its own.
 */
export const documentsSchemaSql = (readerRole: string): string => `
  CREATE SCHEMA documents;
  CREATE TABLE documents.statements (
    period text COLLATE "C" NOT NULL,
    partner_id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    bytes bytea NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    issued_at timestamptz NOT NULL,
    PRIMARY KEY (period, partner_id, kind)
  );
  ALTER TABLE documents.statements ENABLE ROW LEVEL SECURITY;
  CREATE POLICY seen_by_caller ON documents.statements FOR SELECT TO ${readerRole}
    USING (read.caller_sees_all() OR partner_id = read.caller_partner());
  GRANT USAGE ON SCHEMA documents TO ${readerRole};
  GRANT SELECT ON documents.statements TO ${readerRole};
`;
