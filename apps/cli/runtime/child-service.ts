import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
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

/** A service that could not start; the message holds what it said. */
export class ServiceFailed extends Error {
  override readonly name = 'ServiceFailed';
}

/** A running service. */
export interface Service {
  /** What it said when it was ready: of the API, its port. */
  readonly ready: { readonly port?: number };
  stop(): Promise<void>;
}

const restartDelayMs = 1_000;

/** Starts a service, waits until it is ready, and starts it again whenever it dies before `stop`. */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  let child = spawnService(options);
  const ready = await readyOf(options, child);
  let stopping = false;
  const supervise = async (): Promise<void> => {
    while (!stopping) {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      if (stopping) return;
      await delay(restartDelayMs);
      child = spawnService({ ...options, environment: { ...options.environment, PORT: String(ready.port ?? '') } });
      await readyOf(options, child).catch(() => undefined);
    }
  };
  void supervise();
  return { ready, stop: async () => { stopping = true; await stopChild(child); } };
};

/** Runs a service to its end, for what it does once (a rebuild). Rejects with ServiceFailed when it fails. */
export const runService = async (options: ServiceOptions): Promise<void> => {
  const child = spawnService(options);
  const said = collect(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new ServiceFailed(said().trim() || `${options.name} ended with ${String(code)}`);
};

const entryOf = (name: string): string => fileURLToPath(new URL(`../../${name}/main.js`, import.meta.url));

const spawnService = (options: ServiceOptions): ChildProcess => {
  const child = spawn(process.execPath, ['--enable-source-maps', entryOf(options.name), ...(options.arguments ?? [])], {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', options.logFile ? 'pipe' : 'inherit', 'pipe', 'ipc'],
  });
  if (options.logFile) child.stdout?.pipe(createWriteStream(options.logFile, { flags: 'a', mode: 0o600 }));
  if (options.logFile) child.stderr?.pipe(createWriteStream(options.logFile, { flags: 'a', mode: 0o600 }));
  else child.stderr?.pipe(process.stderr);
  return child;
};

const collect = (child: ChildProcess): (() => string) => {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4_000); });
  return () => said;
};

const readyOf = async (options: ServiceOptions, child: ChildProcess): Promise<{ port?: number }> => {
  const said = collect(child);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port?: number }));
    child.once('exit', (code) => reject(new ServiceFailed(said().trim() || `${options.name} ended with ${String(code)} before it was ready`)));
    child.once('error', reject);
  });
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await gone;
  clearTimeout(timer);
};
