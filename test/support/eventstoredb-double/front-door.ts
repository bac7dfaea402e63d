import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.js';

/**
 * The TCP port clients see, for gRPC and for plain HTTP, as the server's is. It takes TLS when it has a certificate.
 * Behind it the server can be changed, and every connection can be cut at any moment.
 */
export class FrontDoor {
  readonly #sockets = new Set<Socket>();
  readonly #http;
  readonly #tls;
  #server: Server | undefined;
  #port = 0;

  constructor(answer: RequestListener, certificate?: Certificate) {
    this.#http = createHttpServer(answer);
    this.#tls = certificate && createSecureContext({ cert: certificate.certificate, key: certificate.privateKey });
  }

  /** Port 0 until the door is opened for the first time; the same port ever after. */
  get port(): number {
    return this.#port;
  }

  async open(innerPort: number): Promise<void> {
    const server = createServer((outer) => this.#receive(outer, innerPort));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Cuts every connection with a reset, as a crash or a pulled cable would. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
    this.cut();
    await closed;
    this.#server = undefined;
  }

  #receive(outer: Socket, innerPort: number): void {
    this.#watch(outer);
    if (this.#tls === undefined) return this.#pass(outer, innerPort);
    const secured = new TLSSocket(outer, { isServer: true, secureContext: this.#tls, ALPNProtocols: ['h2', 'http/1.1'] });
    outer.on('close', () => secured.destroy());
    secured.on('error', () => outer.destroy());
    this.#pass(secured, innerPort);
  }

  /** What begins as HTTP/2 does is gRPC. */
  #pass(outer: Socket, innerPort: number): void {
    outer.once('data', (first: Buffer) => {
      outer.pause();
      if (first.subarray(0, 4).equals(Buffer.from('PRI '))) this.#pipe(outer, innerPort);
      else this.#http.emit('connection', outer);
      outer.unshift(first);
      setImmediate(() => outer.resume());
    });
  }

  #pipe(outer: Socket, innerPort: number): void {
    const inner = connect(innerPort, '127.0.0.1');
    this.#watch(inner);
    join(outer, inner);
    join(inner, outer);
  }

  #watch(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}

/** What one has to say goes to the other; when it is gone, so is the other. */
function join(from: Duplex, to: Duplex): void {
  from.on('close', () => to.destroy());
  from.pipe(to);
}
