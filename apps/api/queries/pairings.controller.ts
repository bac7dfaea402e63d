import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { divideRounded } from '#kernel';
import { listContributions, pairingOrders, partnerNames, rankPairings, type PairingFigures } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { contributionsAt, isStopped } from './deals-at.js';
import type { ListAnswer } from './list-answer.js';
import { clockParameters, clocksIn, onlyParameters, wordIn, type QueryString } from './query-values.js';
import { TermsLibrary } from './terms-library.js';

/** A pairing with the names of its partners, its rank, and whether it is named as one of the best or worst three. */
type PairingAnswer = PairingFigures & {
  readonly id: string;
  readonly object: 'pairing';
  readonly rank: number;
  readonly named: 'top' | 'bottom' | null;
  readonly partnerNames: readonly [string, string];
  /** The win rate in percent with one decimal, for reading; `winRate` is exact. */
  readonly winRatePercent: string | null;
};

/** Reads of pairings: how each two partners do together. */
@ApiTags('Pairings')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('v1/pairings')
export class PairingQueriesController {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary) {}

  @Get()
  @ApiOperation({ summary: 'Pairings by currency, ranked: pipeline, win rate, cycle, size; at any instant of either clock.' })
  @ApiQuery({ name: 'orderBy', required: false, enum: pairingOrders }) @ApiQuery({ name: 'asOf', required: false }) @ApiQuery({ name: 'knownAt', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<PairingAnswer>> {
    onlyParameters(query, [...clockParameters, 'orderBy']);
    const at = clocksIn(query);
    const published = await this.library.terms();
    const order = wordIn(query, 'orderBy', pairingOrders) ?? 'wonAmount';
    const { contributions, names } = await readAs(this.dataSource, caller, async (manager) => ({
      contributions: isStopped(at) ? await contributionsAt(manager, caller, published, at) : await listContributions(manager), names: await partnerNames(manager) }));
    const data = rankPairings(contributions, order).flatMap(({ ranked, top, bottom }) => ranked.map((figures, index): PairingAnswer => ({
      id: `${figures.partnerA}+${figures.partnerB}+${figures.currency}`, object: 'pairing', rank: index + 1,
      named: top.includes(figures) ? 'top' : bottom.includes(figures) ? 'bottom' : null,
      partnerNames: [names.get(figures.partnerA) ?? figures.partnerA, names.get(figures.partnerB) ?? figures.partnerB],
      winRatePercent: percentOf(figures), ...figures })));
    return { object: 'list', data, has_more: false };
  }
}

const percentOf = ({ dealsWon, dealsLost }: PairingFigures): string | null => {
  if (dealsWon + dealsLost === 0) return null;
  const tenths = divideRounded(BigInt(dealsWon) * 1_000n, BigInt(dealsWon + dealsLost));
  return `${tenths / 10n}.${tenths % 10n}`;
};
