import { periodOf, type Instant } from '#kernel';
import type { DealEvaluation, PricedDeal } from '../deal/deal-evaluation.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { Cut } from '../stored-dossier/cut.js';
import { cutDossier, ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { asMerged, awardsAsMerged, successorsFor } from '../terms/merged-dossier.js';
import { restatedVersion, restatementFor } from '../terms/restated-version.js';
import { standingUplifts } from '../terms/standing-awards.js';
import type { PeriodRestatement, Terms } from '../terms/terms.js';
import { upliftsOn } from '../incentives/uplift.rule.js';
import { versionFor, type PublishedVersion } from './published-rule-sets.js';

/** A deal at a cut under its version; no version and no evaluation where none covers it. */
export type EvaluatedDeal<Priced extends PricedDeal = DealEvaluation> =
  | { readonly dossier: Dossier; readonly version: PublishedVersion; readonly evaluation: Priced; readonly restatement: PeriodRestatement | null }
  | { readonly dossier: Dossier; readonly version: null; readonly evaluation: null; readonly restatement: null };

/** Where a stored deal is cut, and until when what was published counts (left out: until `knownAt`). */
export type EvaluatedAt = Cut & { readonly publishedBy?: Instant | undefined };

/**
 * Evaluates a stored deal at a cut, under the version that the restatement of its quarter names or, without one, that its rule set has for
 * it by date among those published by `publishedBy` (left out: by `knownAt`), with the awards, choices and mergers of the same knowledge.
 * Undefined where the deal did not exist yet. `own` is the deal at the cut, for those who have it already.
 */
export const evaluateStored = (stored: StoredDossier, terms: Terms, at: EvaluatedAt = {}, own = cutDossier(stored, at)): EvaluatedDeal | undefined =>
  evaluateCut(evaluateDeal, { stored, own }, terms, at);

/** The same of a deal that is cut already, by a way of evaluating that may keep what it worked out, or leave out what nobody asks for. */
export const evaluateCut = <Priced extends PricedDeal>(
  evaluate: (ruleSet: CompiledRuleSet, dossier: Dossier) => Priced, { stored, own }: { readonly stored: StoredDossier; readonly own: Dossier | undefined }, terms: Terms, at: EvaluatedAt,
): EvaluatedDeal<Priced> | undefined => {
  if (own === undefined) return undefined;
  const { registeredAt, closedAt } = own;
  const until = at.publishedBy ?? at.knownAt;
  const ruleSetId = ruleSetOfDeal(stored, at);
  const calendar = terms.published.get(ruleSetId)?.versions[0]?.compiled.calendar;
  const period = closedAt == null || calendar === undefined ? null : periodOf(closedAt as Instant, calendar);
  const restatement = period === null ? null : restatementFor(terms, { period, ruleSetId, until }) ?? null;
  const version = restatement === null ? versionFor(terms.published, ruleSetId, { registeredAt, closedAt, publishedBy: until }) : restatedVersion(terms, restatement);
  if (version === undefined) return { dossier: own, version: null, evaluation: null, restatement: null };
  const successors = successorsFor(terms, period, { asOf: at.asOf, knownAt: until, timeZone: version.compiled.calendar.timeZone });
  const dossier = asMerged(own, successors);
  const evaluation = evaluate(version.compiled, dossier);
  const awards = period === null ? [] : awardsAsMerged(standingUplifts(terms, version.ruleSetId, period, until), own, successors);
  return { dossier, version, evaluation: awards.length === 0 ? evaluation : { ...evaluation, uplifts: upliftsOn(evaluation, awards) }, restatement };
};
