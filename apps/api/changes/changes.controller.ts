import { once } from 'node:events';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Authenticator, readCallerOf, Sessions } from '#auth';
import type { ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import type { ApiRequest } from '../http/request-id.js';
import { TermsLibrary } from '../queries/terms-library.js';
import { sessionSecretIn } from '../http/session-cookie.js';
import { Changes, type Told } from './changes.js';

/** Server-sent events: pages that show what is true now need not ask again and again. */
@ApiTags('Changes')
@ApiBearerAuth()
@Controller('v1/changes')
export class ChangesController {
  constructor(private readonly changes: Changes, private readonly authenticator: Authenticator, private readonly sessions: Sessions, private readonly library: TermsLibrary) {}

  @Get()
  @ApiOperation({ summary: 'Streams the changes that the caller may see, each once reads show it.', operationId: 'streamChanges',
    description: 'Events `change` with data `{type, kind, id, position}`; the event id is the position in the log. The stream ends with the session or key.' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last event that was seen: the stream goes on after it.', schema: { type: 'string', pattern: '^\\d{1,18}$' } })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'A stream of events.', content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @ApiProblems(400, 401, 403, 503)
  async stream(@Req() request: ApiRequest, @Res() response: Response, @Caller() _caller: ReadCaller): Promise<void> {
    const after = lastSeen(request.header('Last-Event-ID'));
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const told = this.changes.toldTo({ caller: () => this.callerOf(request), after, signal: gone.signal });
    const first = await told.next();
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    if (request.method === 'HEAD') {
      // It asks what the stream is like and hears none of it: there would be no end to wait for.
      await told.return(undefined);
      response.end();
      return;
    }
    if (first.done !== true) response.write(`retry: 2000\n${textOf(first.value)}`);
    for await (const each of told) {
      if (!response.write(textOf(each))) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
    }
    response.end();
  }

  /** Who the listener is now; to listen is no use of a session that would prolong it. */
  private async callerOf(request: ApiRequest): Promise<ReadCaller | undefined> {
    if (request.session === undefined) {
      const actor = await this.authenticator.actorOf(request.header('Authorization'));
      return actor && readCallerOf(actor, await this.library.predecessorsOf(actor.partnerId));
    }
    const session = await this.sessions.open(sessionSecretIn(request) ?? '', 'server');
    return typeof session === 'string' ? undefined : readCallerOf(session.actor, await this.library.predecessorsOf(session.actor.partnerId));
  }
}

const lastSeen = (text: string | undefined): bigint | undefined => {
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new Problem(400, 'invalid-request', 'Last-Event-ID must be the id of an event of this stream.');
};

/** An id without data sets where the browser goes on after a broken line, and tells the page nothing. */
const textOf = (told: Told): string => {
  if (told.told === 'nothing') return ': still here\n\n';
  if (told.told === 'standing') return `${told.position.startsWith('-') ? ': the log is empty' : `id: ${told.position}`}\n\n`;
  return `event: change\nid: ${told.change.position}\ndata: ${JSON.stringify(told.change)}\n\n`;
};
