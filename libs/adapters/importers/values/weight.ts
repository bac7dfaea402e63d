import { decimalDigitsMax } from '#kernel';
import { readDecimal, shortened } from './decimal-text.js';
import { isValueFault, valueFault, type ValueFault } from './value-fault.js';

/** A weight in units of 10^-scale: exact, and any number of them add up exactly. */
export interface Weight {
  readonly units: bigint;
  readonly scale: number;
}

/** Reads a declared weight: not negative, at most 15 digits when zeros at its end are left off. */
export const readWeight = (text: string, decimal: '.' | ','): Weight | ValueFault => {
  const number = readDecimal(text, decimal);
  if (isValueFault(number)) return number;
  if (number.negative) return valueFault('weight-negative', `${shortened(text)} is below zero; a weight is not.`);
  const decimals = number.decimals.replace(/0+$/, '');
  if (number.whole.length + decimals.length > decimalDigitsMax) return weightOutOfBounds;
  return { units: BigInt(number.whole + decimals), scale: decimals.length };
};

export const weightOutOfBounds = valueFault('number-out-of-bounds', `A weight has at most ${decimalDigitsMax} digits.`);

export const addWeights = (one: Weight, other: Weight): Weight => {
  const scale = Math.max(one.scale, other.scale);
  return { units: atScale(one, scale) + atScale(other, scale), scale };
};

/** The weight in the one form it has, `69562.5`; a fault where a sum has outgrown the digits. */
export const formatWeight = ({ units, scale }: Weight): string | ValueFault => {
  const digits = units.toString().padStart(scale + 1, '0');
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - scale);
  if (whole.length + decimals.length > decimalDigitsMax) return weightOutOfBounds;
  return scale === 0 || decimals === '' ? whole : `${whole}.${decimals}`;
};

const atScale = (weight: Weight, scale: number): bigint => weight.units * 10n ** BigInt(scale - weight.scale);
