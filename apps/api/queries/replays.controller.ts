import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { CommandHandling } from '#command-handling';
import type { EventStore } from '#event-store';
import { programmeStream, readEvent, readStreamName, type Actor, type Right } from '#events';
import { digestOf, instantOfMillis, type Instant } from '#kernel';
import type { ProgrammeState } from '#ledger';
import { askForReplay, cancelReplay, dealsOfReplay, findReplayRun, listReplayRuns, replayText, textsOfRun, type ReplayRun } from '#replay';
import { readAs } from '#read-store';
import type { Replay, ReplayCertificate, ReplaySummary } from '#rules';
import type { RunSql } from '#transparency-log';
import { ApiProblems } from '../http/api-problems.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { eventStoreToken } from '../parts.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { flagIn, onlyParameters, pageIn, pageParameters, type QueryString } from './query-values.js';
import { readReplayRequest, ReplayRequestDto, type ReplayKnowledge } from './replay-request.js';
import { TermsLibrary } from './terms-library.js';

/** A replay that was asked for: how far it is and, when it is done, what it came to and what it was made from. */
interface ReplayAnswer {
  readonly id: string;
  readonly object: 'replay';
  readonly standing: ReplayRun['standing'];
  readonly period: string;
  readonly ruleSet: string | null;
  readonly knownAt: string;
  readonly publishedBy: string;
  readonly bookedAt: string;
  readonly dealsOf: string | null;
  readonly fromLog: boolean;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
  readonly progress: { readonly deals: number; readonly of: number | null };
  /** Why it failed. */
  readonly problem: string | null;
  readonly certificate: ReplayCertificate | null;
}

/** What a replay came to, with a page of the deals that differ. */
interface ReplayResultAnswer extends ReplaySummary {
  readonly object: 'replay-result';
  readonly deals: readonly Replay['deals'][number][];
  readonly has_more: boolean;
}

const reviewing: readonly Right[] = ['operations', 'finance', 'auditor'];

/** Replays of quarters: asked for, left, found again. They post nothing. */
@ApiTags('Replays')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 409, 413, 415, 422, 503)
@Controller('v1/replays')
export class ReplaysController {
  constructor(
    private readonly dataSource: DataSource, private readonly commandHandling: CommandHandling, private readonly library: TermsLibrary,
    @Inject(eventStoreToken) private readonly store: EventStore) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Asks for a replay of quarters under some rules, from what was known at some moment; posts nothing.', operationId: 'askForReplay' })
  @ApiBody({ type: ReplayRequestDto })
  @ApiQuery({ name: 'dryRun', required: false, schema: { type: 'boolean' } })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key and body give the same replay.' })
  @ApiOkResponse({ description: 'The replay as it stands; its id is null in a dry run.' })
  async ask(@CallerActor() actor: Actor, @Body() body: unknown, @Query() query: QueryString, @Req() request: Request): Promise<ReplayAnswer | { readonly id: null; readonly object: 'replay' }> {
    onlyReviewers(actor);
    onlyParameters(query, ['dryRun']);
    const asked = readReplayRequest(body, await this.knowledge());
    if (flagIn(query, 'dryRun') === true) return { id: null, object: 'replay' };
    const key = request.get('idempotency-key');
    const once = key === undefined ? null : { key: key.slice(0, 200), digest: digestOf(body) };
    const id = await askForReplay(this.sql, { ...asked, askedBy: actor.userId, once });
    if (id === undefined) throw new Problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used for another replay.');
    return shown(await this.found(id));
  }

  @Get()
  @ApiOperation({ summary: 'The replays that were asked for, newest first.', operationId: 'listReplays' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false }) @ApiQuery({ name: 'ending_before', required: false })
  async list(@CallerActor() actor: Actor, @Query() query: QueryString): Promise<ListAnswer<ReplayAnswer>> {
    onlyReviewers(actor);
    onlyParameters(query, pageParameters);
    const page = pageIn(query);
    if (page.before !== undefined) throw new Problem(400, 'invalid-request', 'Replays are listed forwards: use starting_after.');
    return listAnswer(await this.read((sql) => listReplayRuns(sql, { after: page.after, limit: page.limit + 1 })), page, shown);
  }

  @Get(':replayId')
  @ApiOperation({ summary: 'One replay: how far it is, or what it was made from.', operationId: 'readReplay' })
  async one(@CallerActor() actor: Actor, @Param('replayId') id: string): Promise<ReplayAnswer> {
    onlyReviewers(actor);
    return shown(await this.found(id));
  }

