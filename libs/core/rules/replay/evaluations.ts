import type { Instant } from '#kernel';
import type { PricedDeal } from '../deal/deal-evaluation.js';
import { noStages, priceDeal, type PricingStages } from '../deal/price-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { evaluateCut, type EvaluatedDeal } from '../publication/evaluate-stored.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { cutDossier } from '../stored-dossier/cut-dossier.js';
import { lastRecordedAt } from '../stored-dossier/last-recorded.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';

/** What is worked out of one deal while it is replayed: asked for the same again, it is not worked out again. */
export interface Evaluations {
  readonly stored: StoredDossier;
  /** The facts of the deal that were known at a moment. */
  readonly cutAt: (knownAt: Instant) => Dossier | undefined;
  /** The deal as it was known at a moment, under some terms. */
  readonly knownAt: (terms: Terms, knownAt: Instant) => EvaluatedDeal<PricedDeal> | undefined;
}

/** Nothing worked out yet. */
export const evaluationsOf = (stored: StoredDossier): Evaluations => {
  const last = lastRecordedAt(stored);
  const stages: { readonly dossier: Dossier; readonly of: PricingStages }[] = [];
  const cuts: { readonly knownAt: Instant; readonly dossier: Dossier | undefined }[] = [];
  const priced: { readonly ruleSet: CompiledRuleSet; readonly evaluation: PricedDeal }[] = [];
  const known: { readonly terms: Terms; readonly knownAt: Instant; readonly deal: EvaluatedDeal<PricedDeal> | undefined }[] = [];
  // Whatever is asked for after the last fact was recorded, the facts are the same.
  const cutAt = (moment: Instant): Dossier | undefined => {
    const knownAt = moment < last ? moment : last;
    const found = cuts.find((cut) => cut.knownAt === knownAt);
    if (found !== undefined) return found.dossier;
    const dossier = cutDossier(stored, knownAt === last ? {} : { knownAt });
    cuts.push({ knownAt, dossier });
    return dossier;
  };
  const stagesOf = (dossier: Dossier): PricingStages => {
    const found = stages.find((each) => each.dossier === dossier);
    if (found !== undefined) return found.of;
    const of = noStages();
    stages.push({ dossier, of });
    return of;
  };
  const price = (ruleSet: CompiledRuleSet, dossier: Dossier): PricedDeal => {
    const found = priced.find((each) => each.ruleSet === ruleSet && each.evaluation.dossier === dossier);
    if (found !== undefined) return found.evaluation;
    const evaluation = priceDeal(ruleSet, dossier, stagesOf(dossier));
    priced.push({ ruleSet, evaluation });
    return evaluation;
  };
  return { stored, cutAt, knownAt: (terms, knownAt) => {
    const found = known.find((each) => each.terms === terms && each.knownAt === knownAt);
    if (found !== undefined) return found.deal;
    const deal = evaluateCut(price, { stored, own: cutAt(knownAt) }, terms, { knownAt });
    known.push({ terms, knownAt, deal });
    return deal;
  } };
};
