import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Authenticator } from '#auth';
import type { EventStore } from '#event-store';
import { followerStatus, type FollowerStatus } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { OpenToAll } from '../http/auth.guard.js';
import { Problem } from '../http/problem.js';
import type { ApiRequest } from '../http/request-id.js';
import { eventStoreToken } from '../parts.js';
import { CommandMetrics } from './command-metrics.js';
import { exposition, expositionType, type Metric } from './exposition.js';

/** The secret that opens the metrics and nothing else; null: none does. */
export const metricsToken = Symbol('MetricsToken');

/** How fast commands are, and how far reads are behind: for Prometheus, without a name, an amount or an id of anything in the ledger. */
@ApiTags('Health')
@ApiBearerAuth()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(eventStoreToken) private readonly store: EventStore, private readonly dataSource: DataSource, private readonly commands: CommandMetrics,
    private readonly authenticator: Authenticator, @Inject(metricsToken) private readonly token: string | null) {}

  @Get()
  @OpenToAll()
  @Header('Content-Type', expositionType)
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'Metrics in the text format of Prometheus, for the token of the metrics, auditors and administrators.', operationId: 'metrics' })
  @ApiOkResponse({ description: 'Latency of commands, conflicts of appends, checkpoint and lag of each follower, deals replayed.', schema: { type: 'string' } })
  @ApiProblems(401, 403, 503)
  async metrics(@Req() request: ApiRequest): Promise<string> {
    await this.requireReader(request.header('Authorization'));
    const [head, followers, replayed] = [await this.store.head(), await followerStatus(this.dataSource), await this.replayed()];
    const behind = await Promise.all(followers.map(async ({ follower, position }) => ({ labels: { follower }, value: await this.secondsBehind(position, head) })));
    return this.commands.toText() + exposition([...ofFollowers(followers, head), lagInSeconds(behind), replayed]);
  }

  private async requireReader(authorization: string | undefined): Promise<void> {
    if (this.token !== null && authorization !== undefined && isSame(authorization, `Bearer ${this.token}`)) return;
    const actor = await this.authenticator.actorOf(authorization);
    if (!actor) throw new Problem(401, 'unauthenticated', 'Send the token of the metrics, or an API key: Authorization: Bearer …', { headers: { 'WWW-Authenticate': 'Bearer' } });
    if (!actor.rights.some((right) => right === 'auditor' || right === 'administrator')) throw new Problem(403, 'forbidden', 'Only auditors and administrators read the metrics.');
  }

  /** The age of the oldest event that the follower has not taken in. */
  private async secondsBehind(position: bigint | undefined, head: bigint | undefined): Promise<number> {
    if (head === undefined || (position !== undefined && position >= head)) return 0;
    for await (const { metadata } of this.store.readAll({ ...(position === undefined ? {} : { after: position }), limit: 1 })) {
      const recordedAt = metadata?.['recordedAt'];
      const recordedMs = typeof recordedAt === 'string' ? Date.parse(recordedAt) : NaN;
      return Number.isNaN(recordedMs) ? 0 : Math.max(0, (Date.now() - recordedMs) / 1_000);
    }
    return 0;
  }

  private async replayed(): Promise<Metric> {
    const [row] = await this.dataSource.query<{ deals: string | null }[]>('SELECT sum(deals_done) AS deals FROM replay.runs');
    return { name: 'tandem_replay_deals_total', type: 'counter', help: 'Deals that replays have worked out; its rate is their throughput.', samples: [{ value: Number(row?.deals ?? 0) }] };
  }
}

const isSame = (sent: string, expected: string): boolean => {
  const [one, other] = [sent, expected].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(one, other);
};

const ofFollowers = (followers: readonly FollowerStatus[], head: bigint | undefined): readonly Metric[] => [
  { name: 'tandem_log_head', type: 'gauge', help: 'The position of the last event of the log.', samples: head === undefined ? [] : [{ value: Number(head) }] },
  { name: 'tandem_projection_checkpoint', type: 'gauge', help: 'The position up to which a follower has taken in the log.',
    samples: followers.flatMap(({ follower, position }) => (position === undefined ? [] : [{ labels: { follower }, value: Number(position) }])) },
  { name: 'tandem_projection_stopped_streams', type: 'gauge', help: 'Streams at which a follower has stopped because an event cannot be read.',
    samples: followers.map(({ follower, stopped }) => ({ labels: { follower }, value: stopped.length })) }];

const lagInSeconds = (samples: Metric['samples']): Metric =>
  ({ name: 'tandem_projection_lag_seconds', type: 'gauge', help: 'The age of the oldest event that a follower has not taken in; 0: it has taken in all.', samples });
