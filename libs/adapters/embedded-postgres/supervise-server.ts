import { setTimeout as delay } from 'node:timers/promises';
import { failureFrom, saysPortTaken, saysStillInUse } from './embedded-postgres-failure.js';
import { findFreePort } from './free-port.js';
import type { Cluster } from './prepare-cluster.js';
import { isReady, runServer, type ServerProcess, type ServerToRun } from './server-process.js';
import { stopOrphan } from './stop-orphan.js';

const attemptsMax = 40;
const attemptDelayMs = 250;

/** Starts a server; a free port that another program takes in that instant is replaced by the next. */
export const startOnSomePort = async (cluster: Cluster, wantedPort?: number): Promise<{ server: ServerProcess; port: number }> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort ?? (await findFreePort());
    const server = runServer({ ...cluster, port });
    if (await isReady(cluster.cluster, server)) return { server, port };
    const output = await server.exited;
    const passing = saysStillInUse(output) || (wantedPort === undefined && saysPortTaken(output));
    if (!passing || attempt === attemptsMax) throw failureFrom('started', output);
    await delay(attemptDelayMs);
  }
};

/** Starts the server again, on its port, whenever it ends without having been told to. */
export const supervise = (wanted: ServerToRun & Cluster, first: ServerProcess): { stop(): Promise<void> } => {
  let server = first;
  let stopping: Promise<void> | undefined;
  const watch = async (): Promise<void> => {
    while (stopping === undefined) {
      await server.exited;
      if (stopping === undefined) server = await restart(wanted, () => stopping !== undefined, server);
    }
  };
  const watching = watch();
  const stop = async (): Promise<void> => {
    await server.stop();
    await watching;
    if (!server.hasExited()) await server.stop();
  };
  return { stop: () => (stopping ??= stop()) };
};

const restart = async (wanted: ServerToRun & Cluster, isStopping: () => boolean, ended: ServerProcess): Promise<ServerProcess> => {
  for (let delayMs = 100; !isStopping(); delayMs = Math.min(delayMs * 2, 5_000)) {
    wanted.log('the PostgreSQL server ended by itself and is started again');
    try {
      await stopOrphan(wanted.cluster, wanted.log);
      return (await startOnSomePort(wanted, wanted.port)).server;
    } catch (error) {
      wanted.log(String(error));
      await delay(delayMs);
    }
  }
  return ended;
};
