import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The TCP port clients see; behind it the server can be changed, and every connection can be cut at any moment. */
export class FrontDoor {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  /** Port 0 until the door is opened for the first time; the same port ever after. */
  get port(): number {
    return this.#port;
  }

  async open(innerPort: number): Promise<void> {
    const server = createServer((outer) => this.#pass(outer, innerPort));
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

  #pass(outer: Socket, innerPort: number): void {
    const inner = connect(innerPort, '127.0.0.1');
    for (const [socket, other] of [[outer, inner], [inner, outer]] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
