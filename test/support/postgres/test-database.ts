import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** An empty database of a test's own, on the cluster that serves the whole test run. */
export interface TestDatabase {
  readonly connectionString: string;
  /** Removes it; connections that are still open are cut. */
  drop(): Promise<void>;
}

/** Creates an empty database; the name, for people, is made unique. */
export const createTestDatabase = async (name = 'test'): Promise<TestDatabase> => {
  const database = `${name.replace(/[^a-z0-9]+/gi, '_').toLowerCase()}_${randomBytes(5).toString('hex')}`;
  await onCluster(`create database "${database}" template template0 strategy file_copy`);
  const url = new URL(clusterUrl());
  url.pathname = `/${database}`;
  return { connectionString: url.href, drop: () => onCluster(`drop database if exists "${database}" with (force)`) };
};

const clusterUrl = (): string => {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('TEST_POSTGRES_URL is not set: run the tests by `npm test`, which starts a PostgreSQL.');
  return url;
};

const onCluster = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
