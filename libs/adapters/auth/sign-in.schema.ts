/**
 * How people sign in: the hashes of their passwords by the id that the log knows them under, their sessions, how often somebody tried, and who
 * may sign in to a demo by a click. No reader has a part in it. Backed up, never rebuilt.
 */
export const signInSchemaSql = `
  CREATE SCHEMA auth;
  CREATE TABLE auth.credentials (
    credential_id text COLLATE "C" PRIMARY KEY,
    user_id text COLLATE "C" NOT NULL,
    hash text NOT NULL
  );
  CREATE INDEX credentials_of_user ON auth.credentials (user_id);
  CREATE TABLE auth.sessions (
    session_id text COLLATE "C" PRIMARY KEY,
    secret_digest text COLLATE "C" NOT NULL UNIQUE,
    user_id text COLLATE "C" NOT NULL,
    credential_id text COLLATE "C",
    rights text[] NOT NULL,
    agent text NOT NULL,
    began_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    ends_at timestamptz NOT NULL
  );
  CREATE INDEX sessions_of_user ON auth.sessions (user_id);
  CREATE TABLE auth.attempts (
    subject text COLLATE "C" PRIMARY KEY,
    failures integer NOT NULL,
    forgotten_at timestamptz NOT NULL
  );
  CREATE TABLE auth.demo_sign_ins (
    place integer PRIMARY KEY,
    user_id text COLLATE "C" NOT NULL UNIQUE,
    part text NOT NULL,
    description text NOT NULL
  );
`;
