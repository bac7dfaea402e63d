import { randomUUID } from 'node:crypto';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { EventStore } from '#event-store';
import { appendHandler } from './append.handler.js';
import { batchAppendHandler } from './batch-append.handler.js';
import type { Stage } from './carry-out.js';
import { deleteHandler, tombstoneHandler } from './delete.handler.js';
import { clusterHandler, featuresHandler } from './server-facts.handler.js';
import { FrontDoor } from './front-door.js';
import { MisbehaviourPlan, type Call, type Misbehaviour } from './misbehaviour.js';
import { services } from './protocol.js';
import { readHandler } from './read.handler.js';
import { RecordedLog } from './recorded-log.js';

/**
 * A stand-in for an EventStoreDB server that speaks its protocol, made from the service definitions the official client
 * ships, over one of our own stores. It can be stopped and started again, and told to misbehave.
 */
export class EventStoreDbDouble {
  readonly #door = new FrontDoor();
  readonly #plan = new MisbehaviourPlan();
  readonly #instanceId = randomUUID();
  #server: Server | undefined;

  private constructor(private readonly log: EventStore) {}

  static async start(log: EventStore): Promise<EventStoreDbDouble> {
    const double = new EventStoreDbDouble(log);
    await double.start();
    return double;
  }

  /** Of a single node. */
  get connectionString(): string {
    return `esdb://127.0.0.1:${this.#door.port}?tls=false`;
  }

  /** Of a cluster of which this is the only node that answers: the client asks the gossip for the leader. */
  get clusterConnectionString(): string {
    const address = `127.0.0.1:${this.#door.port}`;
    return `esdb://${address},${address}?tls=false&maxDiscoverAttempts=2&discoveryInterval=20&gossipTimeout=1`;
  }

  /** Starts it, at the port it had before, with what it had stored. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    this.#addServices(server);
    const innerPort = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
    });
    this.#server = server;
    await this.#door.open(innerPort);
  }

  /** Stops it as a crash does: every connection is reset. */
  async stop(): Promise<void> {
    await this.#door.close();
    this.#server?.forceShutdown();
    this.#server = undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Resets every connection; the server goes on. */
  cutConnections(): void {
    this.#door.cut();
  }

  /** The next calls of this kind go wrong, as often as said. */
  misbehave(call: Call, misbehaviour: Misbehaviour & { readonly times?: number }): void {
    this.#plan.add(call, misbehaviour, misbehaviour.times ?? 1);
  }

  /** Forgets the misbehaviours that have not come up. */
  behave(): void {
    this.#plan.clear();
  }

  /** How many calls of this kind have come in. */
  calls(call: Call): number {
    return this.#plan.count(call);
  }

  #addServices(server: Server): void {
    const stage: Stage = { log: new RecordedLog(this.log), plan: this.#plan, cut: () => this.#door.cut() };
    server.addService(services.streams, {
      append: appendHandler(stage),
      batchAppend: batchAppendHandler(stage),
      read: readHandler(stage),
      delete: deleteHandler(stage),
      tombstone: tombstoneHandler(stage),
    });
    server.addService(services.features, { getSupportedMethods: featuresHandler(stage) });
    server.addService(services.gossip, { read: clusterHandler(stage, { instanceId: this.#instanceId, port: () => this.#door.port }) });
  }
}
