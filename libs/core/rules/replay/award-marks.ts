import type { Instant, Period } from '#kernel';
import { touchesAsEarned, versionAtEndOf } from '../closing/award-tally.js';
import { earnsSpiff } from '../closing/spiffs-owed.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { DossierTouchpoint } from '../dossier/dossier.schema.js';
import { occurrencesOf } from '../incentives/count.rule.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { cutDossier, ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { AwardName, PeriodClosing, Terms } from '../terms/terms.js';
import { isReplayed, type ReplayPlan } from './replay-plan.js';

/** Under which rules something counts: those of the booked moment, or those of the replay. */
export type ReplaySide = 'booked' | 'replayed';

/** What one deal adds to the awards of a quarter: a win or registration that an incentive counts, or a touchpoint that a SPIFF pays for. */
export type AwardMark =
  | { readonly mark: 'counts'; readonly side: ReplaySide; readonly name: AwardName; readonly partnerId: string; readonly dealId: string; readonly stillCounts: boolean }
  | { readonly mark: 'touch'; readonly side: ReplaySide; readonly ruleSetId: AwardName['ruleSetId']; readonly version: number; readonly index: number; readonly touch: DossierTouchpoint };

/** The closings of the quarters whose awards are counted again: those that are replayed and were closed by the booked moment. */
export const countedClosings = (plan: ReplayPlan): readonly PeriodClosing[] =>
  plan.terms.closings.filter(({ period }) => isReplayed(plan, period) && plan.closed !== undefined && period <= plan.closed);

/** From what awards are taken back and SPIFFs worked out: what the last closing knew, as far as the replay does. */
export const lastCount = ({ terms, closed, knownAt }: ReplayPlan): Instant => {
  const last = terms.closings.find(({ period }) => period === closed)?.knownAt ?? knownAt;
  return last < knownAt ? last : knownAt;
};

/** What a deal adds to awards, as known at the closings: they are counted from what was known then, whatever was learned since. */
export const awardMarksOn = (stored: StoredDossier, plan: ReplayPlan): readonly AwardMark[] => {
  const closings = countedClosings(plan);
  if (closings.length === 0 || !hasAwards(plan)) return [];
  if (plan.dealsOf !== null && ruleSetOfDeal(stored, { knownAt: plan.knownAt }) !== plan.dealsOf) return [];
  return (['booked', 'replayed'] as const).flatMap((side) => {
    const terms = side === 'booked' ? plan.bookedTerms : plan.replayedTerms;
    return [...closings.flatMap((closing) => countsIn(stored, plan, { side, terms, closing })), ...touchesIn(stored, plan, { side, terms })];
  });
};

const known = new WeakMap<ReplayPlan, boolean>();

/** Whether any rules on either side award anything. */
const hasAwards = (plan: ReplayPlan): boolean => {
  const found = known.get(plan) ?? [plan.bookedTerms, plan.replayedTerms].some(({ published }) =>
    [...published.values()].some(({ versions }) => versions.some(({ compiled }) => compiled.incentives.length > 0 || compiled.spiffs.length > 0)));
  known.set(plan, found);
  return found;
};

const countsIn = (
  stored: StoredDossier, plan: ReplayPlan, { side, terms, closing: { period, knownAt: closedAt } }: { side: ReplaySide; terms: Terms; closing: PeriodClosing },
): readonly AwardMark[] => {
  const knownAt = closedAt < plan.knownAt ? closedAt : plan.knownAt;
  const evaluated = evaluateStored(stored, terms, { knownAt });
  if (evaluated?.version == null || !evaluated.evaluation.inForce) return [];
  const { version: own, evaluation, dossier } = evaluated;
  const counting = versionAtEndOf(terms, own.ruleSetId, { period, knownAt });
  return (counting?.compiled.incentives ?? []).flatMap((incentive, index) => {
    const occurrences = occurrencesOf(own.compiled, incentive, evaluation).filter((each) => each.period === period);
    if (occurrences.length === 0 || counting === undefined) return [];
    const adjusted = incentive.clawback ? evaluateDeal(own.compiled, { ...dossier, adjustments: cutDossier(stored, { knownAt: lastCount(plan) })?.adjustments ?? [] }) : evaluation;
    const left = new Set(occurrencesOf(own.compiled, incentive, adjusted).filter((each) => each.period === period).map(({ partnerId }) => partnerId));
    const name = { period, ruleSetId: counting.ruleSetId, version: counting.version, clause: `/incentives/${index}` };
    return occurrences.map(({ partnerId }): AwardMark => ({ mark: 'counts', side, name, partnerId, dealId: stored.dealId, stillCounts: left.has(partnerId) }));
  });
};

/** Touchpoints of all quarters up to the last: a SPIFF pays for a partner's first so many. */
const touchesIn = (stored: StoredDossier, plan: ReplayPlan, { side, terms }: { side: ReplaySide; terms: Terms }): readonly AwardMark[] => {
  const knownAt = lastCount(plan);
  const evaluated = evaluateStored(stored, terms, { knownAt });
  if (evaluated?.version == null || !evaluated.evaluation.inForce) return [];
  const { version: own, evaluation } = evaluated;
  const touches = touchesAsEarned(evaluation.touchpoints.qualifying, stored, { terms, own, knownAt });
  return (terms.published.get(own.ruleSetId)?.versions ?? []).flatMap(({ ruleSetId, version, compiled }) => compiled.spiffs.flatMap((spiff, index) =>
    touches.filter((touch) => earnsSpiff(spiff, touch, compiled.calendar)).map((touch): AwardMark => ({ mark: 'touch', side, ruleSetId, version, index, touch }))));
};

/** A quarter that a SPIFF or an incentive pays for in a replay. */
export const isCountedIn = (plan: ReplayPlan, period: Period): boolean => isReplayed(plan, period) && plan.closed !== undefined && period <= plan.closed;
