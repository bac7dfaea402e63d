import type { EventId } from '#kernel';
import { momentsOf, type Moment } from '../accrual/moments.js';
import { isOwed } from '../accrual/owed-lines.js';
import { allLines, type PricedDeal } from '../deal/deal-evaluation.js';
import { priceDeal } from '../deal/price-deal.js';
import { evaluateCut, type EvaluatedDeal } from '../publication/evaluate-stored.js';
import type { PublishedVersion } from '../publication/published-rule-sets.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { cutDossier } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';
import { clauseSteps } from './clause-steps.js';
import type { Evaluations } from './evaluations.js';
import { addLine, replayLineOf, standing, type ReplayLine, type ReplayLines } from './replay-line.js';
import { isReplayed, type ReplayPlan } from './replay-plan.js';
import { termsUnderCompiled } from './replay-rules.js';

/**
 * Why a line comes to something else. `booking`: what was posted is not what the facts and rules of that moment give today. `learned`: an
 * event that was not known at the booked moment; `unlearned`: one that was, and is not known in the replay. `clause`: clauses that the
 * rules differ in. `version`: no version covers the deal on one of the sides. `award`: awards of an earlier quarter, counted otherwise.
 */
export interface ReplayCause {
  readonly because: 'booking' | 'learned' | 'unlearned' | 'clause' | 'version' | 'award';
  readonly eventId: EventId | null;
  readonly eventType: string | null;
  readonly clauses: readonly string[];
}

/** A cause, and by how much each line moves with it. */
export interface CauseWorth {
  readonly cause: ReplayCause;
  /** What the line changes by, on top of the causes before. */
  readonly worthOf: (key: string) => Pick<ReplayLine, 'amountMinor' | 'withheldMinor'>;
}

interface State {
  readonly cause: ReplayCause;
  readonly lines: ReplayLines;
}

/**
 * The causes of a deal's differences, one at a time, each worth the change that it makes on top of those before: so they sum to the delta.
 * First what was not known at the booked moment, in the order of the log, then the differing clauses in the order of their pointers.
 */
export const causesOf = (evaluations: Evaluations, plan: ReplayPlan, { booked, replayed }: { readonly booked: ReplayLines; readonly replayed: ReplayLines }): readonly CauseWorth[] => {
  const states = [...knowledgeStates(evaluations, plan), ...ruleStates(evaluations, plan), { cause: because('award'), lines: replayed }];
  let before = booked;
  return states.map(({ cause, lines }) => {
    const from = before;
    before = lines;
    return { cause, worthOf: (key) => {
      const [earlier, later] = [standing(from, key), standing(lines, key)];
      return { amountMinor: later.amountMinor - earlier.amountMinor, withheldMinor: later.withheldMinor - earlier.withheldMinor };
    } };
  });
};

/** What a deal comes to in the quarters that are replayed. */
export const linesIn = (plan: ReplayPlan, evaluated: EvaluatedDeal<PricedDeal> | undefined): ReplayLines => {
  const lines = new Map<string, ReplayLine>();
  if (evaluated?.evaluation == null || evaluated.dossier.status !== 'won') return lines;
  const { evaluation } = evaluated;
  const { period, currency } = evaluation;
  if (period === null || !isReplayed(plan, period)) return lines;
  for (const line of allLines(evaluation)) if (isOwed(line)) addLine(lines, replayLineOf(line, { period, currency }));
  return lines;
};

const because = (name: ReplayCause['because'], clauses: readonly string[] = [], event?: Moment): ReplayCause =>
  ({ because: name, eventId: event?.eventId ?? null, eventType: event?.type ?? null, clauses });

/** The deal under the rules of the booked moment: as it was known then, then event by event as it is known in the replay. */
const knowledgeStates = ({ stored, knownAt: evaluatedAt }: Evaluations, plan: ReplayPlan): readonly State[] => {
  const { bookedTerms: terms, bookedAt, knownAt } = plan;
  const learns = bookedAt <= knownAt;
  const [from, to] = learns ? [bookedAt, knownAt] : [knownAt, bookedAt];
  const atFirst = linesIn(plan, evaluatedAt(terms, from));
  const moments = momentsOf(stored, terms).filter(({ recordedAt }) => recordedAt > from && recordedAt <= to);
  const after = moments.map((moment) => linesIn(plan, asOfMoment(stored, terms, moment)));
  if (learns) return [{ cause: because('booking'), lines: atFirst }, ...moments.map((moment, index) => ({ cause: because('learned', [], moment), lines: after[index] ?? atFirst }))];
  const backwards = moments.map((moment, index) => ({ cause: because('unlearned', [], moment), lines: after[index - 1] ?? atFirst })).reverse();
  return [{ cause: because('booking'), lines: after.at(-1) ?? atFirst }, ...backwards];
};

const asOfMoment = (stored: StoredDossier, terms: Terms, { throughRevision, recordedAt }: Moment): EvaluatedDeal<PricedDeal> | undefined =>
  evaluateCut(priceDeal, { stored, own: cutDossier(stored, { throughRevision }) }, terms, { throughRevision, publishedBy: recordedAt });

/** The deal as it is known in the replay: from the rules of the booked moment to those of the replay, with the awards that are booked. */
const ruleStates = ({ knownAt: evaluatedAt }: Evaluations, plan: ReplayPlan): readonly State[] => {
  const { bookedTerms, replayedTerms, knownAt } = plan;
  const [before, after] = [bookedTerms, replayedTerms].map((terms) => evaluatedAt(terms, knownAt)?.version ?? null);
  if (before == null || after == null) {
    const asBooked = { ...replayedTerms, awards: bookedTerms.awards, choices: bookedTerms.choices };
    return [{ cause: because('version'), lines: linesIn(plan, evaluatedAt(asBooked, knownAt)) }];
  }
  return stepsBetween(plan, before, after).map(({ cause, terms }) => ({ cause, lines: linesIn(plan, evaluatedAt(terms, knownAt)) }));
};

interface PricedStep {
  readonly cause: ReplayCause;
  readonly terms: Terms;
}

/** The steps between two rule sets, which many deals go: worked out once for a replay. */
const stepsBetween = (plan: ReplayPlan, { compiled: before }: PublishedVersion, { compiled: after }: PublishedVersion): readonly PricedStep[] => {
  const known = steps.get(plan) ?? new Map<string, readonly PricedStep[]>();
  steps.set(plan, known);
  const name = nameOf(before, after);
  const found = known.get(name) ?? clauseSteps(before, after).map(({ clauses, compiled }) => ({ cause: because('clause', clauses), terms: termsUnderCompiled(plan.bookedTerms, compiled) }));
  known.set(name, found);
  return found;
};

const steps = new WeakMap<ReplayPlan, Map<string, readonly PricedStep[]>>();

const nameOf = (before: CompiledRuleSet, after: CompiledRuleSet): string => `${before.digest} ${after.digest}`;
