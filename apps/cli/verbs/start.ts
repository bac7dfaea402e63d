import { resolve } from 'node:path';
import { Command } from 'commander';
import { ApiClient } from '../connection/api-client.js';
import { caughtUp } from '../connection/connect.js';
import { loadDemo, type DemoKey } from '../demo/load-demo.js';
import { WrongUse } from '../exit-code.js';
import { print, remark } from '../output.js';
import { startRuntime, type Runtime } from '../runtime/runtime.js';
import { mainJobText } from './main-job.js';

interface StartOptions {
  readonly data: string;
  readonly port: string;
  readonly demo: boolean;
  readonly serve: boolean;
}

/** `tandem start`: the whole product on one machine. */
export const startCommand = new Command('start')
  .description('Start Tandem: on an empty data folder load the demo, do the main job, print it, and serve the API')
  .option('--data <dir>', 'the data folder', '.tandem')
  .option('--port <port>', 'the port on the loopback address; 0 takes a free one', process.env['PORT'] ?? '3400')
  .option('--no-demo', 'start empty')
  .option('--no-serve', 'stop after printing')
  .addHelpText('after', '\nExample:\n  tandem start --no-demo --port 8080')
  .action(async (options: StartOptions) => {
    const port = Number(options.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse(`--port ${options.port} is not a port: give a number from 0 to 65535.`);
    remark('Starting …');
    const runtime = await startRuntime({ dataFolder: resolve(options.data), port, ephemeral: false, holder: 'tandem start' });
    try {
      await present(runtime, options);
      if (options.serve) await untilStopped();
    } finally {
      remark('Stopping …');
      await runtime.stop();
    }
  });

const present = async (runtime: Runtime, options: StartOptions): Promise<void> => {
  const client = new ApiClient(runtime.url, runtime.operatorToken);
  const keys = options.demo && (await isEmpty(client)) ? await demo(runtime, client) : [];
  await caughtUp(client);
  print(await mainJobText(client));
  if (keys.length > 0) print(keysText(keys));
  if (options.serve) print(addressesText(runtime.url, options.data));
};

/** The demo tells of the past: while it is loaded, the server's clock goes by what is told. */
const demo = async (runtime: Runtime, client: ApiClient): Promise<readonly DemoKey[]> => {
  remark('Loading the demo programme …');
  await runtime.reopenApi({ TANDEM_DEMO_CLOCK: '1' });
  const keys = await loadDemo(client);
  await runtime.reopenApi({});
  return keys;
};

const isEmpty = async (client: ApiClient): Promise<boolean> => (await client.get<{ founded: boolean }>('/v1/programme')).founded === false;

const keysText = (keys: readonly DemoKey[]): string => [
  '', 'API keys of the demo, shown this once:',
  ...keys.map(({ name, rights, apiKey }) => `  ${`${name} (${rights})`.padEnd(28)} ${apiKey}`),
].join('\n');

const addressesText = (url: string, data: string): string => [
  '', `API       ${url}/v1`, `Explorer  ${url}/docs`, `Data      ${resolve(data)}`, '', 'Ctrl-C stops the server. Another terminal may go on with: npx tandem --help',
].join('\n');

const untilStopped = (): Promise<void> => new Promise((stopped) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
});
