import { compileRuleSet, cutDossier, evaluateDeal, foldDossiers, readRuleSet, type Dossier } from '#rules';
import { demoRuleSet } from '../../apps/cli/demo/demo-programme.js';
import { generateDeals } from '../generate-deals.js';
import { median } from '../measuring/in-turn.js';

/** Deals a second on one core: evaluated from dossiers in memory, cut and evaluated from stored ones, and the parse of their text. */
export interface EvaluationSpeed {
  readonly evaluated: number;
  readonly cutAndEvaluated: number;
  readonly parsed: number;
  readonly ratio: number;
}

/** Evaluates generated deals under the demo's rule set, in turn with parsing their dossiers, once more than the rounds that count: for the engine to compile it. */
export const evaluateGenerated = ({ seed, count, rounds }: { readonly seed: number; readonly count: number; readonly rounds: number }): EvaluationSpeed => {
  const read = readRuleSet(demoRuleSet);
  if (!read.ok) throw new Error('The demo\'s rule set is not sound.');
  const ruleSet = compileRuleSet(read.document);
  const stored = [...generateDeals(seed, count)].map(({ events }) => foldDossiers(undefined, events));
  const dossiers = stored.flatMap((each) => cutDossier(each) ?? []);
  const texts = dossiers.map((dossier) => JSON.stringify(dossier));
  const measured = Array.from({ length: rounds + 1 }, () => ({
    parsed: perSecond(texts, (text) => JSON.parse(text) as Dossier),
    evaluated: perSecond(dossiers, (dossier) => evaluateDeal(ruleSet, dossier)),
    cutAndEvaluated: perSecond(stored, (each) => evaluateDeal(ruleSet, cutDossier(each) as Dossier)),
  })).slice(1);
  return {
    parsed: median(measured.map(({ parsed }) => parsed)),
    evaluated: median(measured.map(({ evaluated }) => evaluated)),
    cutAndEvaluated: median(measured.map(({ cutAndEvaluated }) => cutAndEvaluated)),
    ratio: median(measured.map(({ evaluated, parsed }) => evaluated / parsed)),
  };
};

const perSecond = <Item>(items: readonly Item[], work: (item: Item) => unknown): number => {
  const startedAt = performance.now();
  for (const item of items) work(item);
  return (items.length * 1_000) / (performance.now() - startedAt);
};
