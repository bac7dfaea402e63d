import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { localOperator, Sessions, SignIn, userNameOf } from '#auth';
import type { Actor } from '#events';
import { RecordingClock } from '../commands/desk/recording-clock.js';
import { fieldsOfBody } from '../commands/reading/fields-of-body.js';
import { ApiProblems } from '../http/api-problems.js';
import { OpenToAll, WithOneTimePassword } from '../http/auth.guard.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import type { ApiRequest } from '../http/request-id.js';
import { sessionSecretIn, takeSessionCookie } from '../http/session-cookie.js';
import { SessionDesk, visitorOf } from './session-desk.js';
import { DemoDoorsDto, DemoSignInDto, OfferSignInsDto, SessionDto, SignInDto } from './session.dto.js';

/** Signs people in and out: the session is a cookie that no script can read. */
@ApiTags('Sign-in')
@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn, private readonly sessions: Sessions, private readonly desk: SessionDesk, private readonly clock: RecordingClock,
  ) {}

  @Post()
  @OpenToAll()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in by name and password; the session comes as a cookie, in place of the one before.', operationId: 'signIn' })
  @ApiBody({ type: SignInDto })
  @ApiOkResponse({ type: SessionDto })
  @ApiProblems(400, 401, 413, 415, 429, 503)
  async begin(@Body() body: unknown, @Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<SessionDto> {
    const { userName, password } = fieldsOfBody(SignInDto, body);
    const secret = await this.signIn.byPassword(userName, password, visitorOf(request));
    if (secret === undefined) throw signInRefused;
    return this.desk.handOver(secret, request, response);
  }

  @Get()
  @OpenToAll()
  @ApiOperation({ summary: 'Tells who is signed in.', operationId: 'getSession' })
  @ApiOkResponse({ type: SessionDto })
  @ApiProblems(401, 503)
  async get(@Req() request: ApiRequest): Promise<SessionDto> {
    const session = await this.desk.told(sessionSecretIn(request) ?? '');
    if (session === undefined) throw notSignedIn;
    return session;
  }

  @Delete()
  @WithOneTimePassword()
  @HttpCode(204)
  @ApiOperation({ summary: 'Signs out.', operationId: 'signOut' })
  @ApiNoContentResponse({ description: 'The session is ended.' })
  @ApiProblems(401, 403, 503)
  async end(@Req() { session }: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    if (session === undefined) throw notSignedIn;
    await this.sessions.end(session.userId, session.sessionId);
    takeSessionCookie(response);
  }

  @Get('demo')
  @OpenToAll()
  @ApiOperation({ summary: 'Lists whom the demo lets in by a click; 404 where this is no demo.', operationId: 'listDemoSignIns' })
  @ApiOkResponse({ type: DemoDoorsDto })
  @ApiProblems(404, 503)
  async doors(): Promise<DemoDoorsDto> {
    const offered = await this.signIn.ofDemo();
    if (offered.length === 0) throw noDemo;
    return { data: await Promise.all(offered.map(async ({ userId, part, description }) =>
      ({ userName: userNameOf(userId), name: await this.desk.nameOf(userId), part, description }))) };
  }

  @Post('demo')
  @OpenToAll()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in to the demo by a click; 404 where this is no demo.', operationId: 'signInToDemo' })
  @ApiBody({ type: DemoSignInDto })
  @ApiOkResponse({ type: SessionDto })
  @ApiProblems(400, 401, 404, 413, 415, 503)
  async click(@Body() body: unknown, @Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<SessionDto> {
    const { userName } = fieldsOfBody(DemoSignInDto, body);
    if ((await this.signIn.ofDemo()).length === 0) throw noDemo;
    const secret = await this.signIn.byClick(userName, visitorOf(request));
    if (secret === undefined || (await this.desk.told(secret)) === undefined) throw signInRefused;
    return this.desk.handOver(secret, request, response);
  }

  @Put('demo')
  @ApiOperation({ summary: 'Makes the ledger a demo that people enter by a click: while a demo is loaded, by the operator of the machine.', operationId: 'offerDemoSignIns' })
  @ApiBearerAuth()
  @ApiBody({ type: OfferSignInsDto })
  @ApiOkResponse({ type: DemoDoorsDto })
  @ApiProblems(400, 401, 404, 413, 415, 503)
  async offer(@Body() body: unknown, @CallerActor() actor: Actor): Promise<DemoDoorsDto> {
    // Only the server that a demo is told to goes by what it is told; nobody else knows that one.
    if (!this.clock.goesByWhatIsTold || actor.userId !== localOperator.userId) throw noDemo;
    await this.signIn.offer(fieldsOfBody(OfferSignInsDto, body).signIns);
    return this.doors();
  }
}

const signInRefused = new Problem(401, 'sign-in-refused', 'Name and password do not belong together.');
const notSignedIn = new Problem(401, 'not-signed-in', 'Nobody is signed in.');
const noDemo = new Problem(404, 'not-found', 'There is nothing at this address.');
