import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Instant } from '#kernel';
import { listBreaches, listSplitGaps, type BreachPage, type CommitmentRow } from '#projections';
import { readAs, seesOwnOf, type ReadCaller } from '#read-store';
import { cutDossier, evaluateStored, obligationsOf, obligationStanding, type ObligationStanding, type SplitGapText, type StoredDossier } from '#rules';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { DirectDeals } from './direct-deals.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { clockParameters, clocksIn, onlyParameters, pageIn, periodIn, textIn, wordIn, type QueryString } from './query-values.js';
import { seenDeal, unknownDeal } from './seen-deal.js';
import { TermsLibrary } from './terms-library.js';
import { velocityAnswer, type VelocityAnswer } from './velocity.js';

/** One thing that a partner owes by its commitment on a deal, and how that stands. */
type CommitmentAnswer = CommitmentRow & { readonly id: string; readonly object: 'commitment'; readonly standing: ObligationStanding };

/** A won deal whose registered split is not the one that the evidence supports. */
interface SplitGapAnswer {
  readonly id: string;
  readonly object: 'split-gap';
  readonly dealId: string;
  readonly period: string;
  readonly ruleSetId: string;
  readonly version: number;
  readonly gaps: readonly SplitGapText[];
}

/** What the facts of deals come to beside their money: how fast they went, how partners kept their word, whether splits met the evidence. */
@ApiTags('Deals')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('v1')
export class DealReportsController {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary, private readonly directDeals: DirectDeals) {}

  @Get('deals/:dealId/velocity')
  @ApiOperation({ summary: 'Days of a deal and of each stage beside its cohort, where partners engaged, and how its tag stands.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  async velocity(@Caller() caller: ReadCaller, @Param('dealId') dealId: string, @Query() query: QueryString): Promise<VelocityAnswer> {
    onlyParameters(query, clockParameters);
    const at = clocksIn(query);
    const stored = await this.stored(caller, dealId);
    const found = evaluateStored(stored, await this.library.terms(), at);
    if (!found) throw unknownDeal(dealId);
    const direct = await this.directDeals.at(at);
    const evaluated = await direct.judged(found);
    if (evaluated.evaluation === null) throw new Problem(404, 'no-version', 'No published version of its rule set covers the deal.');
    const cohorts = evaluated.evaluation.period === null ? new Map() : await direct.cohorts(evaluated.version, evaluated.evaluation.period);
    return velocityAnswer({ stored, evaluated, cohorts, at, until: at.asOf ?? presentMoment() }, caller);
  }

  @Get('deals/:dealId/commitments')
  @ApiOperation({ summary: 'What partners owe by their commitments on a deal, and whether it was kept; to a partner its own.' })
  @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  async commitments(@Caller() caller: ReadCaller, @Param('dealId') dealId: string, @Query() query: QueryString): Promise<ListAnswer<CommitmentAnswer>> {
    onlyParameters(query, clockParameters);
    const at = clocksIn(query);
    const stored = await this.stored(caller, dealId);
    if (cutDossier(stored, at) === undefined) throw unknownDeal(dealId);
    const own = obligationsOf(stored, at).filter(({ partnerId }) => seesOwnOf(caller, partnerId));
    return { object: 'list', has_more: false, data: own.map((obligation) => showCommitment({ dealId: stored.dealId, ...obligation }, at.asOf ?? presentMoment())) };
  }

  @Get('commitments/breaches')
  @ApiOperation({ summary: 'Lists the commitments that were kept late, or not at all; to a partner its own.' })
  @ApiQuery({ name: 'partner', required: false }) @ApiQuery({ name: 'kind', required: false, enum: ['response', 'meetings', 'content'] })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async breaches(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<CommitmentAnswer>> {
    onlyParameters(query, ['partner', 'kind', 'limit', 'starting_after']);
    const page = pageIn(query);
    const now = presentMoment();
    const wanted: BreachPage = {
      after: placeOf(page.after), limit: page.limit, now, partnerId: textIn(query, 'partner'), kind: wordIn(query, 'kind', ['response', 'meetings', 'content']) };
    const rows = await readAs(this.dataSource, caller, (manager) => listBreaches(manager, wanted));
    return listAnswer(rows, page, (row) => showCommitment(row, now));
  }

  @Get('split-gaps')
  @ApiOperation({ summary: 'Lists won deals whose registered split is not the one that the evidence supports, with the gap of each partner.' })
  @ApiQuery({ name: 'period', required: false }) @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async splitGaps(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<SplitGapAnswer>> {
    onlyParameters(query, ['period', 'limit', 'starting_after']);
    const page = pageIn(query);
    const rows = await readAs(this.dataSource, caller, (manager) => listSplitGaps(manager, { ...page, period: periodIn(query, 'period') }));
    return listAnswer(rows, page, ({ gaps, ...row }) => ({ id: row.dealId, object: 'split-gap', ...row, gaps: JSON.parse(gaps) as readonly SplitGapText[] }));
  }

  private async stored(caller: ReadCaller, dealId: string): Promise<StoredDossier> {
    return JSON.parse((await seenDeal(this.dataSource, caller, dealId)).stored) as StoredDossier;
  }
}

const presentMoment = (): Instant => new Date().toISOString() as Instant;

const showCommitment = (row: CommitmentRow, now: Instant): CommitmentAnswer =>
  ({ id: [row.dealId, row.partnerId, row.kind, row.askedBy].join('/'), object: 'commitment', ...row, standing: obligationStanding(row, now) });

/** The place that a cursor names: a deal, a partner on it, what is owed, and the event that asks for it. */
const placeOf = (cursor: string | undefined): BreachPage['after'] => {
  if (cursor === undefined) return { dealId: '', partnerId: '', kind: '', askedBy: '' };
  const [dealId, partnerId, kind, askedBy, ...more] = cursor.split('/');
  if (dealId === undefined || partnerId === undefined || kind === undefined || askedBy === undefined || more.length > 0) {
    throw new Problem(400, 'invalid-request', 'starting_after names no commitment.');
  }
  return { dealId, partnerId, kind, askedBy };
};
