import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { followerStatus } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { OpenToAll } from '../http/auth.guard.js';
import { Problem } from '../http/problem.js';
import { eventStoreToken } from '../parts.js';

/** That the server is well. */
export class HealthDto {
  @ApiProperty({ enum: ['ok'], description: 'Always ok; anything else is a problem.' }) readonly status!: 'ok';
}

const answerWithinMs = 2_000;

/** Tells whoever runs the server whether it lives, and whether it can work. */
@ApiTags('Health')
@OpenToAll()
@Controller('health')
export class HealthController {
  constructor(@Inject(eventStoreToken) private readonly store: EventStore, private readonly dataSource: DataSource) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers.', operationId: 'isLive' })
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether log and database answer, and read models are built.', operationId: 'isReady' })
  @ApiOkResponse({ type: HealthDto })
  @ApiProblems(503)
  async ready(): Promise<HealthDto> {
    await inTime(this.store.ping(), 'The event log does not answer.');
    const followers = await inTime(followerStatus(this.dataSource), 'The database does not answer.');
    if (followers.length === 0) throw notReady('The read models are not built yet: no projector has run on this database.');
    return { status: 'ok' };
  }
}

const notReady = (detail: string): Problem => new Problem(503, 'unavailable', detail, { headers: { 'Retry-After': '1' } });

const inTime = async <Answer>(asked: Promise<Answer>, detail: string): Promise<Answer> => {
  const unavailable = notReady(detail);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable), answerWithinMs);
  });
  try {
    return await Promise.race([asked.catch(() => Promise.reject(unavailable)), late]);
  } finally {
    clearTimeout(timer);
  }
};
