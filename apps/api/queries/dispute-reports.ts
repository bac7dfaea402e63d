import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PartnerId } from '#kernel';
import { linesAndDisputes, type DisputeRow } from '#projections';
import { readAs, seesOwnOf, type ReadCaller } from '#read-store';
import { compareDispute, disputableFacts, disputeRates, type ComparedLine, type DisputedFacts, type DisputeRate, type DisputeRateGroup, type StoredDossier } from '#rules';
import { Problem } from '../http/problem.js';
import { arithmeticOf, type ArithmeticAnswer } from './arithmetic.js';
import { seenDeal } from './seen-deal.js';
import { TermsLibrary } from './terms-library.js';

/** What the deal of a disputed line comes to as it stands, and as the dispute would have it; to a partner its own lines. */
export interface DisputeComparisonAnswer {
  readonly object: 'disputeComparison';
  readonly dealId: string;
  readonly lines: readonly ComparedLine[];
  /** The arithmetic of either side; null where the partner has no line on that side. */
  readonly standing: ArithmeticAnswer | null;
  readonly claimed: ArithmeticAnswer | null;
}

/** Works out what disputes are about, by the engine that books, and how many there are. */
@Injectable()
export class DisputeReports {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary) {}

  /** A dispute that was opened: also once it is over it is shown as it was. */
  async ofDispute(caller: ReadCaller, { dealId, partnerId, wrongEventIds, missing, factIds }: DisputeRow): Promise<DisputeComparisonAnswer> {
    if (dealId === null) throw new Problem(409, 'line-of-no-deal', 'The disputed line is of no deal: there is nothing to work out.');
    const named = { partnerId: partnerId as PartnerId, wrongEventIds, missing: JSON.parse(missing) as DisputedFacts['missing'] };
    return this.compare(caller, dealId, named, factIds);
  }

  /** What a dispute would be about; nothing is recorded. */
  async ofTrial(caller: ReadCaller, dealId: string, named: DisputedFacts): Promise<DisputeComparisonAnswer> {
    return this.compare(caller, dealId, named, []);
  }

  /** The lines of deals that were disputed, of all that could be. */
  async rates(by: DisputeRateGroup): Promise<readonly DisputeRate[]> {
    const lines = await readAs(this.dataSource, { sees: 'programme' }, (manager) =>
      linesAndDisputes(<Row>(text: string, values: readonly unknown[]) => manager.query<readonly Row[]>(text, [...values])));
    return disputeRates(lines, by);
  }

  private async compare(caller: ReadCaller, dealId: string, named: DisputedFacts, ruledFactIds: readonly string[]): Promise<DisputeComparisonAnswer> {
    const stored = JSON.parse((await seenDeal(this.dataSource, caller, dealId)).stored) as StoredDossier;
    const known = disputableFacts(stored);
    const unknown = named.wrongEventIds.findIndex((id) => !known.has(id));
    if (unknown >= 0) throw new Problem(409, 'event-unknown', 'The deal has no such event that a line could rest on.', { errors: [{ pointer: `/wrongEventIds/${unknown}`, message: 'is no event that a line could rest on' }] });
    const { lines, standing, claimed } = compareDispute(stored, await this.library.terms(), named, ruledFactIds);
    return {
      object: 'disputeComparison', dealId, lines: lines.filter(({ partnerId }) => seesOwnOf(caller, partnerId)),
      standing: arithmeticOf(dealId, standing, caller) ?? null, claimed: arithmeticOf(dealId, claimed, caller) ?? null };
  }
}
