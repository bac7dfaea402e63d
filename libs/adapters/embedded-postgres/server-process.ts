import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { serverArguments } from './server-settings.js';
import type { SystemUser } from './system-user.js';

/** What is needed to run a server on a cluster that exists. */
export interface ServerToRun {
  readonly cluster: string;
  readonly port: number;
  readonly binaries: Binaries;
  readonly user: SystemUser | undefined;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/** A server process; `exited` resolves with the last that it printed. */
export interface ServerProcess {
  readonly pid: number | undefined;
  readonly exited: Promise<string>;
  readonly hasExited: () => boolean;
  /** Ends it: connections are cut, what is committed is written. Resolves when the process is gone. */
  stop(): Promise<void>;
}

const stopWaitMs = 20_000;
const outputKept = 4_000;

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal reaches the application only, which then
 * stops in its own order. Should this process end without stopping it, the server is told to stop as well.
 */
export const runServer = (wanted: ServerToRun): ServerProcess => {
  const child = spawn(wanted.binaries.postgres, serverArguments(wanted.cluster, wanted.port, wanted.durable), {
    ...wanted.user, cwd: wanted.cluster, detached: true, stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stopOnExit = (): void => void child.kill('SIGINT');
  process.on('exit', stopOnExit);
  const exited = lastOutputOf(child, wanted.log).finally(() => process.off('exit', stopOnExit));
  const hasExited = (): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  return { pid: child.pid, exited, hasExited, stop: () => stop(child, exited) };
};

/** Waits until the server accepts connections; false when it gave up instead. */
export const isReady = async (cluster: string, server: ServerProcess): Promise<boolean> => {
  for (;;) {
    if (server.hasExited()) return false;
    const lock = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lock[0]) === server.pid && lock[7]?.trim() === 'ready') return true;
    await delay(10);
  }
};

const lastOutputOf = (child: ChildProcess, log: (line: string) => void): Promise<string> =>
  new Promise((resolve) => {
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-outputKept);
      for (const line of text.split('\n')) if (line.trim() !== '') log(line.trim());
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(output));
  });

const stop = async (child: ChildProcess, exited: Promise<string>): Promise<void> => {
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), stopWaitMs);
  await exited;
  clearTimeout(timer);
};
