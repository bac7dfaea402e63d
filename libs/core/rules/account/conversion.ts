import {
  compareUtf8, divideRationals, formatMinor, minorDigitsOf, multiplyRationals, parseCurrency, parseDecimal, rational, roundHalfAwayFromZero, type Currency,
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

/** From which currency into which, by the rate of the latest day not after a local day. */
export interface Exchange {
  readonly from: Currency;
  readonly to: string;
  readonly by: string;
}

/**
 * An amount in another currency by the rate of the latest day not after a day; of two of a day the one told from the currency owed,
 * of two of these the one told last. Multiplied or divided exactly, rounded once, half away from zero. Undefined without a rate.
 */
export const convert = ({ minor, ...exchange }: Exchange & { readonly minor: bigint }, rates: readonly ToldRate[]): Converted | undefined => {
  const [target, told] = [parseCurrency(exchange.to), rateFor(exchange, rates)];
  return target === undefined || told === undefined ? undefined : { minor: exchanged(minor, { from: exchange.from, to: target, told }), told };
};

/**
 * Figures as they are told in another currency, all by one rate. Each is rounded by itself, so that anybody can work it out from its
 * original; so their sums may differ in the last digit. In the currency that they are in anyway there is no rate to name.
 */
export type FiguresIn<Name extends string> =
  | { readonly currency: string; readonly rate: string | null; readonly rateOn: string | null; readonly rateSource: string | null; readonly fault: null; readonly figures: { readonly [Key in Name]: string } }
  | { readonly currency: string; readonly rate: null; readonly rateOn: null; readonly rateSource: null; readonly fault: 'rate-missing'; readonly figures: null };

/** Tells figures in another currency; where no rate was told that is a fault with a name, and no figure. */
export const figuresIn = <Name extends string>(
  figures: { readonly [Key in Name]: bigint }, { from, to, by }: Exchange & { readonly to: Currency }, rates: readonly ToldRate[],
): FiguresIn<Name> => {
  const told = rateFor({ from, to, by }, rates);
  const texts = (minorOf: (minor: bigint) => bigint) =>
    Object.fromEntries(Object.entries<bigint>(figures).map(([name, minor]) => [name, formatMinor(minorOf(minor), to)])) as { readonly [Key in Name]: string };
  if (from === to) return { currency: to, ...noRate, fault: null, figures: texts((minor) => minor) };
  if (told === undefined) return { currency: to, ...noRate, fault: 'rate-missing', figures: null };
  return { currency: to, rate: told.rate, rateOn: told.on, rateSource: told.source, fault: null, figures: texts((minor) => exchanged(minor, { from, to, told })) };
};

const noRate = { rate: null, rateOn: null, rateSource: null } as const;

const rateFor = ({ from, to, by }: Exchange, rates: readonly ToldRate[]): ToldRate | undefined => {
  const isDirect = ({ base }: ToldRate): boolean => base === from;
  return rates.filter(({ base, quote, on }) => on <= by && ((base === from && quote === to) || (base === to && quote === from)))
    .reduce<ToldRate | undefined>((best, each) => (best === undefined || isLater(each, best, isDirect) ? each : best), undefined);
};

const exchanged = (minor: bigint, { from, to, told: { base, rate } }: { readonly from: Currency; readonly to: Currency; readonly told: ToldRate }): bigint => {
  const value = parseDecimal(rate);
  if (value === undefined) throw new Error(`The ledger holds the rate ${rate}, which is no number.`);
  const owed = rational(minor, 10n ** BigInt(minorDigitsOf(from)));
  const paid = base === from ? multiplyRationals(owed, value) : divideRationals(owed, value);
  return roundHalfAwayFromZero(multiplyRationals(paid, rational(10n ** BigInt(minorDigitsOf(to)))));
};

const isLater = (each: ToldRate, best: ToldRate, isDirect: (rate: ToldRate) => boolean): boolean =>
  (compareUtf8(each.on, best.on) || Number(isDirect(each)) - Number(isDirect(best))) >= 0;
