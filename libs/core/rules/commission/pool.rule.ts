import { divideRounded, rational, type Rational } from '#kernel';
import type { Cap, Percentage } from '../ruleset/compile-ruleset.js';

/** A deal's pool with what it was worked out from. Minor units of the deal's currency. */
export interface Pool {
  readonly exact: Rational;
  readonly roundedMinor: bigint;
  /** What the rule set caps it at; null where it has no cap, or none for the currency. */
  readonly capMinor: bigint | null;
  readonly minor: bigint;
  /** Other currencies have a cap and this one has none: what is owed is not known, every line is withheld. */
  readonly lacksCap: boolean;
}

/** net × rate ÷ 100, rounded once, then capped. */
export const poolOf = (netMinor: bigint, rate: Percentage, { cap, currency }: { cap: Cap; currency: string }): Pool => {
  const exact = rational(netMinor * rate.value.numerator, rate.value.denominator * 100n);
  const roundedMinor = divideRounded(exact.numerator, exact.denominator);
  const capMinor = cap === 'none' ? null : (cap.get(currency) ?? null);
  return {
    exact,
    roundedMinor,
    capMinor,
    minor: capMinor !== null && capMinor < roundedMinor ? capMinor : roundedMinor,
    lacksCap: cap !== 'none' && capMinor === null,
  };
};
