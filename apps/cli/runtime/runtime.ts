import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder, type DataFolder } from '#data-folder';
import { orInterrupted } from '../interruption.js';
import { startService, type Service } from './child-service.js';
import { reachableHost, refuseTakenPort } from './port.js';
import { checkSettings } from './settings.js';
import { openStores } from './stores.js';

/** How a server is started. */
export interface RuntimeOptions {
  readonly dataFolder: string;
  /** 0: any free port. */
  readonly port: number;
  /** True for a server that lives for one command: nobody else can reach it, so two-person acts are refused. */
  readonly ephemeral: boolean;
  readonly holder: string;
  /** True where a demo is likely to be loaded: the server for that is started beside the others. */
  readonly demoExpected?: boolean;
}

/** A running server: database, API and projector. */
export interface Runtime {
  /** The data folder, absolute. */
  readonly dataFolder: string;
  readonly url: string;
  readonly operatorToken: string;
  /** The address of a second API whose clock goes by what it is told; it runs until `stopDemoServer`. */
  demoServer(): Promise<string>;
  stopDemoServer(): Promise<void>;
  /** Lets command line tools find this server. */
  publish(): Promise<void>;
  stop(): Promise<void>;
}

type Undo = () => Promise<unknown>;
type ServiceStarter = (name: 'api' | 'projector', environment: NodeJS.ProcessEnv) => Service;

/** Starts everything in order; what was started is stopped again, last first, when a later step fails or the person interrupts. */
export const startRuntime = async (options: RuntimeOptions): Promise<Runtime> => {
  checkSettings(process.env);
  const undo: Undo[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
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
  await refuseTakenPort(options.port, { patiently: existsSync(join(folder.path, 'server.json')) });
  const stores = await openStores(folder.path);
  undo.push(() => stores.close());
  const operatorToken = randomBytes(32).toString('base64url');
  const environment = { ...stores.environment, TANDEM_LOCAL_TOKEN: operatorToken, ...(options.ephemeral ? { TANDEM_EPHEMERAL: '1' } : {}) };
  const optionsOf = serviceOptions(folder.path, environment, options.ephemeral);
  const started: Service[] = [];
  undo.push(() => Promise.all(started.map((service) => service.stop())));
  const start: ServiceStarter = (name, more) => {
    const service = startService(optionsOf(name, more));
    started.push(service);
    return service;
  };
  const demo = demoServer(start, options.demoExpected ?? false);
  const api = start('api', { PORT: String(options.port) });
  // While the demo is told, what the ledger does by itself is recorded when it was true, as all of the demo is.
  const projector = start('projector', options.demoExpected ? { TANDEM_DEMO_CLOCK: '1' } : {});
  const [{ port }] = await orInterrupted(Promise.all([api.ready, projector.ready]));
  const url = `http://${reachableHost()}:${String(port)}`;
  return { dataFolder: folder.path, url, operatorToken, ...demo, publish: () => publish(folder, url, operatorToken) };
};

const demoServer = (start: ServiceStarter, atOnce: boolean): Pick<Runtime, 'demoServer' | 'stopDemoServer'> => {
  const begin = (): Service => start('api', { PORT: '0', HOST: '127.0.0.1', TANDEM_DEMO_CLOCK: '1' });
  let service = atOnce ? begin() : undefined;
  service?.ready.catch(() => undefined);
  return {
    demoServer: async () => {
      service ??= begin();
      return `http://127.0.0.1:${String((await service.ready).port)}`;
    },
    stopDemoServer: async () => service?.stop(),
  };
};

const publish = async (folder: DataFolder, url: string, operatorToken: string): Promise<void> => {
  writeFileSync(join(folder.path, 'operator.token'), operatorToken, { mode: 0o600 });
  await folder.publishServer(url);
};

/** Services log to files, but to this process's own output where a server is run on databases of its own: that is how containers want it. */
const serviceOptions = (folder: string, environment: NodeJS.ProcessEnv, ephemeral: boolean) => {
  const logs = join(folder, 'logs');
  const toFiles = ephemeral || !process.env['DATABASE_URL'];
  if (toFiles) mkdirSync(logs, { recursive: true, mode: 0o700 });
  return (name: 'api' | 'projector', more: NodeJS.ProcessEnv) =>
    ({ name, environment: { ...environment, ...more }, logFile: toFiles ? join(logs, `${name}.log`) : undefined });
};
