import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { dealStream, type Actor } from '#events';
import type { Instant } from '#kernel';
import {
  dealDossierRowAt, linesOfDeal, listDeals, listTrail, revisionOf, rulingsOnDeal, type DealDossierRow, type DealPage, type SplitLine,
} from '#projections';
import { readAs, seesOwnOf, type ReadCaller } from '#read-store';
import { calendarOfDeal, cutDossier, dossierSeenBy, evaluateStored, stageDaysOf, type Dossier, type StageDays, type StoredDossier } from '#rules';
import type { OpenedText } from '#vault';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { arithmeticOf, type ArithmeticAnswer } from './arithmetic.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { dealAt, isStopped, listDealsAt } from './deals-at.js';
import { DirectDeals } from './direct-deals.js';
import { clockParameters, clocksIn, flagIn, onlyParameters, pageIn, pageParameters, periodIn, textIn, wordIn, type QueryString } from './query-values.js';
import { dealIdOf, seenDeal, unknownDeal } from './seen-deal.js';
import { TermsLibrary } from './terms-library.js';
import { TrailTexts, type EventAnswer } from './trail-texts.js';

/** A deal as lists show it. */
type DealAnswer = Omit<DealDossierRow, 'stored' | 'dealId' | 'nextStepTextId' | 'nextStepDueOn'> & {
  readonly id: string;
  readonly object: 'deal';
  readonly nextStep: NextStepAnswer | null;
};

/** What is to happen next on a deal. `text` is null where it cannot be had, be it that its person was `forgotten`. */
interface NextStepAnswer { readonly text: string | null; readonly forgotten: boolean; readonly dueOn: string | null }

/** A line of the division of a deal. */
interface DealLineAnswer extends Omit<SplitLine, 'dealFlags' | 'flags'> {
  readonly id: string;
  readonly object: 'line';
  readonly dealFlags: readonly Readonly<Record<string, unknown>>[];
  readonly flags: readonly Readonly<Record<string, unknown>>[] | null;
}

const tagStandings = ['untagged', 'consistent', 'inconsistent', 'unjudged'] as const;
const filters = ['status', 'partner', 'externalId', 'period', 'accountMissing', 'tag', 'underCredited'];

