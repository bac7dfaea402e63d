import type { Instant } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';
import { evaluateStored, type EvaluatedDeal } from '../publication/evaluate-stored.js';
import { cutDossier } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';

/** What is worked out of one deal while it is replayed: asked for the same again, it is not worked out again. */
export interface Evaluations {
  readonly stored: StoredDossier;
  /** The deal as it was known at a moment, under some terms. */
  readonly knownAt: (terms: Terms, knownAt: Instant) => EvaluatedDeal | undefined;
}

/** Nothing worked out yet. */
export const evaluationsOf = (stored: StoredDossier): Evaluations => {
  const cuts = new Map<Instant, Dossier | undefined>();
  const known = new Map<Instant, Map<Terms, EvaluatedDeal | undefined>>();
  const cutAt = (knownAt: Instant): Dossier | undefined => {
    if (!cuts.has(knownAt)) cuts.set(knownAt, cutDossier(stored, { knownAt }));
    return cuts.get(knownAt);
  };
  return { stored, knownAt: (terms, knownAt) => {
    const under = known.get(knownAt) ?? new Map<Terms, EvaluatedDeal | undefined>();
    known.set(knownAt, under);
    if (!under.has(terms)) under.set(terms, evaluateStored(stored, terms, { knownAt }, cutAt(knownAt)));
    return under.get(terms);
  } };
};
