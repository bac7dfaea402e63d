import { compareUtf8, rational, compareRationals, type Rational } from '#kernel';

/** A line of a deal that a partner could dispute, in the quarter of the deal's close, and whether it ever was. */
export interface DisputableOrDisputed {
  readonly dealId: string;
  readonly partnerId: string;
  readonly period: string;
  readonly position: string;
  readonly clause: string;
  readonly disputed: boolean;
}

/** By what disputes are counted. A line counts for each pairing of its partner with another that has a line on the deal. */
export const disputeRateGroups = ['period', 'pairing', 'role', 'clause'] as const;
export type DisputeRateGroup = (typeof disputeRateGroups)[number];

/** What a rate says (capability I5): no dispute, nobody is watching; under 5 % it works; to 10 % it is to be watched; above, the rules are unclear. */
export type DisputeRateBand = 'nobodyWatching' | 'working' | 'watch' | 'rulesUnclear';

/** How many of some lines were disputed. */
export interface DisputeRate {
  readonly period: string;
  /** A quarter, `ptr_a+ptr_b`, a position or a clause. */
  readonly of: string;
  readonly lines: number;
  readonly disputed: number;
  readonly rate: Rational;
  readonly band: DisputeRateBand;
}

/** The rates of each quarter by what they are counted by, in order. Where there is no line there is no rate. */
export const disputeRates = (lines: readonly DisputableOrDisputed[], by: DisputeRateGroup): readonly DisputeRate[] => {
  const others = partnersByDeal(lines);
  const counts = new Map<string, { readonly period: string; readonly of: string; lines: number; disputed: number }>();
  for (const line of lines) {
    for (const of of groupsOf(line, by, others)) {
      const key = `${line.period} ${of}`;
      const count = counts.get(key) ?? { period: line.period, of, lines: 0, disputed: 0 };
      count.lines += 1;
      count.disputed += line.disputed ? 1 : 0;
      counts.set(key, count);
    }
  }
  return [...counts].sort(([left], [right]) => compareUtf8(left, right)).map(([, count]) => {
    const rate = rational(BigInt(count.disputed), BigInt(count.lines));
    return { ...count, rate, band: bandOf(rate) };
  });
};

/** The band of a rate: five and ten percent are to be watched. */
export const bandOf = (rate: Rational): DisputeRateBand => {
  if (rate.numerator === 0n) return 'nobodyWatching';
  if (compareRationals(rate, rational(5n, 100n)) < 0) return 'working';
  return compareRationals(rate, rational(10n, 100n)) <= 0 ? 'watch' : 'rulesUnclear';
};

const partnersByDeal = (lines: readonly DisputableOrDisputed[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const partners = new Map<string, Set<string>>();
  for (const { dealId, partnerId } of lines) partners.set(dealId, (partners.get(dealId) ?? new Set()).add(partnerId));
  return partners;
};

const groupsOf = (line: DisputableOrDisputed, by: DisputeRateGroup, partners: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] => {
  if (by === 'period') return [line.period];
  if (by === 'role') return [line.position];
  if (by === 'clause') return [line.clause];
  const others = [...(partners.get(line.dealId) ?? [])].filter((partnerId) => partnerId !== line.partnerId);
  return others.map((other) => [line.partnerId, other].sort(compareUtf8).join('+'));
};
