import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** One process of the product: what runs it and where its log goes. */
export interface ServiceOptions {
  readonly name: 'api' | 'projector';
  readonly environment: NodeJS.ProcessEnv;
  /** A file that its output is added to; undefined: this process's own output. */
  readonly logFile: string | undefined;
  readonly arguments?: readonly string[];
}

/** A service that could not start or do its work; the message holds what it said. */
export class ServiceFailed extends Error {
  override readonly name = 'ServiceFailed';
}

/** A service that is starting or runs. */
export interface Service {
  /** Resolves when it can be used, of the API with its port; rejects with ServiceFailed where it cannot start. */
  readonly ready: Promise<{ readonly port?: number }>;
  /** Ends it, also while it is starting; resolves when it is gone. */
  stop(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ready: Promise<{ readonly port?: number }>;
  isReady: boolean;
}

const restartDelayMs = 1_000;
const stopWaitMs = 8_000;

/** Starts a service, and starts it again, on the port that it had, whenever it dies after it was ready and before `stop`. */
export const startService = (options: ServiceOptions): Service => {
  let running = run(options);
  let stopping = false;
  const supervise = async ({ port }: { readonly port?: number }): Promise<void> => {
    while (!stopping) {
      await exitOf(running.child);
      if (stopping) return;
      await delay(restartDelayMs);
      if (stopping) return;
      running = run(port === undefined ? options : { ...options, environment: { ...options.environment, PORT: String(port) } });
      await running.ready.catch(() => undefined);
    }
  };
  const { ready } = running;
  ready.then(supervise).catch(() => undefined);
  return { ready, stop: async () => { stopping = true; await end(running); } };
};

/** A service that does one thing (a rebuild) and ends. */
export interface ServiceRun {
  /** Rejects with ServiceFailed when it fails. */
  readonly done: Promise<void>;
  /** Asks it to give up; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Runs a service to its end; `told` hears every message of its. */
export const runService = (options: ServiceOptions, told: (message: unknown) => void): ServiceRun => {
  const running = run(options);
  running.ready.catch(() => undefined);
  running.child.on('message', told);
  const done = exitOf(running.child).then((code) => {
    if (code !== 0) throw new ServiceFailed(running.said().trim() || `${options.name} ended with ${String(code)}`);
  });
  return { done, stop: () => end(running) };
};

const entryOf = (name: string): string => fileURLToPath(new URL(`../../${name}/main.js`, import.meta.url));
const exitWithParent = new URL('./exit-with-parent.js', import.meta.url).href;

/** Spawned into a session of its own: Ctrl-C in a terminal reaches this process only, which then stops all in order. */
const run = (options: ServiceOptions): Running => {
  const log = options.logFile === undefined ? undefined : openSync(options.logFile, 'a', 0o600);
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', exitWithParent, entryOf(options.name), ...(options.arguments ?? [])], {
    env: { ...process.env, ...options.environment }, detached: true, stdio: ['ignore', log ?? 'inherit', 'pipe', 'ipc'],
  });
  const said = collectErrors(child, log);
  const running: Running = { child, said, ready: readiness(options, child, said), isReady: false };
  running.ready.then(() => { running.isReady = true; }, () => undefined);
  return running;
};

/** Adds what the service says on stderr to its log; gives the last of it. */
const collectErrors = (child: ChildProcess, log: number | undefined): (() => string) => {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
    if (log === undefined) process.stderr.write(chunk);
    else writeSync(log, chunk);
  });
  child.once('close', () => { if (log !== undefined) closeSync(log); });
  return () => said;
};

const readiness = ({ name }: ServiceOptions, child: ChildProcess, said: () => string): Running['ready'] =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port?: number }));
    child.once('close', (code) => reject(new ServiceFailed(said().trim() || `${name} ended with ${String(code)} before it was ready`)));
    child.once('error', (error) => reject(new ServiceFailed(`${name} cannot be started: ${error.message}`)));
  });

const hasExited = (child: ChildProcess): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

const exitOf = async (child: ChildProcess): Promise<number | null> => {
  if (!hasExited(child)) await once(child, 'exit');
  return child.exitCode;
};

/** One that is not ready has begun nothing that it would have to end in order. */
const end = async ({ child, isReady }: Running): Promise<void> => {
  if (hasExited(child)) return;
  child.kill(isReady ? 'SIGTERM' : 'SIGKILL');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWaitMs);
  await exitOf(child);
  clearTimeout(timer);
};
