import { appendFunctionSql } from './append-function.js';

/** Whoever runs the SQL: a client of `pg` or another library's runner, connected as the owner of the schema. */
export interface SqlRunner {
  query(sql: string): Promise<unknown>;
}

/** Existing database roles: `appenders` may read and append, never change or delete; `readers` may read. */
export interface LogGrants {
  readonly appenders?: readonly string[];
  readonly readers?: readonly string[];
}

/** Creates the schema `log` with its tables and its function, or brings them up to date; harmless when repeated. */
export const createLogSchema = async (runner: SqlRunner, grants: LogGrants = {}): Promise<void> => {
  await runner.query(logSchemaSql(grants));
};

/**
 * The same as SQL text, for a migration runner. Payloads are text, not jsonb: what is hashed and proved must come back
 * byte for byte. Names compare by code point. `log.head` has one row; its lock is what makes positions gap-free.
 */
export const logSchemaSql = ({ appenders = [], readers = [] }: LogGrants = {}): string => `
select pg_advisory_xact_lock(hashtext('tandem log schema'));
create schema if not exists log;
create table if not exists log.head (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into log.head (position) values (0) on conflict do nothing;
create table if not exists log.events (
  position bigint primary key,
  stream text collate "C" not null,
  revision int not null,
  id uuid not null unique,
  type text collate "C" not null,
  data text not null,
  metadata text not null,
  unique (stream, revision)
);
${appendFunctionSql}
${appenders.map((role) => grantSql(role, 'select, insert', 'select, update')).join('\n')}
${readers.map((role) => grantSql(role, 'select', 'select')).join('\n')}
`;

const grantSql = (role: string, onEvents: string, onHead: string): string => {
  const name = `"${role.replaceAll('"', '""')}"`;
  return `grant usage on schema log to ${name};
grant ${onEvents} on log.events to ${name};
grant ${onHead} on log.head to ${name};`;
};
