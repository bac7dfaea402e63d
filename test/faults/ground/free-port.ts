import { once } from 'node:events';
import { createServer } from 'node:net';

/** A free port below those that systems give to connections by themselves: a process that is started again finds it free again. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 18_000);
    const server = createServer().listen(port, '127.0.0.1');
    const free = await Promise.race([once(server, 'listening').then(() => true), once(server, 'error').then(() => false)]);
    server.close();
    if (free) return port;
  }
};
