import { formatMinor, type Currency, type Instant, type Period } from '#kernel';
import type { Line } from '../commission/line.js';
import { allLines, type PricedDeal } from '../deal/deal-evaluation.js';
import type { EvaluatedDeal } from '../publication/evaluate-stored.js';
import type { PublishedVersion } from '../publication/published-rule-sets.js';

/** What a deal owes a partner on one line, with what an entry says about it. */
export interface OwedLine {
  readonly lineKey: string;
  readonly partnerId: string;
  readonly position: string;
  readonly kind: 'commission' | 'uplift';
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly withheld: boolean;
  readonly clause: string;
  readonly eventIds: readonly string[];
  readonly version: PublishedVersion;
  readonly dealPeriod: Period;
  readonly closedAt: Instant;
}

/**
 * What a won deal owes its partners, by line, quarter of the close and whether it is withheld: a line that moves from one
 * quarter to another, or is released, is reversed in the one and posted in the other. A deal that is not won owes nothing.
 */
export const owedLines = (deal: EvaluatedDeal<PricedDeal> | undefined): ReadonlyMap<string, OwedLine> => {
  const owed = new Map<string, OwedLine>();
  if (deal?.evaluation == null || deal.dossier.status !== 'won') return owed;
  const { evaluation, version, dossier } = deal;
  if (evaluation.period === null) return owed;
  const common = { version, currency: evaluation.currency, dealPeriod: evaluation.period, closedAt: dossier.closedAt as Instant };
  for (const line of allLines(evaluation)) add(owed, line, common);
  return owed;
};

type Common = Pick<OwedLine, 'version' | 'currency' | 'dealPeriod' | 'closedAt'>;

/** A line of a deal that is a partner's. */
export type OwedByDeal = Line & { readonly partnerId: string; readonly kind: 'commission' | 'uplift' };

/** Whether a line is owed to anybody: what the vendor retains is not. */
export const isOwed = (line: Line): line is OwedByDeal => line.partnerId !== null && line.kind !== 'retained';

const add = (owed: Map<string, OwedLine>, line: Line, common: Common): void => {
  if (!isOwed(line)) return;
  const { partnerId, position, kind, amountMinor, withheld, clause, eventIds } = line;
  const lineKey = [partnerId, position, kind, ...(kind === 'uplift' ? [clause] : [])].join('|');
  owed.set(`${lineKey} ${common.dealPeriod} ${withheld ? 'withheld' : 'owed'}`, { lineKey, partnerId, position, kind, amountMinor, withheld, clause, eventIds, ...common });
};

/** An amount of the line as text. */
export const amountText = (minor: bigint, { currency }: OwedLine): string => formatMinor(minor, currency);
