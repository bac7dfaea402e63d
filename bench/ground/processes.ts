import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How processes of a run are started: where their output goes and whether they leave CPU profiles. */
export interface ProcessSettings {
  readonly logFolder: string;
  readonly profileFolder: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/** A process of the product that serves until it is stopped. */
export interface ServingProcess {
  /** What it said when it was ready. */
  readonly ready: { readonly port?: number };
  stop(): Promise<void>;
}

/** A file of this build, from its root: `apps/api/main.js`. */
const fileOfBuild = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let started = 0;

const start = (path: string, args: readonly string[], settings: ProcessSettings, more: NodeJS.ProcessEnv): ChildProcess => {
  started += 1;
  const name = `${path.replace(/\.js$/, '').replaceAll('/', '-')}${args.map((arg) => `-${arg}`).join('')}-${started}`;
  const output = openSync(join(settings.logFolder, `${name}.log`), 'a');
  const profiling = settings.profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${settings.profileFolder}`, `--cpu-prof-name=${name}.cpuprofile`];
  return fork(fileOfBuild(path), [...args], {
    execArgv: profiling, stdio: ['ignore', output, output, 'ipc'], env: { ...process.env, ...settings.environment, ...more },
  });
};

/** Starts an application and waits until it says that it is ready. It ends when it is let go, as under `tandem start`. */
export const serve = async (path: string, settings: ProcessSettings, more: NodeJS.ProcessEnv = {}): Promise<ServingProcess> => {
  const child = start(path, [], settings, more);
  const ready = await firstMessage<{ port?: number }>(child, path, settings);
  return {
    ready,
    stop: async () => {
      const gone = once(child, 'exit');
      if (child.connected) child.disconnect();
      await gone;
    },
  };
};

/** Runs a job of this benchmark in a process of its own and gives what it sends back. */
export const runJob = async <Answer>(job: string, settings: ProcessSettings, more: NodeJS.ProcessEnv = {}): Promise<Answer> => {
  const path = 'bench/jobs/job.js';
  const child = start(path, [job], settings, more);
  const gone = once(child, 'exit');
  const answer = await firstMessage<Answer>(child, `${path} ${job}`, settings);
  await gone;
  return answer;
};

const firstMessage = <Answer>(child: ChildProcess, what: string, { logFolder }: ProcessSettings): Promise<Answer> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${what} ended with ${String(code)} and no answer; its output is in ${logFolder}.`)));
  });
