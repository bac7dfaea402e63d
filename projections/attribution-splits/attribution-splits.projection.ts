import { formatMinor, formatRational, type Currency } from '#kernel';
import { allLines, evaluateNow, type DealEvaluation, type Flag, type Line, type Terms, type PublishedVersion, type StoredDossier } from '#rules';

/**
 * One line of a deal's division with the arithmetic behind it: what every partner with a claim on the deal may see, as it
 * proves its own line. Whether a line is withheld is its partner's own matter: `AttributionStandingRow`.
 */
export type AttributionSplitRow = {
  readonly dealId: string;
  /** 1 for the first, in the order of the result: commission by claim, uplifts, what the vendor keeps. */
  readonly lineNo: number;
  /** Null is the vendor. */
  readonly partnerId: string | null;
  readonly position: string;
  /** An exact fraction of the pool, `8/17`. */
  readonly share: string;
  readonly amount: string;
  readonly currency: string;
  /** An uplift is its partner's own matter. */
  readonly kind: 'commission' | 'uplift' | 'retained';
  readonly clause: string;
  readonly eventIds: readonly string[];
  /** Owed once the deal is won, before that a projection. */
  readonly standing: 'owed' | 'projection';
  readonly period: string | null;
  readonly coSell: boolean;
  readonly rate: string;
  readonly net: string;
  readonly pool: string;
  readonly ruleSetId: string;
  readonly version: number;
  readonly digest: string;
  /** What is to be seen about the deal as a whole, JSON text of a list of flags. */
  readonly dealFlags: string;
};

/** How one line stands with its partner, for nobody else's eyes: whether it is withheld, and what is flagged about it. */
export type AttributionStandingRow = {
  readonly dealId: string;
  readonly lineNo: number;
  readonly partnerId: string | null;
  readonly withheld: boolean;
  /** JSON text of a list of flags. */
  readonly flags: string;
};

/** A deal's lines; none of a lost deal, one without claims or one that no version covers. */
export const attributionSplitRowsOf = (stored: StoredDossier, terms: Terms): readonly AttributionSplitRow[] => {
  const { evaluation, version } = evaluateNow(stored, terms);
  if (evaluation === null) return [];
  const deal = dealColumns(evaluation, version);
  return allLines(evaluation).map((line, index) => ({ ...deal, ...lineColumns(line, evaluation.currency), dealId: stored.dealId, lineNo: index + 1 }));
};

/** How a deal's lines stand, line by line. */
export const attributionStandingRowsOf = (stored: StoredDossier, terms: Terms): readonly AttributionStandingRow[] => {
  const { evaluation } = evaluateNow(stored, terms);
  if (evaluation === null) return [];
  return allLines(evaluation).map((line, index) => ({
    dealId: stored.dealId, lineNo: index + 1, partnerId: line.partnerId, withheld: line.withheld,
    flags: JSON.stringify(evaluation.flags.filter((flag) => isAbout(flag, line))),
  }));
};

const isAbout = (flag: Flag, { partnerId, position }: Line): boolean =>
  flag.partnerId !== null && flag.partnerId === partnerId && (flag.position === null || flag.position === position);

const dealColumns = (evaluation: DealEvaluation, { ruleSetId, version, digest }: PublishedVersion) => ({
  standing: evaluation.dossier.status === 'won' ? 'owed' as const : 'projection' as const,
  period: evaluation.period,
  coSell: evaluation.coSell,
  rate: evaluation.rate.text,
  net: formatMinor(evaluation.net?.minor ?? 0n, evaluation.currency),
  pool: formatMinor(evaluation.pool?.minor ?? 0n, evaluation.currency),
  currency: evaluation.currency,
  ruleSetId, version, digest,
  dealFlags: JSON.stringify(evaluation.flags.filter(({ partnerId }) => partnerId === null)),
});

const lineColumns = ({ partnerId, position, share, amountMinor, kind, clause, eventIds }: Line, currency: Currency) =>
  ({ partnerId, position, share: formatRational(share), amount: formatMinor(amountMinor, currency), kind, clause, eventIds });
