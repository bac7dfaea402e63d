import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Channel } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { within } from './patience.js';

const closeTimeoutMs = 1_000;

/** Members of the client that are its own business by type, and that its traps make ours. */
interface ClientInside {
  supports: (...method: never) => Promise<boolean>;
  handleError: (...failure: never) => Promise<void>;
  getChannel: () => Promise<Channel>;
}

/** The one connection of an event store: the official client, with its traps closed (docs/decisions). */
export class Connection {
  /** Hosts and ports; never user or password. */
  readonly address: string;
  readonly client: EventStoreDBClient;
  #used = false;
  #closed = false;

  constructor(connectionString: string) {
    this.address = addressOf(connectionString);
    this.client = withTrapsClosed(EventStoreDBClient.connectionString(connectionString));
  }

  /**
   * Begins a call in a turn of its own. When a failure closes the client's channel, a call that had already picked that
   * channel in the same turn throws inside the client where nothing can catch it, and is never settled.
   */
  async call<T>(begin: (client: EventStoreDBClient) => T): Promise<Awaited<T>> {
    this.#used = true;
    await nextTurn();
    if (this.#closed) throw new Error('The connection is closed.');
    return await begin(this.client);
  }

  /**
   * Ends all calls, of which some may never say so, and closes the sockets, which the client itself leaves open. Calls that have begun are
   * given a turn to reach their channel before it is closed, for the same reason.
   */
  async close(): Promise<void> {
    this.#closed = true;
    await nextTurn();
    await within(closeTimeoutMs, this.client.dispose()).catch(() => undefined);
    if (!this.#used) return;
    const inside = this.client as unknown as ClientInside;
    const closing = inside.getChannel().then((channel) => channel.close());
    await within(closeTimeoutMs, closing).catch(() => undefined);
  }
}

/** Host and port of every node named by a connection string. */
export function addressOf(connectionString: string): string {
  return connectionString.replace(/^[^:]+:\/\//, '').replace(/^[^@]*@/, '').replace(/[/?].*$/, '');
}

/**
 * Without `supports` the client appends by the unary call: the batch append never settles when its stream ends without a
 * reply, has no deadline, rejects appends of other clients and throws where a reply comes twice. `handleError` rejects,
 * unheard, when no node of a cluster can be found; that would end the process.
 */
function withTrapsClosed(client: EventStoreDBClient): EventStoreDBClient {
  const inside = client as unknown as ClientInside;
  const { handleError } = inside;
  inside.supports = () => Promise.resolve(false);
  inside.handleError = (...failure) => handleError(...failure).catch(() => undefined);
  return client;
}
