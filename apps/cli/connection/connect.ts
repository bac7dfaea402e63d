import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readRunningServer } from '#data-folder';
import { WrongUse } from '../exit-code.js';
import { startRuntime } from '../runtime/runtime.js';
import { holdsLedger } from '../runtime/stores.js';
import { ApiClient } from './api-client.js';

/** Where a command finds the ledger. */
export interface ConnectionOptions {
  readonly data: string;
  /** A server elsewhere (`--url` or TANDEM_URL); needs an API key. */
  readonly url?: string;
  /** An API key (`--key` or TANDEM_API_KEY); without one, the operator of the data folder acts. */
  readonly key?: string;
  /** True for a command that may begin a ledger where there is none. */
  readonly begins?: boolean;
}

/** A ledger at hand, and the way to let go of it. */
export interface Connection {
  readonly client: ApiClient;
  close(): Promise<void>;
}

/** Reaches the server that is named or runs on the data folder; where none runs, opens the store for this command alone. */
export const connect = async (options: ConnectionOptions): Promise<Connection> => {
  const key = options.key ?? process.env['TANDEM_API_KEY'];
  const url = options.url ?? process.env['TANDEM_URL'];
  if (url) return atUrl(url, key);
  const dataFolder = resolve(options.data);
  const running = await readRunningServer(dataFolder);
  if (running) return { client: new ApiClient(running.url, key ?? (await operatorToken(dataFolder))), close: async () => undefined };
  if (!options.begins && !holdsLedger(dataFolder)) throw new WrongUse(noLedger(dataFolder, options.data));
  const runtime = await startRuntime({ dataFolder, port: 0, ephemeral: true, holder: 'a tandem command' });
  return { client: new ApiClient(runtime.url, key ?? runtime.operatorToken), close: () => runtime.stop() };
};

const atUrl = (url: string, key: string | undefined): Connection => {
  if (!/^https?:\/\/./.test(url) || !URL.canParse(url)) throw new WrongUse(`${url} is no address of a server: write http://127.0.0.1:3400.`);
  if (!key) throw new WrongUse('A server elsewhere needs an API key: set TANDEM_API_KEY or pass --key. `tandem user add` on its machine makes one.');
  return { client: new ApiClient(url.replace(/\/+$/, ''), key), close: async () => undefined };
};

const operatorToken = (dataFolder: string): Promise<string> =>
  readFile(join(dataFolder, 'operator.token'), 'utf8').catch(() => {
    throw new WrongUse(`The server on ${dataFolder} was started by another user: pass an API key with --key or TANDEM_API_KEY.`);
  });

const noLedger = (dataFolder: string, data: string): string => {
  const option = data === '.tandem' ? '' : ` --data ${data}`;
  return `There is no ledger in ${dataFolder}. Name the right folder with --data, or begin one: tandem start${option}, or tandem programme FILE${option}.`;
};
