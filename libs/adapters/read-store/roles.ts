/** The database roles: the owner of what is migrated, the owner of the read tables, and who reads for a caller. */
export const ownerRole = 'tandem_owner';
export const projectorRole = 'tandem_projector';
export const readerRole = 'tandem_reader';

const createRole = (role: string): string => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    IF NOT pg_has_role(current_user, '${role}', 'SET') THEN EXECUTE 'GRANT ${role} TO ' || quote_ident(current_user); END IF;
  END $$;`;

/** Creates the roles where the cluster lacks them and lets the connecting user act as each. */
export const rolesSql = [ownerRole, projectorRole, readerRole].map(createRole).join('\n');

/**
 * Who asks, as row-level security knows it. `caller_partner` is the partner itself, `caller_partners` the same with those that became part of
 * it: their rows are its to see.
 */
export const callerFunctionsSql = `
  CREATE OR REPLACE FUNCTION read.caller_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('tandem.caller', true), '') = 'programme' $$;
  CREATE OR REPLACE FUNCTION read.caller_partner() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('tandem.partner', true), '') $$;
  CREATE OR REPLACE FUNCTION read.caller_partners() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT string_to_array(nullif(current_setting('tandem.partners', true), ''), ',') $$;
  CREATE OR REPLACE FUNCTION read.caller_is_on_deal(deal text) RETURNS boolean LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM read.deal_dossier WHERE deal_id = deal); END $$;
  CREATE OR REPLACE FUNCTION read.caller_has_claim_on(deal text) RETURNS boolean LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM read.deal_dossier WHERE deal_id = deal AND claimant_ids && read.caller_partners() COLLATE "C"); END $$;
  CREATE OR REPLACE FUNCTION read.caller_shares_deal_with(partner text) RETURNS boolean LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM read.deal_dossier WHERE partner_ids @> ARRAY[partner COLLATE "C"]); END $$;`;

/**
 * The schema of the read tables, owned by the projector. The reader may use it but owns nothing: what it sees of a table is
 * what the row-level security of that table lets the caller see, who is set for one transaction. Whose deal it is and who
 * shares one follow from what the caller sees of the deals; both find the table by name when called, so that generations can be swapped.
 */
export const readSchemaSql = `
  CREATE SCHEMA IF NOT EXISTS read AUTHORIZATION ${projectorRole};
  GRANT USAGE ON SCHEMA read TO ${readerRole};
  SET LOCAL ROLE ${projectorRole};
${callerFunctionsSql}
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA read TO ${readerRole};
  CREATE TABLE IF NOT EXISTS read.checkpoints (
    follower text PRIMARY KEY, position bigint, generation integer NOT NULL, shape text NOT NULL);
  CREATE TABLE IF NOT EXISTS read.stopped_partitions (
    follower text NOT NULL, stream text NOT NULL, event_id text NOT NULL, reason text NOT NULL, PRIMARY KEY (follower, stream));
  RESET ROLE;
`;
