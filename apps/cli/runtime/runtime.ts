import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '#data-folder';
import { startEmbeddedPostgres } from '#embedded-postgres';
import { runService, startService } from './child-service.js';

/** How a server is started. */
export interface RuntimeOptions {
  readonly dataFolder: string;
  /** 0: any free port. */
  readonly port: number;
  /** True for a server that lives for one command: nobody else can reach it, so two-person acts are refused. */
  readonly ephemeral: boolean;
  readonly holder: string;
}

/** A running server: database, API and projector. */
export interface Runtime {
  readonly url: string;
  readonly operatorToken: string;
  /** Starts the API anew on its port, with further variables. */
  reopenApi(environment: NodeJS.ProcessEnv): Promise<void>;
  /** Rebuilds the read models while the server goes on. */
  rebuild(): Promise<void>;
  stop(): Promise<void>;
}

type Undo = () => Promise<unknown>;

/** Starts everything in order; what was started is stopped again, last first, when a later step fails. */
export const startRuntime = async (options: RuntimeOptions): Promise<Runtime> => {
  const undo: Undo[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await startSteps(options, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const startSteps = async (options: RuntimeOptions, undo: Undo[]): Promise<Omit<Runtime, 'stop'>> => {
  const folder = await openDataFolder(options.dataFolder, { holder: options.holder });
  undo.push(() => folder.close());
  const environment = await stores(folder.path, undo);
  const operatorToken = randomBytes(32).toString('base64url');
  const services = serviceOptions(folder.path, { ...environment, TANDEM_LOCAL_TOKEN: operatorToken,
    ...(options.ephemeral ? { TANDEM_EPHEMERAL: '1' } : {}) });
  let api = await startService(services('api', { PORT: String(options.port) }));
  undo.push(() => api.stop());
  const projector = await startService(services('projector', {}));
  undo.push(() => projector.stop());
  const port = String(api.ready.port);
  const url = `http://127.0.0.1:${port}`;
  writeFileSync(join(folder.path, 'operator.token'), operatorToken, { mode: 0o600 });
  await folder.publishServer(url);
  return {
    url,
    operatorToken,
    reopenApi: async (more) => {
      await api.stop();
      api = await startService(services('api', { PORT: port, ...more }));
    },
    rebuild: () => runService({ ...services('projector', {}), arguments: ['--rebuild'] }),
  };
};

const serviceOptions = (folder: string, environment: NodeJS.ProcessEnv) => {
  const logs = join(folder, 'logs');
  const embedded = !process.env['DATABASE_URL'];
  if (embedded) mkdirSync(logs, { recursive: true, mode: 0o700 });
  return (name: 'api' | 'projector', more: NodeJS.ProcessEnv) =>
    ({ name, environment: { ...environment, ...more }, logFile: embedded ? join(logs, `${name}.log`) : undefined });
};

/** The stores as variables for the services: servers where the environment names them, else a PostgreSQL of our own. */
const stores = async (folder: string, undo: Undo[]): Promise<NodeJS.ProcessEnv> => {
  const key = process.env['TANDEM_VAULT_KEY'] ? {} : { TANDEM_VAULT_KEY_FILE: process.env['TANDEM_VAULT_KEY_FILE'] ?? join(folder, 'vault.key') };
  if (process.env['DATABASE_URL']) return key;
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  undo.push(() => postgres.stop());
  return { ...key, DATABASE_URL: postgres.connectionString };
};
