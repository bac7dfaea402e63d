import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource, type EntityManager } from 'typeorm';
import { partnerStream, type Actor } from '#events';
import { parsePartnerId } from '#kernel';
import {
  disputesBehind, entriesOfPartner, findPartner, listPartners, listTrail, revisionOf, type ListedPartner,
} from '#projections';
import { readAs, seesOwnOf, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { PartnerCredit, type CreditAnswer } from './partner-credit.js';
import { clockParameters, clocksIn, onlyParameters, pageIn, periodIn, textIn, type QueryString } from './query-values.js';
import { TrailTexts, type EventAnswer } from './trail-texts.js';
import { statementOf, type StatementAnswer } from './statement.js';

/** A partner: everybody sees its name, itself and the programme's people how it stands. */
type PartnerAnswer = { readonly id: string; readonly object: 'partner'; readonly name: string } & Partial<Omit<NonNullable<ListedPartner['standing']>, 'partnerId'>>;

/** Reads of partners: who they are, what they have earned, and what their open deals would earn them. */
@ApiTags('Partners')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('v1/partners')
export class PartnerQueriesController {
  constructor(private readonly dataSource: DataSource, private readonly credit: PartnerCredit, private readonly texts: TrailTexts) {}

  @Get()
  @ApiOperation({ summary: 'Lists partners by id.' })
  @ApiQuery({ name: 'externalId', required: false }) @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<PartnerAnswer>> {
    onlyParameters(query, ['limit', 'starting_after', 'externalId']);
    const page = pageIn(query);
    const rows = await readAs(this.dataSource, caller, (manager) =>
      listPartners(manager, { after: page.after ?? '', limit: page.limit, externalId: textIn(query, 'externalId') }));
    return listAnswer(rows, page, showPartner);
  }

  @Get(':partnerId')
  @ApiOperation({ summary: 'One partner.' })
  async one(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string): Promise<PartnerAnswer> {
    return showPartner(await this.find(caller, partnerId));
  }

  @Get(':partnerId/trail')
  @ApiOperation({ summary: 'The events of a partner\'s own history that the caller may see, with the texts that it may read.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async trail(
    @Caller() caller: ReadCaller, @CallerActor() actor: Actor, @Param('partnerId') partnerId: string, @Query() query: QueryString,
  ): Promise<ListAnswer<EventAnswer>> {
    onlyParameters(query, [...clockParameters, 'limit', 'starting_after']);
    const page = pageIn(query);
    const stream = partnerStream(idOf(partnerId));
    const rows = await this.readOwn(caller, partnerId, async (manager) => {
      const afterRevision = page.after === undefined ? -1 : await revisionOf(manager, page.after);
      if (afterRevision === null) throw new Problem(400, 'invalid-request', 'starting_after names no event of this trail.');
      return listTrail(manager, { stream, afterRevision, limit: page.limit, ...clocksIn(query) });
    });
    return listAnswer(rows, page, await this.texts.showing(actor, caller, rows));
  }

  @Get(':partnerId/credit')
  @ApiOperation({ summary: 'What a partner has earned, line by line, at any instant of either clock.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  async credited(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<CreditAnswer> {
    onlyParameters(query, clockParameters);
    const clocks = clocksIn(query);
    return this.credit.of(await this.readOwn(caller, partnerId, (manager) => this.credit.lines(manager, partnerId, clocks, 'owed')), 'owed');
  }

  @Get(':partnerId/projection')
  @ApiOperation({ summary: 'What the open deals of a partner would earn it if they were won as they stand.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  async projection(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<CreditAnswer> {
    onlyParameters(query, clockParameters);
    const clocks = clocksIn(query);
    return this.credit.of(await this.readOwn(caller, partnerId, (manager) => this.credit.lines(manager, partnerId, clocks, 'projection')), 'projection');
  }

  @Get(':partnerId/statement')
  @ApiOperation({ summary: 'What a partner accrued in a period, entry by entry; the period is not closed yet.' })
  @ApiQuery({ name: 'period', required: true })
  async statement(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<StatementAnswer> {
    onlyParameters(query, ['period']);
    const period = periodIn(query, 'period');
    if (period === undefined) throw new Problem(400, 'invalid-request', 'The parameter period must be a fiscal quarter, 2026-Q1.');
    const partner = await this.find(caller, partnerId);
    const { entries, behind } = await this.readOwn(caller, partnerId, async (manager) => {
      const own = await entriesOfPartner(manager, partnerId, period);
      return { entries: own, behind: await disputesBehind(manager, own.map(({ causeEventId }) => causeEventId)) };
    });
    return statementOf(partner, period, entries, behind);
  }

  /** What is one partner's own matter is read for the partner itself or for the programme's people. */
  private async readOwn<Result>(caller: ReadCaller, partnerId: string, read: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    if (!seesOwnOf(caller, partnerId)) throw unknownPartner(partnerId);
    await this.find(caller, partnerId);
    return readAs(this.dataSource, caller, read);
  }

  private async find(caller: ReadCaller, partnerId: string): Promise<ListedPartner> {
    idOf(partnerId);
    const row = await readAs(this.dataSource, caller, (manager) => findPartner(manager, partnerId));
    if (!row) throw unknownPartner(partnerId);
    return row;
  }
}

const idOf = (text: string) => {
  const id = parsePartnerId(text);
  if (id === undefined) throw unknownPartner(text);
  return id;
};

const unknownPartner = (partnerId: string): Problem => new Problem(404, 'partner-unknown', `There is no partner ${partnerId.slice(0, 80)}.`);

const showPartner = ({ partnerId, name, standing }: ListedPartner): PartnerAnswer => {
  const { partnerId: _own, ...own } = standing ?? {};
  return { id: partnerId, object: 'partner', name, ...own };
};
