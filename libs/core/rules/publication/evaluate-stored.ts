import { periodOf, type Instant } from '#kernel';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { Cut } from '../stored-dossier/cut.js';
import { cutDossier, ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { asMerged, successorsFor } from '../terms/merged-dossier.js';
import { standingUplifts } from '../terms/standing-awards.js';
import type { Terms } from '../terms/terms.js';
import { upliftsOn } from '../incentives/uplift.rule.js';
import { versionFor, type PublishedVersion } from './published-rule-sets.js';

/** A deal at a cut under its own version by date; no version and no evaluation where none covers it. */
export type EvaluatedDeal =
  | { readonly dossier: Dossier; readonly version: PublishedVersion; readonly evaluation: DealEvaluation }
  | { readonly dossier: Dossier; readonly version: null; readonly evaluation: null };

/**
 * Evaluates a stored deal at a cut, under the version that its rule set has for it among those published by `publishedBy`
 * (left out: by `knownAt`), with the awards, choices and mergers of the same knowledge. Undefined where the deal did not exist yet.
 */
export const evaluateStored = (
  stored: StoredDossier, terms: Terms, at: Cut & { readonly publishedBy?: Instant | undefined } = {},
): EvaluatedDeal | undefined => {
  const own = cutDossier(stored, at);
  if (own === undefined) return undefined;
  const { registeredAt, closedAt } = own;
  const until = at.publishedBy ?? at.knownAt;
  const version = versionFor(terms.published, ruleSetOfDeal(stored, at), { registeredAt, closedAt, publishedBy: until });
  if (version === undefined) return { dossier: own, version: null, evaluation: null };
  const period = closedAt == null ? null : periodOf(closedAt as Instant, version.compiled.calendar);
  const dossier = asMerged(own, successorsFor(terms, period, until));
  return { dossier, version, evaluation: uplifted(evaluateDeal(version.compiled, dossier), terms, version, until) };
};

/** With what awards of the quarter before add to a deal that is won. */
const uplifted = (evaluation: DealEvaluation, terms: Terms, { ruleSetId }: PublishedVersion, until: Instant | undefined): DealEvaluation => {
  const { period, dossier } = evaluation;
  if (period === null || dossier.status !== 'won') return evaluation;
  const uplifts = standingUplifts(terms, ruleSetId, period, until);
  return uplifts.size === 0 ? evaluation : { ...evaluation, uplifts: upliftsOn(evaluation, uplifts) };
};
