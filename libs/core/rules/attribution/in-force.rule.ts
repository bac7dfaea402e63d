import { localDayOf, type Instant } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';

/** Whether the rule set covers the deal: its basis date is not before `effective.from`. An open deal without the date is covered. */
export const isInForce = (ruleSet: CompiledRuleSet, dossier: Dossier): boolean => {
  const date = ruleSet.basis === 'registered' ? (dossier.registeredAt ?? dossier.closedAt) : dossier.closedAt;
  return date == null || localDayOf(date as Instant, ruleSet.calendar.timeZone) >= ruleSet.effectiveFrom;
};
