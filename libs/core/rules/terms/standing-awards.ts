import { compareUtf8, nextPeriod, type Instant, type Period, type RuleSetId } from '#kernel';
import type { Award } from '../incentives/award.rule.js';
import type { Incentive } from '../ruleset/compile-ruleset.js';
import { closingOf, type AwardName, type CountedAward, type IncentiveChoice, type Terms, type ToldBy } from './terms.js';

/**
 * The uplifts that raise a rule set's deals of a quarter, as they stood when the last of `until` was recorded (left out: now): of
 * awards that the close of the quarter before counted, whose reward is one or was chosen to be one, and that were not taken back.
 */
export const standingUplifts = (terms: Terms, ruleSetId: RuleSetId, period: Period, until?: Instant): readonly Award[] =>
  (indexOf(terms).get(`${ruleSetId} ${period}`) ?? none).flatMap((counted) => standing(terms, counted, until)).sort(byIncentive);

/** Which incentive an award is of; undefined where it is of a tier. */
export const incentiveOf = ({ published }: Terms, { ruleSetId, version, clause }: AwardName): Incentive | undefined => {
  const index = /^\/incentives\/(\d+)$/.exec(clause)?.[1];
  if (index === undefined) return undefined;
  return published.get(ruleSetId)?.versions.find((each) => each.version === version)?.compiled.incentives[Number(index)];
};

/** What a partner chose of an award, if it did by then. */
export const choiceOf = ({ choices }: Terms, award: CountedAward, until?: Instant): IncentiveChoice | undefined =>
  choices.find((choice) => choice.partnerId === award.partnerId && choice.period === award.period && choice.ruleSetId === award.ruleSetId
    && choice.version === award.version && choice.clause === award.clause && (until === undefined || choice.recordedAt <= until));

/** The event from which an award holds, and the one from which it no longer does. */
export const tenureOf = (terms: Terms, { period, takenBackIn }: CountedAward): { readonly from: ToldBy | undefined; readonly to: ToldBy | undefined } => ({
  from: closingOf(terms, period)?.closed ?? undefined,
  to: takenBackIn === null ? undefined : closingOf(terms, takenBackIn)?.closed ?? undefined,
});

const none: readonly CountedAward[] = [];

const byIncentive = (left: Award, right: Award): number => left.incentive.index - right.incentive.index || compareUtf8(left.partnerId, right.partnerId);

const standing = (terms: Terms, counted: CountedAward, until: Instant | undefined): readonly Award[] => {
  const { from, to } = tenureOf(terms, counted);
  if (from === undefined || (until !== undefined && from.recordedAt > until)) return [];
  if (to !== undefined && (until === undefined || to.recordedAt <= until)) return [];
  const incentive = incentiveOf(terms, counted);
  if (incentive === undefined) return [];
  const choice = incentive.isChoice ? choiceOf(terms, counted, until) : undefined;
  const option = incentive.options[incentive.isChoice ? (choice?.option ?? -1) : 0];
  if (option?.reward.uplift === undefined) return [];
  return [{ incentive, partnerId: counted.partnerId, period: counted.period, dealIds: counted.dealIds, option, choiceEventId: choice?.eventId ?? null }];
};

const indexes = new WeakMap<readonly CountedAward[], ReadonlyMap<string, readonly CountedAward[]>>();

/** Awards by rule set and the quarter whose deals they may raise. */
const indexOf = ({ awards }: Terms): ReadonlyMap<string, readonly CountedAward[]> => {
  const known = indexes.get(awards);
  if (known !== undefined) return known;
  const index = new Map<string, CountedAward[]>();
  for (const award of awards) {
    const key = `${award.ruleSetId} ${nextPeriod(award.period)}`;
    const list = index.get(key);
    if (list === undefined) index.set(key, [award]);
    else list.push(award);
  }
  indexes.set(awards, index);
  return index;
};
