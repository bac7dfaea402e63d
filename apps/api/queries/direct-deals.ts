import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Period } from '#kernel';
import { directDealsAt, listDeals, listDirectDeals, type DealDossierRow } from '#projections';
import { readAs } from '#read-store';
import {
  evaluateStored, gatherCohorts, judgedByCohorts, trailingPeriods, type ClosedDirectDeal, type Cohorts, type Cut, type EvaluatedDeal,
  type PublishedVersion, type StageTotal, type StoredDossier, type Terms,
} from '#rules';
import { everyDealOf, isStopped } from './deals-at.js';
import { TermsLibrary } from './terms-library.js';

/**
 * The deals won without partners, which others are compared with. They are read as the programme whoever asks, for a judgement must be the
 * same for everybody; what it was judged by is shown to the vendor's side alone.
 */
@Injectable()
export class DirectDeals {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary) {}

  /** The direct deals at a cut of the two clocks, for the time of one request. */
  async at(at: Cut): Promise<DirectDealsAt> {
    return new DirectDealsAt(this.dataSource, await this.library.terms(), at);
  }
}

/** The direct deals at a cut: what was read once is not read again. */
export class DirectDealsAt {
  private readonly known = new Map<string, Promise<Cohorts>>();

  constructor(private readonly dataSource: DataSource, private readonly terms: Terms, private readonly at: Cut) {}

  /** The direct deals that a deal closed in a quarter is compared with. */
  cohorts({ compiled }: PublishedVersion, period: Period): Promise<Cohorts> {
    const quarters = trailingPeriods(compiled, period);
    const key = isStopped(this.at) ? 'all' : `${quarters.from} ${quarters.before}`;
    const reading = this.known.get(key) ?? (isStopped(this.at) ? this.read() : this.readNow(quarters));
    this.known.set(key, reading);
    return reading;
  }

  /** The evaluation with acceleration judged: a deal that is not closed is compared with none. */
  async judged(evaluated: EvaluatedDeal): Promise<EvaluatedDeal> {
    const { version, evaluation } = evaluated;
    if (evaluation === null || evaluation.period === null) return evaluated;
    return { ...evaluated, version, evaluation: judgedByCohorts(version.compiled, evaluation, await this.cohorts(version, evaluation.period)) };
  }

  /** The row of a deal with its tag judged. */
  async judgedRow(row: DealDossierRow): Promise<DealDossierRow> {
    if (row.tag !== 'unjudged') return row;
    const evaluated = evaluateStored(JSON.parse(row.stored) as StoredDossier, this.terms, this.at);
    const evaluation = evaluated && (await this.judged(evaluated)).evaluation;
    return evaluation ? { ...row, tag: evaluation.bucket.tag } : row;
  }

  private async readNow(quarters: { readonly from: Period; readonly before: Period }): Promise<Cohorts> {
    const rows = await readAs(this.dataSource, { sees: 'programme' }, (manager) => listDirectDeals(manager, quarters));
    return gatherCohorts(rows.map(({ period, segment, days, stages }) => ({ period: period as Period, segment, days, stages: JSON.parse(stages) as readonly StageTotal[] })));
  }

  /** At a stopped clock every deal is cut. */
  private async read(): Promise<Cohorts> {
    return readAs(this.dataSource, { sees: 'programme' }, async (manager) => {
      const found: ClosedDirectDeal[] = [];
      for await (const deals of everyDealOf((page) => listDeals(manager, page))) {
        found.push(...deals.flatMap(({ stored }) => directDealsAt(JSON.parse(stored) as StoredDossier, this.terms, this.at)));
      }
      return gatherCohorts(found);
    });
  }
}
