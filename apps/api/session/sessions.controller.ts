import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Sessions, type Session } from '#auth';
import type { Actor } from '#events';
import { ApiProblems } from '../http/api-problems.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import type { ApiRequest } from '../http/request-id.js';
import { ListedSessionsDto, type ListedSessionDto } from './session.dto.js';

/** Shows people where they are signed in, and lets them end what is not theirs any more. */
@ApiTags('Sign-in')
@ApiBearerAuth()
@Controller('v1/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  @ApiOperation({ summary: 'Lists the caller\'s own sessions.', operationId: 'listSessions' })
  @ApiOkResponse({ type: ListedSessionsDto })
  @ApiProblems(401, 403, 503)
  async list(@CallerActor() { userId }: Actor, @Req() { session }: ApiRequest): Promise<ListedSessionsDto> {
    return { object: 'list', data: (await this.sessions.list(userId)).map((each) => listed(each, session?.sessionId)), has_more: false };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends all of the caller\'s sessions but the one that asks.', operationId: 'endOtherSessions' })
  @ApiNoContentResponse({ description: 'The others are ended.' })
  @ApiProblems(401, 403, 503)
  async endOthers(@CallerActor() { userId }: Actor, @Req() { session }: ApiRequest): Promise<void> {
    await this.sessions.endOthers(userId, session?.sessionId ?? null);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends one of the caller\'s sessions.', operationId: 'endSession' })
  @ApiNoContentResponse({ description: 'It is ended.' })
  @ApiProblems(400, 401, 403, 404, 503)
  async end(@Param('sessionId') sessionId: string, @CallerActor() { userId }: Actor): Promise<void> {
    if (!(await this.sessions.end(userId, sessionId))) throw new Problem(404, 'session-unknown', 'You have no such session.');
  }
}

const listed = ({ sessionId, agent, beganAt, seenAt, expiresAt }: Session, currentId: string | undefined): ListedSessionDto => ({
  id: sessionId, object: 'session', current: sessionId === currentId, agent,
  beganAt: beganAt.toISOString(), seenAt: seenAt.toISOString(), expiresAt: expiresAt.toISOString() });
