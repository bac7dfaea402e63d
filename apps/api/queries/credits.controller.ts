import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { dealNames, listOwedLines, partnerExternalIds } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, pageIn, type QueryString } from './query-values.js';

/** What a partner has from a position on a won deal, with the names both go by in the systems they came from. */
interface CreditAnswer {
  readonly id: string;
  readonly object: 'credit';
  readonly dealId: string;
  readonly dealExternalId: string | null;
  readonly partnerId: string | null;
  readonly partnerExternalId: string | null;
  readonly position: string;
  readonly kind: string;
  readonly amount: string;
  readonly currency: string;
}

/** The credits of the whole programme, for exports. */
@ApiTags('Credits')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('v1/credits')
export class CreditQueriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Lists who has what from which won deal.' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<CreditAnswer>> {
    onlyParameters(query, ['limit', 'starting_after']);
    const page = pageIn(query);
    const after = placeOf(page.after);
    const { lines, deals, partners } = await readAs(this.dataSource, caller, async (manager) => {
      const found = await listOwedLines(manager, after, page.limit, caller.sees === 'partner' ? [caller.partnerId, ...caller.predecessors] : undefined);
      return {
        lines: found,
        deals: await dealNames(manager, found.map(({ dealId }) => dealId)),
        partners: await partnerExternalIds(manager, found.flatMap(({ partnerId }) => (partnerId === null ? [] : [partnerId]))),
      };
    });
    return listAnswer(lines, page, ({ dealId, lineNo, partnerId, position, kind, amount, currency }) => ({
      id: `${dealId}.${lineNo}`, object: 'credit', dealId, dealExternalId: deals.get(dealId) ?? null, partnerId,
      partnerExternalId: partners.get(partnerId ?? '') ?? null, position, kind, amount, currency }));
  }
}

/** The place that a cursor names: a deal and one of its lines. */
const placeOf = (cursor: string | undefined): { readonly dealId: string; readonly lineNo: number } => {
  if (cursor === undefined) return { dealId: '', lineNo: 0 };
  const [, dealId, lineNo] = /^(deal_[a-z0-9-]+)\.(\d{1,6})$/.exec(cursor) ?? [];
  if (dealId === undefined) throw new Problem(400, 'invalid-request', 'starting_after names no credit.');
  return { dealId, lineNo: Number(lineNo) };
};
