import type { Currency, Period } from '#kernel';
import type { JudgedTouchpoints } from '../attribution/touchpoints.rule.js';
import type { Division } from '../attribution/shares.rule.js';
import type { Bucket } from '../buckets/bucket.rule.js';
import type { Line } from '../commission/line.js';
import type { Net } from '../commission/net.rule.js';
import type { Pool } from '../commission/pool.rule.js';
import type { AppliedUplift } from '../incentives/uplift.rule.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { Percentage } from '../ruleset/compile-ruleset.js';
import type { Flag } from './flag.js';

/**
 * What one deal is worth under one rule set, with everything that a trace needs. Amounts are minor units of `currency`;
 * `net` and `pool` are null on a deal that no version covers and on a lost one, where both are zero.
 */
export interface PricedDeal {
  readonly dossier: Dossier;
  readonly currency: Currency;
  readonly period: Period | null;
  readonly inForce: boolean;
  readonly coSell: boolean;
  readonly rate: Percentage;
  readonly rateClause: string | null;
  readonly net: Net | null;
  readonly pool: Pool | null;
  readonly division: Division;
  /** Commission by claim, what the vendor keeps last. */
  readonly lines: readonly Line[];
  /** What awards of the quarter before add, claim by claim; none until they are known. */
  readonly uplifts: readonly AppliedUplift[];
  readonly touchpoints: JudgedTouchpoints;
}

/** What one deal comes to: what it is worth, the buckets that the facts support, and what a person should see of it. */
export interface DealEvaluation extends PricedDeal {
  readonly bucket: Bucket;
  readonly flags: readonly Flag[];
}

/** Every line of a deal in the order of the result: commission by claim, uplifts, what the vendor keeps. */
export const allLines = ({ lines, uplifts }: Pick<PricedDeal, 'lines' | 'uplifts'>): readonly Line[] => {
  if (uplifts.length === 0) return lines;
  return [
    ...lines.filter(({ kind }) => kind === 'commission'),
    ...uplifts.map(({ line }) => line),
    ...lines.filter(({ kind }) => kind === 'retained'),
  ];
};
