import type { Instant } from '#kernel';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { Cut } from '../stored-dossier/cut.js';
import { cutDossier, ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { versionFor, type PublishedRuleSets, type PublishedVersion } from './published-rule-sets.js';

/** A deal at a cut under its own version by date; no version and no evaluation where none covers it. */
export type EvaluatedDeal =
  | { readonly dossier: Dossier; readonly version: PublishedVersion; readonly evaluation: DealEvaluation }
  | { readonly dossier: Dossier; readonly version: null; readonly evaluation: null };

/**
 * Evaluates a stored deal at a cut, under the version that its rule set has for it among those published by `publishedBy`
 * (left out: by `knownAt`). Undefined where the deal did not exist yet.
 */
export const evaluateStored = (
  stored: StoredDossier, published: PublishedRuleSets, at: Cut & { readonly publishedBy?: Instant | undefined } = {},
): EvaluatedDeal | undefined => {
  const dossier = cutDossier(stored, at);
  if (dossier === undefined) return undefined;
  const { registeredAt, closedAt } = dossier;
  const version = versionFor(published, ruleSetOfDeal(stored, at), { registeredAt, closedAt, publishedBy: at.publishedBy ?? at.knownAt });
  if (version === undefined) return { dossier, version: null, evaluation: null };
  return { dossier, version, evaluation: evaluateDeal(version.compiled, dossier) };
};
