import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { CommandHandling } from '#command-handling';
import { programmeStream, type Actor, type Right } from '#events';
import { askForImport, beginImport, filesOfRun, findImportRun, listImportRuns, readMapping, removeImport, type ImportRun, type Mapping } from '#importers';
import { digestOf } from '#kernel';
import type { ProgrammeState } from '#ledger';
import { readAs } from '#read-store';
import type { RunSql } from '#transparency-log';
import { bodyFaultsProblem } from '../commands/desk/body-faults-problem.js';
import { readBody } from '../commands/reading/read-body.js';
import { ApiProblems } from '../http/api-problems.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import type { ApiRequest } from '../http/request-id.js';
import { listAnswer, type ListAnswer } from '../queries/list-answer.js';
import { flagIn, onlyParameters, pageIn, pageParameters, type QueryString } from '../queries/query-values.js';
import { importAnswer, importInList, type ImportAnswer, type ImportInList } from './import-answer.js';
import { ImportRequestDto } from './import.dto.js';
import { ImportRunner } from './import-runner.js';

/** A request that was only tried: nothing is kept. */
interface TriedAnswer { readonly id: null; readonly object: 'import' }

const importing: readonly Right[] = ['operations', 'integration'];

/** Imports of files: tried first, carried out when somebody says so; left, and found again. */
@ApiTags('Imports')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 409, 413, 415, 422, 503)
@Controller('v1/imports')
export class ImportsController {
  constructor(private readonly dataSource: DataSource, private readonly commandHandling: CommandHandling, private readonly runner: ImportRunner) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Keeps files and tries them under a mapping: every fault by row and column, and what would be recorded. Records nothing.', operationId: 'askForImport' })
  @ApiBody({ type: ImportRequestDto })
  @ApiQuery({ name: 'dryRun', required: false, schema: { type: 'boolean' }, description: 'Checks mapping and names alone; keeps nothing.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key and body give the same import.' })
  @ApiOkResponse({ description: 'The import as it stands; its id is null in a dry run.' })
  async ask(@CallerActor() actor: Actor, @Body() body: unknown, @Query() query: QueryString, @Req() request: ApiRequest): Promise<ImportAnswer | TriedAnswer> {
    onlyImporters(actor);
    onlyParameters(query, ['dryRun']);
    const { text, mapping, files } = importOf(body);
    const timeZone = await this.timeZone();
    if (flagIn(query, 'dryRun') === true) return { id: null, object: 'import' };
    const key = request.get('idempotency-key');
    const once = key === undefined ? null : { key: key.slice(0, 200), digest: digestOf(body) };
    const asked = await askForImport(this.sql, { askedBy: actor.userId, mapping: text, source: mapping.source, files, once });
    if (asked === undefined) throw new Problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used for another import.');
    const run = await this.found(asked.id);
    if (asked.isNew) this.runner.begin({ run, mapping, timeZone, actor, requestId: request.requestId, dryRun: true });
    return importAnswer(run);
  }

  @Get()
  @ApiOperation({ summary: 'The imports of the last thirty days, newest first.', operationId: 'listImports' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false }) @ApiQuery({ name: 'ending_before', required: false })
  async list(@CallerActor() actor: Actor, @Query() query: QueryString): Promise<ListAnswer<ImportInList>> {
    onlyImporters(actor);
    onlyParameters(query, pageParameters);
    const page = pageIn(query);
    if (page.before !== undefined) throw new Problem(400, 'invalid-request', 'Imports are listed forwards: use starting_after.');
    return listAnswer(await this.read((sql) => listImportRuns(sql, { after: page.after, limit: page.limit + 1 })), page, importInList);
  }

  @Get(':importId')
  @ApiOperation({ summary: 'One import: how far it is, what was found, what came of it.', operationId: 'readImport' })
  async one(@CallerActor() actor: Actor, @Param('importId') id: string): Promise<ImportAnswer> {
    onlyImporters(actor);
    return importAnswer(await this.found(id));
  }

