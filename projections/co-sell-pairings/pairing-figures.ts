import { compareRationals, compareUtf8, formatMinor, formatRational, parseMinor, rational, roundHalfAwayFromZero, type Currency, type Rational } from '#kernel';
import type { PairingContributionRow } from './co-sell-pairings.projection.js';

/** How two partners do together, in one currency (capability I1). Amounts are text, means exact fractions; null where nothing is to be averaged. */
export interface PairingFigures {
  readonly partnerA: string;
  readonly partnerB: string;
  readonly currency: string;
  readonly dealsOpen: number;
  readonly dealsWon: number;
  readonly dealsLost: number;
  /** The amount of the open deals. */
  readonly pipeline: string;
  readonly wonAmount: string;
  /** won ÷ (won + lost), `2/3`. */
  readonly winRate: string | null;
  /** Mean local days from creation to close of the won deals whose days are known. */
  readonly meanCycleDays: string | null;
  /** Mean amount of the won deals, rounded once to minor units, half away from zero. */
  readonly meanWonAmount: string | null;
}

/** What pairings can be ranked by; of the cycle the shorter is the better, of all else the larger. */
export const pairingOrders = ['wonAmount', 'pipeline', 'winRate', 'cycle', 'size'] as const;
export type PairingOrder = (typeof pairingOrders)[number];

/** The pairings of one currency from best to worst, and who is named: the first three and, of the rest, the last three. */
export interface PairingRanking {
  readonly currency: string;
  readonly ranked: readonly PairingFigures[];
  readonly top: readonly PairingFigures[];
  readonly bottom: readonly PairingFigures[];
}

const namedMax = 3;

/** Ranks pairings by what their deals contribute; currencies never meet. What has no figure to rank by comes last, then order of ids. */
export const rankPairings = (contributions: readonly PairingContributionRow[], by: PairingOrder = 'wonAmount'): readonly PairingRanking[] => {
  const sums = sumsByPair(contributions);
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort(compareUtf8);
  return currencies.map((currency) => {
    const ranked = sums.filter((sum) => sum.currency === currency).sort((left, right) => better(left, right, by)).map(figuresOf);
    const top = ranked.slice(0, namedMax);
    return { currency, ranked, top, bottom: ranked.slice(namedMax).slice(-namedMax) };
  });
};

interface PairSums {
  readonly partnerA: string;
  readonly partnerB: string;
  readonly currency: Currency;
  open: number;
  won: number;
  lost: number;
  pipelineMinor: bigint;
  wonMinor: bigint;
  cycleDays: bigint;
  cycles: number;
}

const sumsByPair = (contributions: readonly PairingContributionRow[]): PairSums[] => {
  const sums = new Map<string, PairSums>();
  for (const row of contributions) {
    const key = `${row.partnerA} ${row.partnerB} ${row.currency}`;
    const sum = sums.get(key) ?? noSums(row);
    add(sum, row);
    sums.set(key, sum);
  }
  return [...sums.values()];
};

const noSums = ({ partnerA, partnerB, currency }: PairingContributionRow): PairSums => ({
  partnerA, partnerB, currency: currency as Currency, open: 0, won: 0, lost: 0, pipelineMinor: 0n, wonMinor: 0n, cycleDays: 0n, cycles: 0 });

const add = (sum: PairSums, { status, amount, cycleDays }: PairingContributionRow): void => {
  const minor = parseMinor(amount, sum.currency);
  if (minor === undefined) throw new Error(`${amount} is no amount of ${sum.currency}.`);
  sum[status] += 1;
  if (status === 'open') sum.pipelineMinor += minor;
  if (status !== 'won') return;
  sum.wonMinor += minor;
  if (cycleDays === null) return;
  sum.cycleDays += BigInt(cycleDays);
  sum.cycles += 1;
};

const ratio = (numerator: bigint, count: number): Rational | null => (count === 0 ? null : rational(numerator, BigInt(count)));
const textOf = (value: Rational | null): string | null => (value === null ? null : formatRational(value));

const figuresOf = (sum: PairSums): PairingFigures => {
  const size = ratio(sum.wonMinor, sum.won);
  return {
    partnerA: sum.partnerA, partnerB: sum.partnerB, currency: sum.currency,
    dealsOpen: sum.open, dealsWon: sum.won, dealsLost: sum.lost,
    pipeline: formatMinor(sum.pipelineMinor, sum.currency),
    wonAmount: formatMinor(sum.wonMinor, sum.currency),
    winRate: textOf(ratio(BigInt(sum.won), sum.won + sum.lost)),
    meanCycleDays: textOf(ratio(sum.cycleDays, sum.cycles)),
    meanWonAmount: size === null ? null : formatMinor(roundHalfAwayFromZero(size), sum.currency),
  };
};

const rankedBy: Record<PairingOrder, (sum: PairSums) => Rational | null> = {
  wonAmount: ({ wonMinor }) => rational(wonMinor),
  pipeline: ({ pipelineMinor }) => rational(pipelineMinor),
  winRate: ({ won, lost }) => ratio(BigInt(won), won + lost),
  cycle: ({ cycleDays, cycles }) => ratio(-cycleDays, cycles),
  size: ({ wonMinor, won }) => ratio(wonMinor, won),
};

const better = (left: PairSums, right: PairSums, by: PairingOrder): number => {
  const [one, other] = [rankedBy[by](left), rankedBy[by](right)];
  const byFigure = one === null || other === null ? Number(one === null) - Number(other === null) : -compareRationals(one, other);
  return byFigure || compareUtf8(left.partnerA, right.partnerA) || compareUtf8(left.partnerB, right.partnerB);
};