  @Get(':replayId/result')
  @ApiOperation({ summary: 'What a replay came to: sums, awards, and the deals that differ, page by page (starting_after: a deal).', operationId: 'readReplayResult' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async result(@CallerActor() actor: Actor, @Param('replayId') id: string, @Query() query: QueryString): Promise<ReplayResultAnswer> {
    onlyReviewers(actor);
    onlyParameters(query, ['limit', 'starting_after']);
    const { after, limit } = pageIn(query);
    const summary = await this.summaryOf(id);
    const rows = await this.read((sql) => dealsOfReplay(sql, id, { after, limit: limit + 1 }));
    return { object: 'replay-result', ...summary, deals: rows.slice(0, limit).map(({ text }) => JSON.parse(text) as Replay['deals'][number]), has_more: rows.length > limit };
  }

  @Get(':replayId/document')
  @ApiOperation({ summary: 'The whole tandem.replay/1, byte for byte as its certificate has the digest of.', operationId: 'readReplayDocument' })
  @ApiProduces('application/json')
  @ApiOkResponse({ description: 'tandem.replay/1 in RFC 8785 form.', schema: { type: 'object' } })
  async document(@CallerActor() actor: Actor, @Param('replayId') id: string, @Res() response: Response): Promise<void> {
    onlyReviewers(actor);
    const summary = await this.summaryOf(id);
    response.setHeader('Content-Type', 'application/json');
    Readable.from(replayText(summary, { inOrder: () => textsOfRun(this.sql, id) })).pipe(response);
  }

  @Post(':replayId/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a replay that is not done.', operationId: 'cancelReplay' })
  async cancel(@CallerActor() actor: Actor, @Param('replayId') id: string): Promise<ReplayAnswer> {
    onlyReviewers(actor);
    await this.found(id);
    await cancelReplay(this.sql, id);
    const run = await this.found(id);
    if (run.standing !== 'cancelled') throw new Problem(409, 'replay-ended', `The replay is ${run.standing}: there is nothing to cancel.`);
    return shown(run);
  }

  private readonly sql: RunSql = (text, values) => this.dataSource.query(text, values);

  private read<Result>(work: (sql: RunSql) => Promise<Result>): Promise<Result> {
    return readAs(this.dataSource, { sees: 'programme' }, (manager) => work((text, values) => manager.query(text, values)));
  }

  private async found(id: string): Promise<ReplayRun> {
    const run = await this.read((sql) => findReplayRun(sql, id));
    if (run === undefined) throw new Problem(404, 'replay-unknown', `There is no replay ${id.slice(0, 80)}.`);
    return run;
  }

  private async summaryOf(id: string): Promise<ReplaySummary> {
    const { standing, summary, problem } = await this.found(id);
    if (summary === null) throw new Problem(409, 'replay-not-done', `The replay is ${standing}${problem === null ? '' : `: ${problem}`}.`);
    return summary;
  }

  private async knowledge(): Promise<ReplayKnowledge> {
    const programme = (await this.commandHandling.stateOf('programme', programmeStream)).state as ProgrammeState;
    if (programme.status === 'none') throw new Problem(404, 'programme-not-founded', 'There is no programme yet.');
    const now = instantOfMillis(Date.now());
    return { terms: await this.library.terms(), calendar: programme.calendar, firstKnown: await this.firstKnown(now), now };
  }

  private async firstKnown(now: Instant): Promise<Instant> {
    // A demo tells its past on a clock of its own, after its operator was made: the founding may have been recorded before what the log begins with.
    const [founding] = await this.store.readStream(programmeStream);
    const founded = founding === undefined ? now : readEvent(founding).metadata.recordedAt;
    for await (const stored of this.store.readAll()) if (readStreamName(stored.stream) !== undefined) return earlierOf(readEvent(stored).metadata.recordedAt, founded);
    return now;
  }
}

const earlierOf = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** A replay names what every partner earns: it is for those who decide about rules or audit them, not for every reader. */
const onlyReviewers = ({ rights }: Actor): void => {
  if (!rights.some((right) => reviewing.includes(right))) throw new Problem(403, 'forbidden', 'Only operations, finance and auditors replay quarters.');
};

const shown = ({ id, standing, inputs, fromLog, askedBy, askedAt, endedAt, dealsDone, dealsTotal, problem, certificate }: ReplayRun): ReplayAnswer => {
  const { from, to, knownAt, publishedBy, bookedAt, dealsOf } = inputs;
  return {
    id, object: 'replay', standing, period: from === to ? from : `${from}..${to}`, ruleSet: ruleSetNamed(inputs.rules), knownAt, publishedBy, bookedAt, dealsOf, fromLog,
    askedBy, askedAt, endedAt, progress: { deals: dealsDone, of: dealsTotal }, problem, certificate };
};

const ruleSetNamed = (rules: ReplayRun['inputs']['rules']): string | null => {
  switch (rules.kind) {
    case 'own': return null;
    case 'ruleSet': return rules.ruleSetId;
    case 'version': return `${rules.ruleSetId}@${rules.version}`;
    case 'draft': return `${rules.document.id} (draft ${rules.digest.slice(0, 16)})`;
  }
};
