import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Credentials, Sessions, SignIn } from '#auth';
import { CommandHandling, type CommandOutcome } from '#command-handling';
import { userStream, type Actor } from '#events';
import { digestOf, parseUserId, type UserId } from '#kernel';
import type { UserState } from '#ledger';
import { problemOfRejection } from '../commands/desk/write-answer.js';
import { readWriteHeaders } from '../commands/desk/write-headers.js';
import { fieldsOfBody } from '../commands/reading/fields-of-body.js';
import { ApiProblems } from '../http/api-problems.js';
import { WithOneTimePassword } from '../http/auth.guard.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import type { ApiRequest } from '../http/request-id.js';
import { SessionDesk, visitorOf } from './session-desk.js';
import { ChangePasswordDto, PasswordAnswerDto } from './session.dto.js';

/**
 * Sets passwords. It is not asked as other commands are: their bodies are known by a digest that stays in the log, and the digest of a password
 * would let the log's readers guess it.
 */
@ApiTags('Sign-in')
@Controller('v1/users/:userId/password')
export class PasswordController {
  constructor(
    private readonly commandHandling: CommandHandling, private readonly credentials: Credentials, private readonly sessions: Sessions,
    private readonly signIn: SignIn, private readonly desk: SessionDesk,
  ) {}

  @Post()
  @WithOneTimePassword()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets a password: one\'s own, which takes the present one, or for one time somebody else\'s.', operationId: 'setPassword' })
  @ApiBearerAuth()
  @ApiParam({ name: 'userId', schema: { type: 'string' } })
  @ApiQuery({ name: 'dryRun', required: false, description: 'Decides, sets nothing.', schema: { type: 'boolean' } })
  @ApiBody({ type: ChangePasswordDto })
  @ApiOkResponse({ type: PasswordAnswerDto })
  @ApiProblems(400, 401, 403, 404, 409, 413, 415, 429, 503)
  async set(
    @Param('userId') subject: string, @Body() body: unknown, @CallerActor() actor: Actor, @Req() request: ApiRequest, @Res({ passthrough: true }) response: Response,
  ): Promise<PasswordAnswerDto> {
    const { dryRun } = readWriteHeaders(request);
    const { password, currentPassword } = fieldsOfBody(ChangePasswordDto, body);
    const userId = parseUserId(subject);
    if (userId === undefined) throw new Problem(404, 'user-unknown', 'There is no such user.');
    const own = userId === actor.userId;
    if (request.session?.mustChangePassword && !own) throw new Problem(403, 'password-must-be-changed', 'Change your own password first.');
    const replaces = own && currentPassword !== null ? await this.proven(userId, currentPassword, request) : null;
    if (currentPassword === password) throw new Problem(409, 'password-unchanged', 'That is the password already.');
    const credentialId = await this.change({ userId, replaces, actor, password, dryRun, correlationId: request.requestId });
    const session = own && request.session && !dryRun ? await this.goOn(userId, credentialId, request, response) : null;
    return { id: userId, oneTime: !own, dryRun, session };
  }

  private async proven(userId: UserId, password: string, request: ApiRequest): Promise<string> {
    const credentialId = await this.signIn.proven(userId, password, visitorOf(request).address);
    if (credentialId === undefined) throw new Problem(403, 'current-password-wrong', 'That is not the present password.');
    return credentialId;
  }

  /** Decides first, then keeps the hash, then records: an event always has its hash, and a hash without an event opens nothing. */
  private async change(asked: Change): Promise<string> {
    const credentialId = randomUUID();
    const before = (await this.commandHandling.stateOf('user', userStream(asked.userId))).state as UserState;
    this.refuse(await this.record({ ...asked, dryRun: true }, credentialId));
    if (asked.dryRun) return credentialId;
    await this.credentials.keep(asked.userId, credentialId, asked.password);
    this.refuse(await this.record(asked, credentialId));
    if (before.status !== 'none' && before.password !== null) await this.credentials.remove(before.password.credentialId);
    return credentialId;
  }

  private record({ userId, replaces, actor, dryRun, correlationId }: Change, credentialId: string): Promise<CommandOutcome> {
    const stream = userStream(userId);
    const command = { type: 'SetPassword', credentialId, replaces };
    return this.commandHandling.handle({
      kind: 'user', stream, actor, expectedRevision: null, correlationId, causationId: null, dryRun,
      inputs: [{
        command, occurredAt: null, sourceRecordedAt: null, key: { kind: 'caller', key: `password:${credentialId}` },
        bodyDigest: digestOf({ command: command.type, stream, credentialId }), sealedTexts: [],
      }],
    });
  }

  private refuse(outcome: CommandOutcome): void {
    if (outcome.outcome === 'rejected') throw problemOfRejection(outcome.rejection);
  }

  /** The password ends every session; whoever changed it in one goes on in a new one. */
  private async goOn(userId: UserId, credentialId: string, request: ApiRequest, response: Response): Promise<PasswordAnswerDto['session']> {
    const secret = await this.sessions.begin(userId, { credentialId, agent: visitorOf(request).agent });
    return this.desk.handOver(secret, request, response);
  }
}

interface Change {
  readonly userId: UserId;
  readonly replaces: string | null;
  readonly actor: Actor;
  readonly password: string;
  readonly dryRun: boolean;
  readonly correlationId: string;
}
