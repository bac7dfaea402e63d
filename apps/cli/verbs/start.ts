import { resolve } from 'node:path';
import { Command } from 'commander';
import { readRunningServer } from '#data-folder';
import { ApiClient, ApiProblem } from '../connection/api-client.js';
import { caughtUp } from '../connection/caught-up.js';
import { demoIfWanted, isDemoUnfinished, type DemoLoaded } from '../demo/demo-if-wanted.js';
import { OutOfReach, WrongUse } from '../exit-code.js';
import { interrupted, orInterrupted } from '../interruption.js';
import { print, printJson, progress, progressDone } from '../output.js';
import { startRuntime, type Runtime } from '../runtime/runtime.js';
import { isPort } from '../runtime/settings.js';
import { holdsLedger } from '../runtime/stores.js';
import { addressesText, doorsText, keysText, nextStepsText, type DemoDoor } from './main-job/after-the-job.js';
import { doMainJob } from './main-job/main-job.js';
import { mainJobText } from './main-job/main-job-text.js';

interface StartOptions {
  readonly data: string;
  readonly port: string;
  readonly demo: boolean;
  readonly serve: boolean;
  readonly json?: boolean;
}

/** `tandem start`: the whole product on one machine. */
export const startCommand = new Command('start')
  .description('Start Tandem: on an empty data folder load the demo, do the main job, print it, and serve the API')
  .option('--data <dir>', 'the data folder', '.tandem')
  .option('--port <port>', 'the port, on the loopback address; 0 takes any free one', process.env['PORT'] || '3400')
  .option('--no-demo', 'load no demo into an empty ledger')
  .option('--no-serve', 'stop after printing')
  .option('--json', 'print what was done as JSON')
  .addHelpText('after', '\nExample:\n  tandem start --no-demo --port 8080')
  .action(async (options: StartOptions) => {
    if (!isPort(options.port)) throw new WrongUse(`${options.port} is not a port: give --port (or PORT) a number from 0 to 65535.`);
    const dataFolder = resolve(options.data);
    await refuseSecondStart(dataFolder);
    progress('Starting …');
    const runtime = await startRuntime({
      dataFolder, port: Number(options.port), ephemeral: false, holder: 'tandem start', demoExpected: options.demo && (!holdsLedger(dataFolder) || isDemoUnfinished(dataFolder)) });
    try {
      await orInterrupted(present(runtime, options));
      if (options.serve) await interrupted.catch(() => undefined);
    } finally {
      progress('Stopping …');
      await runtime.stop();
      progressDone();
    }
  });

const refuseSecondStart = async (dataFolder: string): Promise<void> => {
  const running = await readRunningServer(dataFolder);
  if (running) throw new OutOfReach(`Tandem already runs on data folder ${dataFolder}, at ${running.url}: stop process ${running.pid}, or name another folder with --data.`);
};

const present = async (runtime: Runtime, options: StartOptions): Promise<void> => {
  const client = new ApiClient(runtime.url, runtime.operatorToken);
  const loaded = await demoIfWanted(runtime, client, options.demo);
  await runtime.publish();
  await caughtUp(client);
  const job = await doMainJob(client);
  progressDone();
  if (options.json) printJson({ url: runtime.url, dataFolder: runtime.dataFolder, processId: process.pid, apiKeys: loaded?.keys ?? [], ...job });
  else print([loadedText(loaded), job ? mainJobText(job) : nextStepsText(options.data), keysText(loaded, job), ...(options.serve ? [await doorsOf(client, runtime), addressesText(runtime)] : [])]
    .filter((part) => part !== '').join('\n\n'));
};

/** Empty where the ledger is no demo. */
const doorsOf = async (client: ApiClient, runtime: Runtime): Promise<string> => {
  const doors = await client.get<{ readonly data: readonly DemoDoor[] }>('/v1/session/demo').catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  });
  return doors ? doorsText(runtime, doors.data) : '';
};

const loadedText = (loaded: DemoLoaded | undefined): string =>
  (loaded ? `Loaded the demo through the commands that a programme uses: ${loaded.events} events in ${loaded.seconds.toFixed(1)} s.` : '');
