import { formatDecimal, formatMinor, formatRational, rational, type Rational } from '#kernel';
import type { Share } from '../attribution/shares.rule.js';
import type { Line } from '../commission/line.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { exactText } from './exact-text.js';
import type { TraceStep } from './trace-step.js';

/** Each line of the pool's division, with the floor of its part and where the units left over went. */
export const lineSteps = (deal: DealEvaluation): TraceStep[] => {
  const { pool, currency, lines, division } = deal;
  if (pool === null) return [];
  const parts = lines.map((line) => partOf(line, pool.minor));
  const leftOver = leftOverNote(deal, parts);
  return parts.map(({ line, exact, floorMinor, remainder }, index) => ({
    step: 'line',
    partnerId: line.partnerId,
    position: line.position,
    clause: line.clause,
    formula: `${formatMinor(pool.minor, currency)} × ${shareFormula(line, division.shares[index])}`,
    exact: exactText(exact, currency),
    result: formatMinor(line.amountMinor, currency),
    eventIds: line.eventIds,
    note: [
      remainder.numerator === 0n ? null : `floor ${formatMinor(floorMinor, currency)}, remainder ${formatRational(remainder)}${leftOver}`,
      line.withheld ? 'withheld' : null,
    ].filter((note) => note !== null).join('; ') || null,
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

/** Where the minor units that flooring left over went: to the largest remainders, equal ones in the order of the lines. */
const leftOverNote = ({ currency }: DealEvaluation, parts: readonly Part[]): string => {
  const winners = parts.filter(({ line, floorMinor }) => line.amountMinor > floorMinor);
  if (winners.length === 0) return '';
  const unit = formatMinor(1n, currency);
  const names = winners.map(({ line, remainder }) => `${line.partnerId ?? 'the vendor'} (${line.position}), remainder ${formatRational(remainder)}`);
  return `; left over ${formatMinor(BigInt(winners.length), currency)}: ${unit} each goes to ${names.join(', ')}`;
};
