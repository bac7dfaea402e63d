import { compareUtf8, type Currency } from '#kernel';
import { allLines, type DealEvaluation } from '../deal/deal-evaluation.js';
import type { Award } from '../incentives/award.rule.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { SpiffAward } from '../spiffs/spiff.rule.js';

/** What a partner comes to in one currency, in minor units. `amount` is the first four; withheld stands beside it. */
export interface Total {
  readonly partnerId: string;
  readonly currency: Currency;
  commissionMinor: bigint;
  upliftMinor: bigint;
  incentiveMinor: bigint;
  spiffMinor: bigint;
  withheldMinor: bigint;
}

/** Totals by partner, then currency: lines of won deals, amounts of incentives, SPIFFs. Currencies never meet. */
export const totalsOf = (
  { currency }: CompiledRuleSet,
  { deals, awards, spiffs }: { deals: readonly DealEvaluation[]; awards: readonly Award[]; spiffs: readonly SpiffAward[] },
): Total[] => {
  const totals = new TotalsTable();
  for (const deal of deals) if (deal.dossier.status === 'won') addDeal(totals, deal);
  for (const { partnerId, option } of awards) {
    if (option?.reward.amountMinor != null) totals.row(partnerId, currency).incentiveMinor += option.reward.amountMinor;
  }
  for (const { partnerId, amountMinor } of spiffs) totals.row(partnerId, currency).spiffMinor += amountMinor;
  return totals.sorted();
};

const addDeal = (totals: TotalsTable, deal: DealEvaluation): void => {
  for (const { partnerId, kind, amountMinor, withheld } of allLines(deal)) {
    if (partnerId === null) continue;
    const row = totals.row(partnerId, deal.currency);
    if (withheld) row.withheldMinor += amountMinor;
    else if (kind === 'uplift') row.upliftMinor += amountMinor;
    else row.commissionMinor += amountMinor;
  }
};

class TotalsTable {
  private readonly rows = new Map<string, Total>();

  row(partnerId: string, currency: Currency): Total {
    const key = `${currency} ${partnerId}`;
    let row = this.rows.get(key);
    if (row === undefined) {
      row = { partnerId, currency, commissionMinor: 0n, upliftMinor: 0n, incentiveMinor: 0n, spiffMinor: 0n, withheldMinor: 0n };
      this.rows.set(key, row);
    }
    return row;
  }

  sorted(): Total[] {
    return [...this.rows.values()].sort(
      (left, right) => compareUtf8(left.partnerId, right.partnerId) || compareUtf8(left.currency, right.currency),
    );
  }
}