/** Reads of deals: what stands in the ledger, at which instant, and how each cent of it came about. */
@ApiTags('Deals')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('v1/deals')
export class DealQueriesController {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary, private readonly directDeals: DirectDeals, private readonly texts: TrailTexts) {}

  @Get()
  @ApiOperation({ summary: 'Lists deals by id, at any instant of either clock.' })
  @ApiQuery({ name: 'status', required: false }) @ApiQuery({ name: 'partner', required: false }) @ApiQuery({ name: 'externalId', required: false })
  @ApiQuery({ name: 'period', required: false }) @ApiQuery({ name: 'accountMissing', required: false })
  @ApiQuery({ name: 'tag', required: false, enum: tagStandings }) @ApiQuery({ name: 'underCredited', required: false })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false }) @ApiQuery({ name: 'ending_before', required: false })
  async list(@Caller() caller: ReadCaller, @CallerActor() actor: Actor, @Query() query: QueryString): Promise<ListAnswer<DealAnswer>> {
    onlyParameters(query, [...pageParameters, ...clockParameters, ...filters]);
    const page: DealPage = {
      ...pageIn(query), status: wordIn(query, 'status', ['open', 'won', 'lost']), partnerId: textIn(query, 'partner'),
      externalId: textIn(query, 'externalId'), period: periodIn(query, 'period'),
      accountMissing: flagIn(query, 'accountMissing'), tag: wordIn(query, 'tag', tagStandings), underCredited: flagIn(query, 'underCredited') };
    const at = clocksIn(query);
    const [terms, direct] = [await this.library.terms(), await this.directDeals.at(at)];
    const readPage = (wanted: DealPage) => readAs(this.dataSource, caller, (manager) => listDeals(manager, wanted));
    const rowOf = async (deal: DealDossierRow) => {
      const row = isStopped(at) ? dealAt(deal, terms, at) : deal;
      return row && direct.judgedRow(row);
    };
    const isSearched = isStopped(at) || page.tag !== undefined;
    const rows = isSearched
      ? await listDealsAt(page, { readPage, rowOf, isStopped: isStopped(at) })
      : await Promise.all((await readPage(page)).map((row) => direct.judgedRow(row)));
    const steps = await this.stepsOf(actor, rows);
    return listAnswer(rows, page, (row) => showDeal(row, caller, steps));
  }

  @Get(':dealId')
  @ApiOperation({ summary: 'One deal with its dossier, at any instant of either clock. The ETag is its revision.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  async one(
    @Caller() caller: ReadCaller, @CallerActor() actor: Actor, @Param('dealId') dealId: string, @Query() query: QueryString, @Res({ passthrough: true }) response: Response,
  ): Promise<DealAnswer & { readonly dossier: Dossier; readonly stageDays: readonly StageDays[] }> {
    onlyParameters(query, clockParameters);
    const at = clocksIn(query);
    const stored = JSON.parse((await this.find(caller, dealId)).stored) as StoredDossier;
    const terms = await this.library.terms();
    const unjudged = dealDossierRowAt(stored, terms, at);
    const dossier = cutDossier(stored, at);
    if (!unjudged || !dossier) throw unknownDeal(dealId);
    const row = await (await this.directDeals.at(at)).judgedRow(unjudged);
    response.setHeader('ETag', `"${stored.revision}"`);
    const zone = calendarOfDeal(stored, terms)?.timeZone ?? 'UTC';
    const seen = caller.sees === 'programme' ? dossier : dossierSeenBy((partnerId) => partnerId !== null && seesOwnOf(caller, partnerId), dossier);
    return { ...showDeal(row, caller, await this.stepsOf(actor, [row])), dossier: seen, stageDays: stageDaysOf(dossier, zone, at.asOf ?? (new Date().toISOString() as Instant)) };
  }

  @Get(':dealId/trail')
  @ApiOperation({ summary: 'The events of a deal that the caller may see, in order, with the texts that it may read.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async trail(
    @Caller() caller: ReadCaller, @CallerActor() actor: Actor, @Param('dealId') dealId: string, @Query() query: QueryString,
  ): Promise<ListAnswer<EventAnswer>> {
    onlyParameters(query, [...clockParameters, 'limit', 'starting_after']);
    const page = pageIn(query);
    const stream = dealStream(dealIdOf(dealId));
    await this.find(caller, dealId);
    const rows = await readAs(this.dataSource, caller, async (manager) => {
      const afterRevision = page.after === undefined ? -1 : await revisionOf(manager, page.after);
      if (afterRevision === null) throw new Problem(400, 'invalid-request', 'starting_after names no event of this trail.');
      return listTrail(manager, { stream, afterRevision, limit: page.limit, ...clocksIn(query) });
    });
    return listAnswer(rows, page, await this.texts.showing(actor, caller, rows));
  }

  @Get(':dealId/arithmetic')
  @ApiOperation({ summary: 'How every cent of a deal came about.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  async arithmetic(@Caller() caller: ReadCaller, @Param('dealId') dealId: string, @Query() query: QueryString): Promise<ArithmeticAnswer> {
    onlyParameters(query, clockParameters);
    const at = clocksIn(query);
    const row = await this.find(caller, dealId);
    const evaluated = evaluateStored(JSON.parse(row.stored) as StoredDossier, await this.library.terms(), at);
    if (!evaluated) throw unknownDeal(dealId);
    const rulings = await readAs(this.dataSource, caller, (manager) => rulingsOnDeal(manager, { dealId: row.dealId, knownAt: at.knownAt }));
    const arithmetic = arithmeticOf(row.dealId, await (await this.directDeals.at(at)).judged(evaluated), caller, rulings);
    if (!arithmetic) throw new Problem(403, 'forbidden', 'The arithmetic of a deal is seen by partners with a claim on it.');
    return arithmetic;
  }

  @Get(':dealId/lines')
  @ApiOperation({ summary: 'The division of a deal, line by line.' })
  async lines(@Caller() caller: ReadCaller, @Param('dealId') dealId: string, @Query() query: QueryString): Promise<ListAnswer<DealLineAnswer>> {
    onlyParameters(query, []);
    await this.find(caller, dealId);
    const lines = await readAs(this.dataSource, caller, (manager) => linesOfDeal(manager, dealId));
    return { object: 'list', has_more: false, data: lines.map(({ dealFlags, flags, ...line }) => ({
      id: `${line.dealId}.${line.lineNo}`, object: 'line', ...line, dealFlags: JSON.parse(dealFlags) as DealLineAnswer['dealFlags'], flags: flags === null ? null : JSON.parse(flags) as DealLineAnswer['dealFlags'] })) };
  }

  private stepsOf(actor: Actor, rows: readonly DealDossierRow[]): Promise<ReadonlyMap<string, OpenedText>> {
    return this.texts.ofDeals(actor, rows.flatMap(({ nextStepTextId }) => nextStepTextId ?? []));
  }

  private find(caller: ReadCaller, dealId: string): Promise<DealDossierRow> {
    return seenDeal(this.dataSource, caller, dealId);
  }
}

const showDeal = (
  { stored: _stored, dealId, nextStepTextId: textId, nextStepDueOn: dueOn, ...row }: DealDossierRow, caller: ReadCaller, steps: ReadonlyMap<string, OpenedText>,
): DealAnswer => ({
  id: dealId, object: 'deal', ...row, nextStep: textId === null ? null : { text: null, forgotten: false, ...steps.get(textId), dueOn },
  ...(caller.sees === 'partner' ? ownStanding(row, (partnerId) => seesOwnOf(caller, partnerId)) : {}) });

/** A partner is told how it stands itself: who else has a claim where it has one, and of those that owe an answer itself. */
const ownStanding = ({ claimantIds, pendingPartnerIds }: Pick<DealDossierRow, 'claimantIds' | 'pendingPartnerIds'>, isOwn: (partnerId: string) => boolean) => ({
  claimantIds: claimantIds.some(isOwn) ? claimantIds : [], pendingPartnerIds: pendingPartnerIds.filter(isOwn) });
