import { randomUUID } from 'node:crypto';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { EventStore } from '#event-store';
import { Access } from './access.js';
import { appendHandler } from './append.handler.js';
import { batchAppendHandler } from './batch-append.handler.js';
import type { Stage } from './carry-out.js';
import type { Certificate } from './certificate.js';
import { deleteHandler, tombstoneHandler } from './delete.handler.js';
import { clusterHandler, featuresHandler } from './server-facts.handler.js';
import { FrontDoor } from './front-door.js';
import { guarded } from './guard.js';
import { httpHandler } from './http.handler.js';
import { limitsDefault, type Limits } from './limits.js';
import { leaderWhereAsked, type Member, type Role } from './membership.js';
import { MisbehaviourPlan, type Call, type Misbehaviour } from './misbehaviour.js';
import { createProjectionHandler, enableProjectionHandler, statisticsHandler } from './projections.handler.js';
import { Projections } from './projections.js';
import { services } from './protocol.js';
import { readHandler } from './read.handler.js';
import { RecordedLog } from './recorded-log.js';
import { cancelled } from './refusals.js';
import type { ReadCall } from './sent-events.js';
import { createGroupHandler } from './subscription-groups.handler.js';

/** What can be said of a node; without a certificate it takes no TLS and lets anyone do anything, without others it is alone. */
export interface NodeSetting extends Partial<Limits> {
  /** The name by which the gossip tells of it; 127.0.0.1. */
  readonly host?: string;
  readonly certificate?: Certificate;
  /** All nodes of its cluster. */
  readonly members?: () => readonly Member[];
}

/**
 * A stand-in for an EventStoreDB server that speaks its protocol, made from the service definitions the official client
 * ships, over one of our own stores. It can be stopped and started again, and told to misbehave.
 */
export class EventStoreDbDouble {
  readonly #door: FrontDoor;
  readonly #plan = new MisbehaviourPlan();
  readonly #instanceId = randomUUID();
  readonly #reads = new Set<ReadCall>();
  readonly #groups = new Set<string>();
  /** In its cluster; of one node it is the leader. */
  role: Role = 'leader';
  #server: Server | undefined;
  #projections: Projections | undefined;

  /** `openLog` is called at every start: what the server keeps in memory alone is gone with it. */
  constructor(private readonly openLog: () => RecordedLog, private readonly setting: NodeSetting = {}) {
    this.#door = new FrontDoor(httpHandler(() => this.#members()), setting.certificate);
  }

  static async start(log: EventStore, setting: NodeSetting = {}): Promise<EventStoreDbDouble> {
    const double = new EventStoreDbDouble(() => new RecordedLog(log), setting);
    await double.start();
    return double;
  }

  get address(): string {
    return `${this.#host}:${this.#door.port}`;
  }

  /** As the gossip tells of it. */
  get member(): Member {
    return { instanceId: this.#instanceId, host: this.#host, port: this.#door.port, role: this.role, isAlive: this.#server !== undefined };
  }

  /** Of a single node; with TLS by its name, since a server is not to be named by an address there (RFC 6066). */
  get connectionString(): string {
    return this.setting.certificate === undefined ? `esdb://${this.address}?tls=false` : `esdb://localhost:${this.#door.port}?tls=true`;
  }

  /** Of a cluster of which this is the only node that answers: the client asks the gossip for the leader. */
  get clusterConnectionString(): string {
    return `esdb://${this.address},${this.address}?tls=false&maxDiscoverAttempts=2&discoveryInterval=20&gossipTimeout=1`;
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
    this.#projections?.stop();
    this.#server?.forceShutdown();
    this.#server = undefined;
  }

  /**
   * Stops it in good order: reads and subscriptions that are open are cancelled, calls that are being carried out are
   * answered (one that hangs would be waited for), and then it is gone.
   */
  async shutDown(): Promise<void> {
    for (const call of this.#reads) call.emit('error', cancelled());
    await new Promise<void>((resolve) => (this.#server ? this.#server.tryShutdown(() => resolve()) : resolve()));
    await this.stop();
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

  get #host(): string {
    return this.setting.host ?? '127.0.0.1';
  }

  #members(): readonly Member[] {
    return this.setting.members?.() ?? [this.member];
  }

  #addServices(server: Server): void {
    const log = this.openLog();
    const access = new Access(this.setting.certificate !== undefined, (stream) => log.accessList(stream));
    const limits = { ...limitsDefault, ...this.setting };
    const stage: Stage = { log, access, limits, plan: this.#plan, reads: this.#reads, cut: () => this.#door.cut() };
    const members = (): readonly Member[] => this.#members();
    const handlers = {
      append: appendHandler(stage),
      batchAppend: batchAppendHandler(stage),
      read: readHandler(stage),
      delete: deleteHandler(stage),
      tombstone: tombstoneHandler(stage),
    };
    this.#projections = new Projections(log);
    const checks = [access.credentials, leaderWhereAsked(() => this.role, members)];
    const streams = Object.entries(handlers).map(([name, handler]) => [name, guarded(handler, checks)] as const);
    server.addService(services.streams, Object.fromEntries(streams));
    server.addService(services.groups, { create: createGroupHandler(this.#groups) });
    server.addService(services.projections, {
      create: createProjectionHandler(this.#projections), enable: enableProjectionHandler(this.#projections), statistics: statisticsHandler,
    });
    server.addService(services.features, { getSupportedMethods: featuresHandler(stage) });
    server.addService(services.gossip, { read: clusterHandler(stage, members) });
  }
}
