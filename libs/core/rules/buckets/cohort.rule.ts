import { addPeriods, daysBetween, periodOf, rational, type FiscalCalendar, type Instant, type Period, type Rational } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { stageDaysOf, stageTotalsOf, type StageTotal } from '../velocity/stage-days.rule.js';

/** The cycle of one direct deal, in local days from creation to close, and how long it was in each of its stages. */
export interface DirectDeal {
  readonly segment: string | null;
  readonly days: number;
  readonly stages: readonly StageTotal[];
}

/** The won deals without partners, by the quarter of their close: what a deal's cycle is compared with. */
export type Cohorts = ReadonlyMap<Period, readonly DirectDeal[]>;

/** Gathers the direct deals: won, with no role, no source partner and no partner's touchpoint, covered by a version or not. */
export const cohortsOf = ({ calendar }: Pick<CompiledRuleSet, 'calendar'>, dossiers: Iterable<Dossier>): Cohorts =>
  gatherCohorts([...dossiers].flatMap((dossier) => directDealOf(calendar, dossier) ?? []));

/** The cohorts that direct deals make. */
export const gatherCohorts = (directDeals: readonly ClosedDirectDeal[]): Cohorts => {
  const cohorts = new Map<Period, DirectDeal[]>();
  for (const { period, ...deal } of directDeals) {
    const deals = cohorts.get(period) ?? [];
    deals.push(deal);
    cohorts.set(period, deals);
  }
  return cohorts;
};

/** A direct deal with the quarter of its close. */
export type ClosedDirectDeal = DirectDeal & { readonly period: Period };

/** What a dossier adds to the cohorts; undefined where the deal is not a direct one that was won. */
export const directDealOf = (calendar: FiscalCalendar, dossier: Dossier): ClosedDirectDeal | undefined => {
  if (dossier.closedAt == null || !isDirect(dossier)) return undefined;
  const closedAt = dossier.closedAt as Instant;
  return {
    period: periodOf(closedAt, calendar),
    segment: dossier.account?.segment ?? null,
    days: daysBetween(dossier.createdAt as Instant, closedAt, calendar.timeZone),
    stages: stageTotalsOf(stageDaysOf(dossier, calendar.timeZone, closedAt)),
  };
};

/** The direct deals that a deal is compared with: those of its segment, or all. */
export interface Cohort {
  readonly deals: readonly DirectDeal[];
  readonly of: 'segment' | 'programme';
}

/** The quarters whose direct deals a deal closed in `period` is compared with: from the first until before its own. */
export const trailingPeriods = ({ document }: Pick<CompiledRuleSet, 'document'>, period: Period): { readonly from: Period; readonly before: Period } =>
  ({ from: addPeriods(period, -document.buckets.accelerated.cohort.trailingQuarters), before: period });

/**
 * The direct deals closed in the quarters before the deal's own: of its segment if that has enough, else all; null where even
 * those are too few.
 */
export const cohortFor = (ruleSet: CompiledRuleSet, cohorts: Cohorts, deal: { period: Period; segment: string | null }): Cohort | null => {
  const { minimumDeals } = ruleSet.document.buckets.accelerated.cohort;
  const { from, before } = trailingPeriods(ruleSet, deal.period);
  const all: DirectDeal[] = [];
  for (const [period, deals] of cohorts) {
    if (period < before && period >= from) all.push(...deals);
  }
  const alike = deal.segment === null ? [] : all.filter(({ segment }) => segment === deal.segment);
  if (alike.length >= minimumDeals) return { deals: alike, of: 'segment' };
  return all.length < minimumDeals ? null : { deals: all, of: 'programme' };
};

/** The mean or median cycle of a cohort, in days. */
export const cohortDays = (ruleSet: CompiledRuleSet, { deals }: Cohort): Rational => statisticOf(ruleSet, deals.map(({ days }) => days));

/** The mean or median, as the rule set says, of at least one count of days. */
export const statisticOf = ({ document }: CompiledRuleSet, days: readonly number[]): Rational => {
  if (document.buckets.accelerated.cohort.statistic === 'mean') return rational(BigInt(days.reduce((sum, item) => sum + item, 0)), BigInt(days.length));
  const sorted = [...days].sort((left, right) => left - right);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return rational(BigInt(lower + upper), 2n);
};

const isDirect = ({ status, roles, sourcePartnerId, touchpoints }: Dossier): boolean =>
  status === 'won' && roles.length === 0 && sourcePartnerId == null && touchpoints.every(({ partnerId }) => partnerId === null);
