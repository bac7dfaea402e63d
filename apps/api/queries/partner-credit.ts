import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatMinor, formatRational, type Instant } from '#kernel';
import { dealsOfPartner, linesOfPartner } from '#projections';
import { allLines, evaluateStored, type Terms, type StoredDossier } from '#rules';
import { isStopped } from './deals-at.js';
import { TermsLibrary } from './terms-library.js';
import { totalsWithWithheld } from './totals.js';

/** Where the two clocks of a read stand. */
interface Clocks {
  readonly asOf: Instant | undefined;
  readonly knownAt: Instant | undefined;
}

/** A line of what a partner has or would have. */
export interface CreditLine {
  readonly dealId: string;
  readonly position: string;
  readonly kind: string;
  readonly share: string;
  readonly amount: string;
  readonly currency: string;
  readonly withheld: boolean | null;
  readonly clause: string;
  readonly eventIds: readonly string[];
  readonly period: string | null;
}

/** A partner's lines with their sums; what is withheld stands beside the sum, not in it. */
export interface CreditAnswer {
  readonly object: 'credit';
  readonly standing: 'owed' | 'projection';
  readonly totals: readonly { readonly currency: string; readonly amount: string; readonly withheld: string; readonly deals: number }[];
  readonly lines: readonly CreditLine[];
}

/** What a partner has earned: from the read model, or from the dossiers cut at an instant. */
@Injectable()
export class PartnerCredit {
  constructor(private readonly library: TermsLibrary) {}

  /** A partner's lines that are owed, or that its open deals project, at an instant of either clock; with neither, as they stand now. */
  async lines(
    manager: EntityManager, partnerId: string, at: Clocks, standing: CreditAnswer['standing'],
  ): Promise<readonly CreditLine[]> {
    if (!isStopped(at)) return linesOfPartner(manager, partnerId, standing);
    const terms = await this.library.terms();
    const deals = await dealsOfPartner(manager, partnerId);
    return deals.flatMap(({ stored }) => linesAt(JSON.parse(stored) as StoredDossier, terms, { ...at, partnerId, status: standing === 'owed' ? 'won' : 'open' }));
  }

  /** The answer that lines make. */
  of(lines: readonly CreditLine[], standing: CreditAnswer['standing']): CreditAnswer {
    return {
      object: 'credit', standing,
      totals: totalsWithWithheld(lines).map((total) => ({
        ...total, deals: new Set(lines.filter(({ currency }) => currency === total.currency).map(({ dealId }) => dealId)).size })),
      lines: lines.map(shown),
    };
  }
}

/** Only what the answer promises: the read model's rows have more. */
const shown = ({ dealId, position, kind, share, amount, currency, withheld, clause, eventIds, period }: CreditLine): CreditLine =>
  ({ dealId, position, kind, share, amount, currency, withheld, clause, eventIds, period });

interface LinesWanted extends Clocks {
  readonly partnerId: string;
  readonly status: 'won' | 'open';
}

const linesAt = (stored: StoredDossier, terms: Terms, { asOf, knownAt, partnerId, status }: LinesWanted): readonly CreditLine[] => {
  const evaluation = evaluateStored(stored, terms, { asOf, knownAt })?.evaluation;
  if (!evaluation || evaluation.dossier.status !== status) return [];
  return allLines(evaluation).filter((line) => line.partnerId === partnerId).map((line) => ({
    dealId: stored.dealId, position: line.position, kind: line.kind, share: formatRational(line.share),
    amount: formatMinor(line.amountMinor, evaluation.currency), currency: evaluation.currency, withheld: line.withheld,
    clause: line.clause, eventIds: line.eventIds, period: evaluation.period,
  }));
};
