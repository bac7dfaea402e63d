import { localDayOf, type Instant, type LocalDay, type Period, type RuleSetId } from '#kernel';
import type { PublishedVersion } from '../publication/published-rule-sets.js';
import type { PeriodRestatement, Terms } from './terms.js';

/** The restatement that holds for a rule set's deals of a quarter, as it was known by an instant (left out: now). */
export const restatementFor = ({ restatements }: Terms, of: { readonly period: Period; readonly ruleSetId: RuleSetId; readonly until?: Instant | undefined }): PeriodRestatement | undefined =>
  restatements.findLast(({ period, ruleSetId, recordedAt }) => period === of.period && ruleSetId === of.ruleSetId && (of.until === undefined || recordedAt <= of.until));

/** The version that a restatement names. It covers deals that closed before its first day: two people said so. */
export const restatedVersion = ({ published }: Terms, { ruleSetId, version }: PeriodRestatement): PublishedVersion => {
  const found = published.get(ruleSetId)?.versions.find((each) => each.version === version);
  if (found === undefined) throw new Error(`A quarter was restated by ${ruleSetId}@${version}, which is not published.`);
  const known = reaching.get(found);
  if (known !== undefined) return known;
  const made = { ...found, compiled: { ...found.compiled, effectiveFrom: firstDay } };
  reaching.set(found, made);
  return made;
};

const reaching = new WeakMap<PublishedVersion, PublishedVersion>();
const firstDay: LocalDay = localDayOf('0001-01-02T00:00:00.000Z' as Instant, 'UTC');
