import { addPeriods, daysBetween, periodOf, rational, type Instant, type Period, type Rational } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';

/** The cycle of one direct deal, in local days from creation to close. */
interface DirectDeal {
  readonly segment: string | null;
  readonly days: number;
}

/** The won deals without partners, by the quarter of their close: what a deal's cycle is compared with. */
export type Cohorts = ReadonlyMap<Period, readonly DirectDeal[]>;

/** Nothing to compare with. */
export const noCohorts: Cohorts = new Map();

/** Gathers the direct deals: won, with no role, no source partner and no partner's touchpoint, covered by a version or not. */
export const cohortsOf = ({ calendar }: Pick<CompiledRuleSet, 'calendar'>, dossiers: Iterable<Dossier>): Cohorts => {
  const cohorts = new Map<Period, DirectDeal[]>();
  for (const dossier of dossiers) {
    if (dossier.closedAt == null || !isDirect(dossier)) continue;
    const period = periodOf(dossier.closedAt as Instant, calendar);
    const days = daysBetween(dossier.createdAt as Instant, dossier.closedAt as Instant, calendar.timeZone);
    const deals = cohorts.get(period) ?? [];
    deals.push({ segment: dossier.account?.segment ?? null, days });
    cohorts.set(period, deals);
  }
  return cohorts;
};

/**
 * The mean or median cycle, in days, of the direct deals closed in the quarters before the deal's own: of its segment if
 * that has enough, else of all; null where even those are too few.
 */
export const cohortDays = (ruleSet: CompiledRuleSet, cohorts: Cohorts, deal: { period: Period; segment: string | null }): Rational | null => {
  const { statistic, trailingQuarters, minimumDeals } = ruleSet.document.buckets.accelerated.cohort;
  const all: DirectDeal[] = [];
  for (const [period, deals] of cohorts) {
    if (period < deal.period && period >= addPeriods(deal.period, -trailingQuarters)) all.push(...deals);
  }
  const alike = deal.segment === null ? [] : all.filter(({ segment }) => segment === deal.segment);
  const chosen = alike.length >= minimumDeals ? alike : all;
  return chosen.length < minimumDeals ? null : statisticOf(statistic, chosen.map(({ days }) => days));
};

const isDirect = ({ status, roles, sourcePartnerId, touchpoints }: Dossier): boolean =>
  status === 'won' && roles.length === 0 && sourcePartnerId == null && touchpoints.every(({ partnerId }) => partnerId === null);

const statisticOf = (statistic: 'mean' | 'median', days: readonly number[]): Rational => {
  if (statistic === 'mean') return rational(BigInt(days.reduce((sum, item) => sum + item, 0)), BigInt(days.length));
  const sorted = [...days].sort((left, right) => left - right);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return rational(BigInt(lower + upper), 2n);
};
