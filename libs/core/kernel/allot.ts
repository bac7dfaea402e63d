import { greatestCommonDivisor, type Rational } from './rational.js';

/**
 * Divides a total of minor units over weights by largest remainder, exactly: each share is floored toward zero, the
 * units left go one each to the largest remainders, equal ones in the order given. The shares always sum to the total,
 * and a negative total gives the negation of the positive one. No weights, a negative one or none above zero: throws.
 */
export const allot = (totalMinor: bigint, weights: readonly Rational[]): bigint[] =>
  allotByIntegers(totalMinor, toIntegers(weights));

/** The same for weights that are whole numbers already: only their proportion matters. */
export const allotByIntegers = (totalMinor: bigint, weights: readonly bigint[]): bigint[] => {
  const sum = sumOfWeights(weights);
  if (totalMinor < 0n) return allotPositive(-totalMinor, weights, sum).map((share) => -share);
  return allotPositive(totalMinor, weights, sum);
};

/** Whole numbers in the same proportion as the fractions: 1/2, 1/3 → 3, 2. */
export const toIntegers = (weights: readonly Rational[]): bigint[] => {
  const multiple = weights.reduce(
    (common, { denominator }) => (common / greatestCommonDivisor(common, denominator)) * denominator,
    1n,
  );
  return weights.map(({ numerator, denominator }) => numerator * (multiple / denominator));
};

const sumOfWeights = (weights: readonly bigint[]): bigint => {
  let sum = 0n;
  for (const weight of weights) {
    if (weight < 0n) throw new RangeError('A weight is not negative.');
    sum += weight;
  }
  if (sum === 0n) throw new RangeError('A total cannot be divided over weights of which none is above zero.');
  return sum;
};

const allotPositive = (total: bigint, weights: readonly bigint[], sum: bigint): bigint[] => {
  const shares = weights.map((weight) => (total * weight) / sum);
  const remainders = weights.map((weight) => (total * weight) % sum);
  const left = Number(total - shares.reduce((whole, share) => whole + share, 0n));
  for (const index of largestFirst(remainders).slice(0, left)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
};

const largestFirst = (remainders: readonly bigint[]): number[] =>
  remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((left, right) => Number(right.remainder - left.remainder))
    .map(({ index }) => index);
