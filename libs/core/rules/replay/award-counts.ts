import type { Instant, Period } from '#kernel';
import { touchesAsEarned, versionAtEndOf } from '../closing/award-tally.js';
import { earnsSpiff, firstTouches } from '../closing/spiffs-owed.js';
import { priceDeal } from '../deal/price-deal.js';
import type { PricedDeal } from '../deal/deal-evaluation.js';
import type { DossierAdjustment, DossierTouchpoint } from '../dossier/dossier.schema.js';
import { occurrencesOf } from '../incentives/count.rule.js';
import { ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { PublishedVersion } from '../publication/published-rule-sets.js';
import type { AwardName, PeriodClosing, Terms } from '../terms/terms.js';
import { evaluationsOf, type Evaluations } from './evaluations.js';
import { isReplayed, type ReplayPlan } from './replay-plan.js';

/** Under which rules something counts: those of the booked moment, or those of the replay. */
export type ReplaySide = 'booked' | 'replayed';

/** What deals add to the awards of quarters. Plain data that workers hand over; the counts of stretches add up in any order. */
export interface AwardCounts {
  /** Of an incentive: how many deals a partner has for it, and how many it would have left after what was taken from them since. */
  readonly incentives: Map<string, IncentiveCount>;
  /** The touchpoints that a SPIFF pays for. */
  readonly spiffs: Map<string, SpiffCount>;
}

/** What a partner has for an incentive, under the rules of one side. */
export interface IncentiveCount {
  readonly side: ReplaySide;
  readonly name: AwardName;
  readonly partnerId: string;
  deals: number;
  left: number;
}

/** A partner's touchpoints that a SPIFF pays for; where it pays for no more than so many, at least the first of them. */
export interface SpiffCount {
  readonly side: ReplaySide;
  readonly ruleSetId: AwardName['ruleSetId'];
  readonly version: number;
  readonly index: number;
  readonly max: number;
  touches: DossierTouchpoint[];
}

/** Nothing counted. */
export const noAwardCounts = (): AwardCounts => ({ incentives: new Map(), spiffs: new Map() });

/** Adds what one stretch of deals counted to another. */
export const mergeAwardCounts = (into: AwardCounts, { incentives, spiffs }: AwardCounts): void => {
  for (const [key, count] of incentives) addCount(into, key, count);
  for (const [key, count] of spiffs) addTouches(into, key, count);
};

const addCount = ({ incentives }: AwardCounts, key: string, count: IncentiveCount): void => {
  const before = incentives.get(key);
  if (before === undefined) {
    incentives.set(key, { ...count });
    return;
  }
  before.deals += count.deals;
  before.left += count.left;
};

/** Put off until there are twice as many, so that they are seldom sorted. */
const addTouches = ({ spiffs }: AwardCounts, key: string, count: SpiffCount): void => {
  const own = spiffs.get(key) ?? { ...count, touches: [] };
  spiffs.set(key, own);
  for (const touch of count.touches) own.touches.push(touch);
  if (own.touches.length > 2 * own.max) own.touches = firstTouches(own.touches, own.max);
};

/** The closings of the quarters whose awards are counted again: those that are replayed and were closed by the booked moment. */
export const countedClosings = (plan: ReplayPlan): readonly PeriodClosing[] =>
  plan.terms.closings.filter(({ period }) => isReplayed(plan, period) && plan.closed !== undefined && period <= plan.closed);

/** From what awards are taken back and SPIFFs worked out: what the last closing knew, as far as the replay does. */
export const lastCount = ({ terms, closed, knownAt }: ReplayPlan): Instant => {
  const last = terms.closings.find(({ period }) => period === closed)?.knownAt ?? knownAt;
  return last < knownAt ? last : knownAt;
};

/** Counts what a deal adds to awards, as known at the closings: they are counted from what was known then, whatever was learned since. */
export const countAwardsOn = (counts: AwardCounts, stored: StoredDossier, plan: ReplayPlan, evaluations = evaluationsOf(stored)): void => {
  const closings = countedClosings(plan);
  if (closings.length === 0 || !hasAwards(plan)) return;
  if (plan.dealsOf !== null && ruleSetOfDeal(stored, { knownAt: plan.knownAt }) !== plan.dealsOf) return;
  for (const side of ['booked', 'replayed'] as const) {
    const terms = side === 'booked' ? plan.bookedTerms : plan.replayedTerms;
    for (const closing of closings) countIncentives(counts, evaluations, plan, { side, terms, closing });
    countTouches(counts, evaluations, plan, { side, terms });
  }
};

const known = new WeakMap<ReplayPlan, boolean>();

/** Whether any rules on either side award anything. */
const hasAwards = (plan: ReplayPlan): boolean => {
  const found = known.get(plan) ?? [plan.bookedTerms, plan.replayedTerms].some(({ published }) =>
    [...published.values()].some(({ versions }) => versions.some(({ compiled }) => compiled.incentives.length > 0 || compiled.spiffs.length > 0)));
  known.set(plan, found);
  return found;
};

const countIncentives = (
  counts: AwardCounts, { cutAt, knownAt: evaluatedAt }: Evaluations, plan: ReplayPlan,
  { side, terms, closing: { period, knownAt: closedAt } }: { side: ReplaySide; terms: Terms; closing: PeriodClosing },
): void => {
  const knownAt = closedAt < plan.knownAt ? closedAt : plan.knownAt;
  const evaluated = evaluatedAt(terms, knownAt);
  if (evaluated?.version == null || !evaluated.evaluation.inForce) return;
  const { version: own, evaluation, dossier } = evaluated;
  const counting = countingVersion(terms, own.ruleSetId, { period, knownAt });
  for (const [index, incentive] of (counting?.compiled.incentives ?? []).entries()) {
    const partnersIn = (deal: PricedDeal): ReadonlySet<string> =>
      new Set(occurrencesOf(own.compiled, incentive, deal).filter((each) => each.period === period).map(({ partnerId }) => partnerId));
    const partners = partnersIn(evaluation);
    if (partners.size === 0 || counting === undefined) continue;
    const adjustments = incentive.clawback ? cutAt(lastCount(plan))?.adjustments ?? [] : [];
    const left = incentive.clawback && !isSame(adjustments, dossier.adjustments ?? []) ? partnersIn(priceDeal(own.compiled, { ...dossier, adjustments })) : partners;
    const name = { period, ruleSetId: counting.ruleSetId, version: counting.version, clause: `/incentives/${index}` };
    for (const partnerId of partners) {
      const key = [side, period, name.ruleSetId, name.version, index, partnerId].join(' ');
      addCount(counts, key, { side, name, partnerId, deals: 1, left: left.has(partnerId) ? 1 : 0 });
    }
  }
};

/** Whether the same was taken from a deal. */
const isSame = (one: readonly DossierAdjustment[], other: readonly DossierAdjustment[]): boolean =>
  one.length === other.length && one.every(({ eventId }, index) => eventId === other[index]?.eventId);

/** Which version counts for a quarter is asked for every deal of it. */
const countingVersion = (terms: Terms, ruleSetId: AwardName['ruleSetId'], at: { readonly period: Period; readonly knownAt: Instant }): PublishedVersion | undefined => {
  const found = counting.get(terms) ?? new Map<string, PublishedVersion | undefined>();
  counting.set(terms, found);
  const key = `${ruleSetId} ${at.period} ${at.knownAt}`;
  if (!found.has(key)) found.set(key, versionAtEndOf(terms, ruleSetId, at));
  return found.get(key);
};

const counting = new WeakMap<Terms, Map<string, PublishedVersion | undefined>>();

/** Touchpoints of all quarters up to the last: a SPIFF pays for a partner's first so many. */
const countTouches = (counts: AwardCounts, { stored, knownAt: evaluatedAt }: Evaluations, plan: ReplayPlan, { side, terms }: { side: ReplaySide; terms: Terms }): void => {
  const knownAt = lastCount(plan);
  const evaluated = evaluatedAt(terms, knownAt);
  if (evaluated?.version == null || !evaluated.evaluation.inForce) return;
  const { version: own, evaluation } = evaluated;
  const versions = (terms.published.get(own.ruleSetId)?.versions ?? []).filter(({ compiled }) => compiled.spiffs.length > 0);
  if (versions.length === 0) return;
  const touches = touchesAsEarned(evaluation.touchpoints.qualifying, stored, { terms, own, knownAt });
  for (const { ruleSetId, version, compiled } of versions) {
    for (const [index, spiff] of compiled.spiffs.entries()) {
      for (const touch of touches) {
        if (!earnsSpiff(spiff, touch, compiled.calendar)) continue;
        const key = [side, ruleSetId, version, index, touch.partnerId].join(' ');
        addTouches(counts, key, { side, ruleSetId, version, index, max: spiff.maximumPerPartner, touches: [touch] });
      }
    }
  }
};

/** A quarter that a SPIFF or an incentive pays for in a replay. */
export const isCountedIn = (plan: ReplayPlan, period: Period): boolean => isReplayed(plan, period) && plan.closed !== undefined && period <= plan.closed;
