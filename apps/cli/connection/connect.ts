import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readRunningServer } from '#data-folder';
import { startRuntime, type Runtime } from '../runtime/runtime.js';
import { ApiClient } from './api-client.js';

/** Where a command finds the ledger. */
export interface ConnectionOptions {
  readonly data: string;
  /** A server elsewhere (`--url` or TANDEM_URL); needs an API key. */
  readonly url?: string;
  /** An API key (`--key` or TANDEM_API_KEY); without one, the operator of the data folder acts. */
  readonly key?: string;
}

/** A ledger at hand: the client, the runtime where this command started one, and the way to let go. */
export interface Connection {
  readonly client: ApiClient;
  readonly ownRuntime: Runtime | undefined;
  close(): Promise<void>;
}

/** Reaches the server that is named or runs on the data folder; where none runs, opens the store for this command alone. */
export const connect = async (options: ConnectionOptions): Promise<Connection> => {
  const key = options.key ?? process.env['TANDEM_API_KEY'];
  const url = options.url ?? process.env['TANDEM_URL'];
  if (url) {
    if (!key) throw new Error('A server elsewhere needs an API key: set TANDEM_API_KEY or pass --key.');
    return { client: new ApiClient(url, key), ownRuntime: undefined, close: async () => undefined };
  }
  const dataFolder = resolve(options.data);
  const running = await readRunningServer(dataFolder);
  if (running) {
    const token = key ?? readFileSync(join(dataFolder, 'operator.token'), 'utf8');
    return { client: new ApiClient(running.url, token), ownRuntime: undefined, close: async () => undefined };
  }
  const runtime = await startRuntime({ dataFolder, port: 0, ephemeral: true, holder: 'tandem command' });
  return { client: new ApiClient(runtime.url, key ?? runtime.operatorToken), ownRuntime: runtime, close: () => runtime.stop() };
};

interface ReadModelStatus {
  readonly data: readonly { readonly id: string; readonly caughtUp: boolean; readonly stopped: readonly { readonly stream: string; readonly reason: string }[] }[];
}

/** Waits until the read models show everything that was recorded before the call. */
export const caughtUp = async (client: ApiClient): Promise<void> => {
  for (;;) {
    const { data } = await client.get<ReadModelStatus>('/v1/read-models');
    if (data.length > 0 && data.every((model) => model.caughtUp)) return;
    await delay(20);
  }
};
