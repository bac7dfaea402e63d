import { formatDecimal, formatMinor, formatRational, minorDigitsOf, rational, type Currency, type Rational } from '#kernel';
import type { Share } from '../attribution/shares.rule.js';
import type { Line } from '../commission/line.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { exactText } from './exact-text.js';
import type { TraceStep } from './trace-step.js';

/** Each line of the pool's division; where it does not come out even, the floor of its part and where a unit left over went. */
export const lineSteps = ({ pool, currency, lines, division }: DealEvaluation): TraceStep[] => {
  if (pool === null) return [];
  const parts = lines.map((line) => partOf(line, pool.minor));
  const unitsLeft = parts.filter(getsUnit).length;
  return parts.map((part, index) => ({
    step: 'line',
    partnerId: part.line.partnerId,
    position: part.line.position,
    clause: part.line.clause,
    formula: `${formatMinor(pool.minor, currency)} × ${shareFormula(part.line, division.shares[index])}`,
    exact: exactText(part.exact, currency),
    result: formatMinor(part.line.amountMinor, currency),
    eventIds: part.line.eventIds,
    note: [remainderNote(part, { unitsLeft, currency }), part.line.withheld ? 'withheld' : null].filter((note) => note !== null).join('; ') || null,
  }));
};

interface Part {
  readonly line: Line;
  readonly exact: Rational;
  readonly floorMinor: bigint;
  readonly remainder: Rational;
}

const partOf = (line: Line, poolMinor: bigint): Part => {
  const exact = rational(poolMinor * line.share.numerator, line.share.denominator);
  const floorMinor = exact.numerator / exact.denominator;
  return { line, exact, floorMinor, remainder: rational(exact.numerator % exact.denominator, exact.denominator) };
};

/** `13500.00 × 40/85`, and `× 2/3` for a part of a position; the share itself for what the vendor keeps. */
const shareFormula = (line: Line, share: Share | undefined): string => {
  if (line.kind === 'retained' || share === undefined) return formatRational(line.share);
  const position = `${fractionText(share.percent)}/${fractionText(share.whole)}`;
  const isAlone = share.weight.numerator * share.weights.denominator === share.weights.numerator * share.weight.denominator;
  return isAlone ? position : `${position} × ${fractionText(share.weight)}/${fractionText(share.weights)}`;
};

const fractionText = (value: Rational): string => formatDecimal(value) ?? `(${formatRational(value)})`;

/** Flooring leaves units over: they go one each to the largest remainders, equal ones in the order of the lines. */
const getsUnit = ({ line, floorMinor }: Part): boolean => line.amountMinor > floorMinor;

/** `floor 6352.94, remainder 2/17`; on the line that gets a unit `floor 3970.58; the one cent left goes to gamma, remainder 14/17`. */
const remainderNote = (part: Part, { unitsLeft, currency }: { unitsLeft: number; currency: Currency }): string | null => {
  if (part.remainder.numerator === 0n) return null;
  const floor = `floor ${formatMinor(part.floorMinor, currency)}`;
  const remainder = `remainder ${formatRational(part.remainder)}`;
  if (!getsUnit(part)) return `${floor}, ${remainder}`;
  const [one, several] = unitNames(currency);
  const left = unitsLeft === 1 ? `the one ${one} left goes` : `one of the ${unitsLeft} ${several} left goes`;
  return `${floor}; ${left} to ${part.line.partnerId ?? 'the vendor'}, ${remainder}`;
};

const unitNames = (currency: Currency): readonly [one: string, several: string] => {
  const digits = minorDigitsOf(currency);
  if (digits === 2) return ['cent', 'cents'];
  const size = digits === 0 ? '' : ` of ${formatMinor(1n, currency)}`;
  return [`unit${size}`, `units${size}`];
};
