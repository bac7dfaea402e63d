import type { EventStore } from '#event-store';
import { EventStoreDbDouble, type NodeSetting } from './event-store-db-double.js';
import type { Member } from './membership.js';
import { RecordedLog } from './recorded-log.js';

/** Short times of discovery, so that a node that is gone does not take a test long. */
const discovery = 'maxDiscoverAttempts=20&discoveryInterval=20&gossipTimeout=2';

/** A cluster of nodes over one log: the first leads, and when it is stopped the next that lives does. */
export class ClusterDouble {
  readonly nodes: readonly EventStoreDbDouble[];

  private constructor(log: EventStore, nodeCount: number, setting: NodeSetting) {
    const shared = new RecordedLog(log);
    const members = (): readonly Member[] => this.nodes.map((node) => node.member);
    this.nodes = Array.from({ length: nodeCount }, () => new EventStoreDbDouble(() => shared, { ...setting, members }));
  }

  static async start(log: EventStore, nodeCount: number, setting: NodeSetting = {}): Promise<ClusterDouble> {
    const cluster = new ClusterDouble(log, nodeCount, setting);
    for (const node of cluster.nodes) await node.start();
    cluster.elect();
    return cluster;
  }

  get leader(): EventStoreDbDouble {
    return this.nodes.find(({ role }) => role === 'leader') as EventStoreDbDouble;
  }

  /** Names every node; the client asks one after the other for the gossip. */
  connectionString(more = ''): string {
    return `esdb://${this.nodes.map(({ address }) => address).join(',')}?tls=false&${discovery}${more}`;
  }

  /** Names one address, from which the client discovers the others. */
  discoveryString(at: EventStoreDbDouble, more = ''): string {
    return `esdb+discover://${at.address}?tls=false&${discovery}${more}`;
  }

  /** Stops a node as a crash does, and has another lead where it led. */
  async stop(node: EventStoreDbDouble): Promise<void> {
    await node.stop();
    this.elect();
  }

  /** Starts a node that was stopped; it leads when no other does. */
  async startAgain(node: EventStoreDbDouble): Promise<void> {
    await node.start();
    this.elect();
  }

  /** The leader stays while it lives, or the first that lives becomes it. */
  elect(): void {
    const living = this.nodes.filter(({ member }) => member.isAlive);
    const leader = living.find(({ role }) => role === 'leader') ?? living[0];
    for (const node of this.nodes) node.role = node === leader ? 'leader' : 'follower';
  }

  async close(): Promise<void> {
    for (const node of this.nodes) await node.stop();
  }
}
