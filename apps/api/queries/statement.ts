import type { Period } from '#kernel';
import type { CommissionPayoutRow, PartnerDirectoryRow } from '#projections';
import { totalsWithWithheld, type WithheldTotal } from './totals.js';

/** What a partner accrued in a period. */
export interface StatementAnswer {
  readonly object: 'statement';
  readonly partnerId: string;
  readonly partnerName: string;
  readonly period: string;
  readonly lines: readonly {
    readonly dealId: string; readonly entryNo: number; readonly position: string; readonly kind: string; readonly cause: string; readonly causeEventId: string;
    readonly occurredAt: string; readonly dealPeriod: string; readonly amount: string; readonly currency: string; readonly withheld: boolean;
    readonly ruleSetId: string; readonly version: number; readonly clause: string;
    /** The dispute whose ruling it follows from. */
    readonly becauseOfDispute: string | null;
  }[];
  readonly totals: readonly WithheldTotal[];
}

/** The statement that a partner's entries of a period make; what is withheld stands beside the sum, not in it. */
export const statementOf = (partner: Pick<PartnerDirectoryRow, 'partnerId' | 'name'>, period: Period, entries: readonly CommissionPayoutRow[], behind: ReadonlyMap<string, string>): StatementAnswer => ({
  object: 'statement',
  partnerId: partner.partnerId,
  partnerName: partner.name,
  period,
  lines: entries.map((entry) => ({
    dealId: entry.dealId, entryNo: entry.entryNo, position: entry.position, kind: entry.kind, cause: entry.causeType, causeEventId: entry.causeEventId,
    occurredAt: entry.occurredAt, dealPeriod: entry.dealPeriod, amount: entry.amount, currency: entry.currency, withheld: entry.withheld,
    ruleSetId: entry.ruleSetId, version: entry.version, clause: entry.clause, becauseOfDispute: behind.get(entry.causeEventId) ?? null,
  })),
  totals: totalsWithWithheld(entries),
});
