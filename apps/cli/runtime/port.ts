import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { OutOfReach } from '../exit-code.js';

const retryDelayMs = 250;
const retriesMax = 20;

/** A server that listens on all addresses is reached on the loopback one. */
export const reachableHost = (): string => {
  const host = process.env['HOST'] || '127.0.0.1';
  return ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
};

/**
 * Refuses a port that another program has, before anything is started. Patiently: where an earlier run was killed, its services may
 * still be about to end. Throws OutOfReach.
 */
export const refuseTakenPort = async (port: number, { patiently }: { readonly patiently: boolean }): Promise<void> => {
  const host = process.env['HOST'] || '127.0.0.1';
  for (let retries = 0; ; retries += 1) {
    const problem = await tryPort(host, port);
    if (problem === undefined) return;
    if (problem.code !== 'EADDRINUSE' || !patiently || retries === retriesMax) throw new OutOfReach(portProblem(problem, host, port));
    await delay(retryDelayMs);
  }
};

const tryPort = (host: string, port: number): Promise<NodeJS.ErrnoException | undefined> => new Promise((resolve) => {
  const probe = createServer();
  probe.once('error', resolve);
  probe.listen(port, host, () => probe.close(() => resolve(undefined)));
});

const portProblem = ({ code, message }: NodeJS.ErrnoException, host: string, port: number): string => {
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program: choose another with --port, or any free one with --port 0.`;
  if (code === 'EACCES') return `Port ${port} is reserved for the system's administrator: choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST names no address of this machine: ${host}. Unset it for the loopback address.`;
  return `Port ${port} of ${host} cannot be opened: ${message}. Choose another with --port.`;
};
