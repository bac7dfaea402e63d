import { formatMinor } from '#kernel';
import type { EvaluatedDeal } from '../publication/evaluate-stored.js';
import { ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { bookedLines, type IssuedLine } from './booked-lines.js';
import { evaluationsOf } from './evaluations.js';
import { causesOf, linesIn, type CauseWorth } from './replay-causes.js';
import { differ, keysOf, standing, type ReplayLine, type ReplayLines } from './replay-line.js';
import type { ReplayPlan } from './replay-plan.js';
import type { Replay } from './replay.schema.js';

type DealRow = Replay['deals'][number];

/** One deal replayed: its lines on both sides and, where they differ, its row of the document. */
export interface ReplayedDeal {
  readonly booked: ReplayLines;
  readonly replayed: ReplayLines;
  readonly row: DealRow | null;
}

/** Replays one deal; undefined where it has no line in these quarters on either side. `issued` are the statement lines that name it. */
export const replayDeal = (stored: StoredDossier, issued: readonly IssuedLine[], plan: ReplayPlan): ReplayedDeal | undefined => {
  if (!stored.closings.some(({ outcome }) => outcome === 'won')) return undefined;
  if (plan.dealsOf !== null && ruleSetOfDeal(stored, { knownAt: plan.knownAt }) !== plan.dealsOf) return undefined;
  const evaluations = evaluationsOf(stored);
  const evaluated = evaluations.knownAt(plan.replayedTerms, plan.knownAt);
  const [booked, replayed] = [bookedLines(stored, issued, plan), linesIn(plan, evaluated)];
  if (booked.size === 0 && replayed.size === 0) return undefined;
  if (!differ(booked, replayed)) return { booked, replayed, row: null };
  const before = evaluations.knownAt(plan.bookedTerms, plan.bookedAt);
  const rules = { booked: nameOf(before), replayed: nameOf(evaluated) };
  return { booked, replayed, row: rowOf(stored, { booked, replayed }, { rules, causes: causesOf(evaluations, plan, { booked, replayed }) }) };
};

const nameOf = (evaluated: EvaluatedDeal | undefined): DealRow['rules']['booked'] =>
  (evaluated?.version == null ? null : { id: evaluated.version.compiled.id, digest: evaluated.version.digest });

interface BothSides { readonly booked: ReplayLines; readonly replayed: ReplayLines }

const rowOf = (stored: StoredDossier, sides: BothSides, { rules, causes }: { readonly rules: DealRow['rules']; readonly causes: readonly CauseWorth[] }): DealRow => {
  const lines = keysOf(sides.booked, sides.replayed).flatMap((key) => lineRow(key, sides, causes));
  const all = (side: ReplayLines): readonly ReplayLine[] => [...side.values()];
  const { currency } = [...all(sides.booked), ...all(sides.replayed)][0] as ReplayLine;
  const sum = (side: ReplayLines, of: 'amountMinor' | 'withheldMinor'): bigint => all(side).reduce((whole, line) => whole + line[of], 0n);
  return {
    dealId: stored.dealId, currency, rules, lines,
    amount: changeOf(currency, sum(sides.booked, 'amountMinor'), sum(sides.replayed, 'amountMinor')),
    withheld: changeOf(currency, sum(sides.booked, 'withheldMinor'), sum(sides.replayed, 'withheldMinor')) };
};

/** None where the line is the same on both sides. */
const lineRow = (key: string, { booked, replayed }: BothSides, causes: readonly CauseWorth[]): DealRow['lines'] => {
  const [one, other] = [standing(booked, key), standing(replayed, key)];
  if (one.amountMinor === other.amountMinor && one.withheldMinor === other.withheldMinor) return [];
  const { period, partnerId, kind, position, currency } = (booked.get(key) ?? replayed.get(key)) as ReplayLine;
  return [{
    period, partnerId, kind, position, clause: { booked: booked.get(key)?.clause ?? null, replayed: replayed.get(key)?.clause ?? null },
    amount: changeOf(currency, one.amountMinor, other.amountMinor), withheld: changeOf(currency, one.withheldMinor, other.withheldMinor),
    causes: causes.flatMap(({ cause, worthOf }) => {
      const { amountMinor, withheldMinor } = worthOf(key);
      return amountMinor === 0n && withheldMinor === 0n ? []
        : [{ ...cause, clauses: [...cause.clauses], amount: formatMinor(amountMinor, currency), withheld: formatMinor(withheldMinor, currency) }];
    }),
  }];
};

/** Both amounts and their difference as texts. */
export const changeOf = (currency: ReplayLine['currency'], booked: bigint, replayed: bigint): DealRow['amount'] =>
  ({ booked: formatMinor(booked, currency), replayed: formatMinor(replayed, currency), delta: formatMinor(replayed - booked, currency) });