  @Get(':importId/rejects/:fileName')
  @ApiOperation({ summary: 'The rows of a file that did not go in, each with its fault, to be mended and imported again.', operationId: 'readImportRejects' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes of the source, with a last column tandem_fault.', schema: { type: 'string', format: 'binary' } })
  async rejects(@CallerActor() actor: Actor, @Param('importId') id: string, @Param('fileName') name: string, @Res() response: Response): Promise<void> {
    onlyImporters(actor);
    await this.found(id);
    const file = (await this.read((sql) => filesOfRun(sql, id, 'rejects'))).find((each) => each.name === name);
    if (file === undefined) throw new Problem(404, 'rejects-unknown', `The import has no rejects of ${name.slice(0, 200)}.`);
    response.attachment(name).type('application/octet-stream').end(file.content);
  }

  @Post(':importId/carry-out')
  @HttpCode(200)
  @ApiOperation({ summary: 'Carries out an import that was tried, or goes on with one that broke off: what is in already adds nothing.', operationId: 'carryOutImport' })
  @ApiQuery({ name: 'dryRun', required: false, schema: { type: 'boolean' } })
  async carryOut(@CallerActor() actor: Actor, @Param('importId') id: string, @Query() query: QueryString, @Req() request: ApiRequest): Promise<ImportAnswer> {
    onlyImporters(actor);
    onlyParameters(query, ['dryRun']);
    const run = await this.found(id);
    if (run.report?.blocked === true) throw new Problem(409, 'import-blocked', 'A file as a whole is at fault: nothing of this import can go in.');
    if (!['tried', 'failed', 'interrupted'].includes(run.standing)) throw standsOtherwise(run);
    if (flagIn(query, 'dryRun') === true) return importAnswer(run);
    const timeZone = await this.timeZone();
    const { mapping } = readMapping(run.mapping);
    if (mapping === undefined) throw new Problem(409, 'mapping-no-longer-read', 'This version reads the mapping no more: send the files again.');
    if (!(await beginImport(this.sql, id))) throw standsOtherwise(await this.found(id));
    this.runner.begin({ run, mapping, timeZone, actor, requestId: request.requestId, dryRun: false });
    return importAnswer(await this.found(id));
  }

  @Delete(':importId')
  @ApiOperation({ summary: 'Removes an import and its files, also one under way; what it brought into the ledger stays.', operationId: 'removeImport' })
  @ApiQuery({ name: 'dryRun', required: false, schema: { type: 'boolean' } })
  async remove(@CallerActor() actor: Actor, @Param('importId') id: string, @Query() query: QueryString): Promise<ImportAnswer> {
    onlyImporters(actor);
    onlyParameters(query, ['dryRun']);
    const run = await this.found(id);
    if (flagIn(query, 'dryRun') !== true) await removeImport(this.sql, id);
    return importAnswer(run);
  }

  private readonly sql: RunSql = (text, values) => this.dataSource.query(text, values);

  private read<Result>(work: (sql: RunSql) => Promise<Result>): Promise<Result> {
    return readAs(this.dataSource, { sees: 'programme' }, (manager) => work((text, values) => manager.query(text, values)));
  }

  private async found(id: string): Promise<ImportRun> {
    const run = await this.read((sql) => findImportRun(sql, id));
    if (run === undefined) throw new Problem(404, 'import-unknown', `There is no import ${id.slice(0, 80)}.`);
    return run;
  }

  private async timeZone(): Promise<string> {
    const programme = (await this.commandHandling.stateOf('programme', programmeStream)).state as ProgrammeState;
    if (programme.status === 'none') throw new Problem(404, 'programme-not-founded', 'There is no programme yet, so no day has a time zone.');
    return programme.calendar.timeZone;
  }
}

/** Who imports reads files of a whole customer relationship: not every reader does. */
const onlyImporters = ({ rights }: Actor): void => {
  if (!rights.some((right) => importing.includes(right))) throw new Problem(403, 'forbidden', 'Only operations and integrations import.');
};

const standsOtherwise = ({ standing }: ImportRun): Problem => new Problem(409, 'import-not-waiting', `The import is ${standing}: there is nothing to carry out.`);

interface AskedFiles {
  readonly text: string;
  readonly mapping: Mapping;
  readonly files: readonly { readonly name: string; readonly content: Buffer }[];
}

const importOf = (body: unknown): AskedFiles => {
  const read = readBody(ImportRequestDto, body);
  if ('faults' in read) throw bodyFaultsProblem(read.faults);
  const { mapping: text, files } = read.value;
  const twice = files.findIndex(({ name }, index) => files.findIndex((other) => other.name === name) !== index);
  if (twice >= 0) throw bodyFaultsProblem([{ pointer: `/files/${twice}/name`, message: 'names a file that is there already' }]);
  const { mapping, faults } = readMapping(text);
  if (mapping === undefined) throw bodyFaultsProblem(faults.map(({ clause, message }) => ({ pointer: `/mapping#${clause || '/'}`, message })));
  return { text, mapping, files: files.map(({ name, content }) => ({ name, content: Buffer.from(content, 'base64') })) };
};
