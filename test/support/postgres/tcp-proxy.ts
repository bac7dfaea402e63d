import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a proxy does with what the server answers: hand it on, lose it, or cut the connection in its place. */
export type AnswerHandling = 'pass' | 'lose' | 'cut';

/** Stands between a client and PostgreSQL and makes the network as bad as a test wants it. */
export interface TcpProxy {
  /** The connection string with the proxy's address in place of the server's. */
  readonly connectionString: string;
  /** From now on, for all connections. */
  handleAnswers(handling: AnswerHandling): void;
  cutAll(): void;
  close(): Promise<void>;
}

/** Starts a proxy in front of the server that the connection string names. */
export const startTcpProxy = async (target: string): Promise<TcpProxy> => {
  const url = new URL(target);
  const upstreamPort = Number(url.port);
  const sockets = new Set<Socket>();
  let handling: AnswerHandling = 'pass';
  const cutAll = (): void => sockets.forEach((socket) => socket.destroy());
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const server = createServer((client) => {
    const upstream = keep(connect(upstreamPort, url.hostname));
    keep(client).on('data', (chunk) => upstream.write(chunk)).on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy()).on('data', (chunk) => {
      if (handling === 'pass') client.write(chunk);
      if (handling === 'cut') client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.port = String((server.address() as AddressInfo).port);
  return {
    connectionString: url.href,
    handleAnswers: (next) => { handling = next; },
    cutAll,
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
};
