import { localDayOf, type Instant } from '#kernel';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';

/** A deal's touchpoints, judged once: what counts, and what was recorded too late to. The vendor's are judged alike. */
export interface JudgedTouchpoints {
  readonly qualifying: readonly DossierTouchpoint[];
  readonly backdated: readonly DossierTouchpoint[];
}

/**
 * A touchpoint qualifies that occurred not after the close, was recorded within the grace and counts as evidence. One that
 * occurred in time but was recorded after the grace is backdated. An open deal has no close: nothing is too late.
 */
export const judgeTouchpoints = (ruleSet: CompiledRuleSet, dossier: Dossier): JudgedTouchpoints => {
  const { touchpoints, closedAt } = dossier;
  const inTime = closedAt == null ? touchpoints : touchpoints.filter(({ occurredAt }) => occurredAt <= closedAt);
  const backdated = closedAt == null ? [] : inTime.filter(recordedAfterGrace(ruleSet, closedAt as Instant));
  const qualifying = inTime.filter((touchpoint) => !backdated.includes(touchpoint) && countsAsEvidence(ruleSet, touchpoint));
  return { qualifying, backdated };
};

const recordedAfterGrace = ({ calendar, evidence }: CompiledRuleSet, closedAt: Instant) => {
  const lastDay = localDayOf(closedAt, calendar.timeZone) + evidence.graceDays;
  return ({ imported, recordedAt }: DossierTouchpoint): boolean =>
    imported !== true && recordedAt != null && recordedAt > closedAt && localDayOf(recordedAt as Instant, calendar.timeZone) > lastDay;
};

/** Under `confirmed`, what a partner logged for itself counts once the other side has confirmed it. */
const countsAsEvidence = ({ evidence }: CompiledRuleSet, { loggedBy, confirmed }: DossierTouchpoint): boolean =>
  !evidence.confirmedOnly || loggedBy !== 'partner' || confirmed === true;
