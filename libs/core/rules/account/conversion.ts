import {
  compareUtf8, divideRationals, minorDigitsOf, multiplyRationals, parseCurrency, parseDecimal, rational, roundHalfAwayFromZero, type Currency,
} from '#kernel';

/** What a unit of one currency was worth in another on a local day, as a source told it. */
export interface ToldRate {
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly on: string;
  readonly source: string;
}

/** An amount in the currency it is paid in, with the rate as it was told. */
export interface Converted {
  readonly minor: bigint;
  readonly told: ToldRate;
}

/**
 * An amount in another currency by the rate of the latest day not after a day; of two of a day the one told from the currency owed,
 * of two of these the one told last. Multiplied or divided exactly, rounded once, half away from zero. Undefined without a rate.
 */
export const convert = (
  { minor, from, to, by }: { readonly minor: bigint; readonly from: Currency; readonly to: string; readonly by: string }, rates: readonly ToldRate[],
): Converted | undefined => {
  const target = parseCurrency(to);
  const isDirect = ({ base }: ToldRate): boolean => base === from;
  const told = rates.filter(({ base, quote, on }) => on <= by && ((base === from && quote === to) || (base === to && quote === from)))
    .reduce<ToldRate | undefined>((best, each) => (best === undefined || isLater(each, best, isDirect) ? each : best), undefined);
  const value = told === undefined ? undefined : parseDecimal(told.rate);
  if (target === undefined || told === undefined || value === undefined) return undefined;
  const owed = rational(minor, 10n ** BigInt(minorDigitsOf(from)));
  const paid = isDirect(told) ? multiplyRationals(owed, value) : divideRationals(owed, value);
  return { minor: roundHalfAwayFromZero(multiplyRationals(paid, rational(10n ** BigInt(minorDigitsOf(target))))), told };
};

const isLater = (each: ToldRate, best: ToldRate, isDirect: (rate: ToldRate) => boolean): boolean =>
  (compareUtf8(each.on, best.on) || Number(isDirect(each)) - Number(isDirect(best))) >= 0;
