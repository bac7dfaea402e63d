import { Client } from 'pg';
import { failureFrom } from './embedded-postgres-failure.js';
import { prepareCluster } from './prepare-cluster.js';
import { stopOrphan } from './stop-orphan.js';
import { startOnSomePort, supervise } from './supervise-server.js';

/** `dataFolder` exists and is locked by the caller; `durable: false` gives up safety for speed and is for tests only. */
export interface EmbeddedPostgresOptions {
  readonly dataFolder: string;
  /** Left out: a free one. */
  readonly port?: number;
  readonly durable?: boolean;
  /** Receives what the server prints, a line at a time. */
  readonly log?: (line: string) => void;
}

/** A running server; `connectionString` is the superuser's, to the database `tandem`, and holds its password. */
export interface EmbeddedPostgres {
  readonly connectionString: string;
  readonly port: number;
  /** Cuts all connections and resolves when the server is gone; a second call waits for the first. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on the cluster in `dataFolder/postgres`, which is made on first use. It listens on the
 * loopback address only and asks for a password. Whatever a killed run left (a server, half a cluster) is cleared
 * away; a server that dies while it is in use is started again on the same port. Throws EmbeddedPostgresFailure.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const cluster = await prepareCluster(options);
  await stopOrphan(cluster.cluster, cluster.log);
  const { server, port } = await startOnSomePort(cluster, options.port);
  const connectionString = `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/tandem`;
  const supervised = supervise({ ...cluster, port }, server);
  await createDatabaseIfMissing(connectionString).catch(async (error: Error) => {
    await supervised.stop();
    throw failureFrom('used', error.message);
  });
  return { connectionString, port, stop: supervised.stop };
};

const createDatabaseIfMissing = async (connectionString: string): Promise<void> => {
  const client = new Client({ connectionString: connectionString.replace(/tandem$/, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = 'tandem'");
  if (rowCount === 0) await client.query('create database tandem');
  await client.end();
};
