import { formatMinor } from '#kernel';
import type { PricedDeal } from '../deal/deal-evaluation.js';
import type { EvaluatedDeal } from '../publication/evaluate-stored.js';
import { ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { bookedLines, type IssuedLine } from './booked-lines.js';
import { evaluationsOf } from './evaluations.js';
import { causesOf, linesIn, type CauseWorth, type ReplayCause } from './replay-causes.js';
import { differ, keysOf, standing, type ReplayLine, type ReplayLines } from './replay-line.js';
import type { ReplayPlan } from './replay-plan.js';
import type { CauseSum } from './replay-tally.js';
import type { Replay } from './replay.schema.js';

type DealRow = Replay['deals'][number];

/** One deal replayed: its lines on both sides and, where they differ, its row of the document. */
export interface ReplayedDeal {
  readonly booked: ReplayLines;
  readonly replayed: ReplayLines;
  /** Its members, and theirs, stand in the order of RFC 8785. */
  readonly row: DealRow | null;
  /** What each cause comes to over the lines, in minor units. */
  readonly worths: readonly CauseTotal[];
}

/** A cause with what it comes to over a deal's lines. */
export interface CauseTotal extends CauseSum {
  readonly cause: ReplayCause;
  /** Lines that it moves. */
  lines: number;
}

/** Replays one deal; undefined where it has no line in these quarters on either side. `issued` are the statement lines that name it. */
export const replayDeal = (stored: StoredDossier, issued: readonly IssuedLine[], plan: ReplayPlan, evaluations = evaluationsOf(stored)): ReplayedDeal | undefined => {
  if (!stored.closings.some(({ outcome }) => outcome === 'won')) return undefined;
  if (plan.dealsOf !== null && ruleSetOfDeal(stored, { knownAt: plan.knownAt }) !== plan.dealsOf) return undefined;
  const evaluated = evaluations.knownAt(plan.replayedTerms, plan.knownAt);
  const [booked, replayed] = [bookedLines(stored, issued, plan), linesIn(plan, evaluated)];
  if (booked.size === 0 && replayed.size === 0) return undefined;
  if (!differ(booked, replayed)) return { booked, replayed, row: null, worths: [] };
  const before = evaluations.knownAt(plan.bookedTerms, plan.bookedAt);
  const rules = { booked: nameOf(before), replayed: nameOf(evaluated) };
  const causes = causesOf(evaluations, plan, { booked, replayed }).map((each) => ({ ...each, total: { cause: each.cause, lines: 0, amountMinor: 0n, withheldMinor: 0n } }));
  const row = rowOf(stored, { booked, replayed }, { rules, causes });
  return { booked, replayed, row, worths: causes.map(({ total }) => total).filter(({ lines }) => lines > 0) };
};

interface TotalledCause extends CauseWorth {
  readonly total: CauseTotal;
}

const nameOf = (evaluated: EvaluatedDeal<PricedDeal> | undefined): DealRow['rules']['booked'] =>
  (evaluated?.version == null ? null : { digest: evaluated.version.digest, id: evaluated.version.compiled.id });

interface BothSides { readonly booked: ReplayLines; readonly replayed: ReplayLines }

const rowOf = (stored: StoredDossier, sides: BothSides, { rules, causes }: { readonly rules: DealRow['rules']; readonly causes: readonly TotalledCause[] }): DealRow => {
  const lines = keysOf(sides.booked, sides.replayed).flatMap((key) => lineRow(key, sides, causes));
  const all = (side: ReplayLines): readonly ReplayLine[] => [...side.values()];
  const { currency } = [...all(sides.booked), ...all(sides.replayed)][0] as ReplayLine;
  const sum = (side: ReplayLines, of: 'amountMinor' | 'withheldMinor'): bigint => all(side).reduce((whole, line) => whole + line[of], 0n);
  return {
    amount: changeOf(currency, sum(sides.booked, 'amountMinor'), sum(sides.replayed, 'amountMinor')),
    currency, dealId: stored.dealId, lines, rules,
    withheld: changeOf(currency, sum(sides.booked, 'withheldMinor'), sum(sides.replayed, 'withheldMinor')) };
};

/** None where the line is the same on both sides. What the causes come to on it is added to their totals. */
const lineRow = (key: string, { booked, replayed }: BothSides, causes: readonly TotalledCause[]): DealRow['lines'] => {
  const [one, other] = [standing(booked, key), standing(replayed, key)];
  if (one.amountMinor === other.amountMinor && one.withheldMinor === other.withheldMinor) return [];
  const { period, partnerId, kind, position, currency } = (booked.get(key) ?? replayed.get(key)) as ReplayLine;
  return [{
    amount: changeOf(currency, one.amountMinor, other.amountMinor),
    causes: causes.flatMap(({ cause: { because, clauses, eventId, eventType }, worthOf, total }) => {
      const { amountMinor, withheldMinor } = worthOf(key);
      if (amountMinor === 0n && withheldMinor === 0n) return [];
      total.lines += 1;
      total.amountMinor += amountMinor;
      total.withheldMinor += withheldMinor;
      return [{ amount: formatMinor(amountMinor, currency), because, clauses: [...clauses], eventId, eventType, withheld: formatMinor(withheldMinor, currency) }];
    }),
    clause: { booked: booked.get(key)?.clause ?? null, replayed: replayed.get(key)?.clause ?? null },
    kind, partnerId, period, position, withheld: changeOf(currency, one.withheldMinor, other.withheldMinor),
  }];
};

/** Both amounts and their difference as texts. */
export const changeOf = (currency: ReplayLine['currency'], booked: bigint, replayed: bigint): DealRow['amount'] =>
  ({ booked: formatMinor(booked, currency), delta: formatMinor(replayed - booked, currency), replayed: formatMinor(replayed, currency) });
