import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { compareUtf8, formatMinor, instantOfMillis, localDayOf, type Currency, type RuleSetId } from '#kernel';
import { storedDossiersUnder } from '#projections';
import { readAs } from '#read-store';
import { lineMinor, repricedDeal, termsAroundPublication, termsAroundRestatement, type PeriodRestatement, type RepricedDeal, type StoredDossier, type TermsAround } from '#rules';
import { TermsLibrary } from './terms-library.js';

/** What a decision changes for the deals that are won: sums by currency and partner, and the first of the deals. */
export interface RepricingAnswer {
  readonly deals: number;
  readonly totals: readonly RepricedSum[];
  readonly partners: readonly (RepricedSum & { readonly partnerId: string })[];
  /** One row for each partner of a deal, by deal id, as many as `listed` at most. */
  readonly rows: readonly RepricedDeal[];
  readonly has_more: boolean;
}

/** What is not withheld, before and after. */
interface RepricedSum {
  readonly currency: string;
  readonly before: string;
  readonly after: string;
  readonly delta: string;
}

const listed = 500;

/** The codes by which PostgreSQL says that a schema or a table does not exist. */
const missing = new Set(['3F000', '42P01']);
const isOfMissingTable = (error: unknown): boolean => error instanceof QueryFailedError && missing.has(String((error.driverError as { code?: unknown }).code));

/** Works out which deals a decision about rules re-prices; null while there are no read models to ask. Records and posts nothing. */
@Injectable()
export class Repricing {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary) {}

  /** Of publishing a version, which may be a draft yet; nothing while its first day is to come, for no deal has closed then. */
  async ofPublication(ruleSetId: RuleSetId, version: number): Promise<RepricingAnswer | null> {
    const around = termsAroundPublication(await this.library.terms(), ruleSetId, version);
    const published = around?.after.published.get(ruleSetId)?.versions.find((each) => each.version === version)?.compiled;
    const begins = published === undefined || published.effectiveFrom > localDayOf(instantOfMillis(Date.now()), published.calendar.timeZone);
    return around === undefined || begins ? nothing : this.between(ruleSetId, around);
  }

  /** Of restating a closed quarter, already decided or not. */
  async ofRestatement(restatement: PeriodRestatement): Promise<RepricingAnswer | null> {
    return this.between(restatement.ruleSetId, termsAroundRestatement(await this.library.terms(), restatement));
  }

  private async between(ruleSetId: RuleSetId, around: TermsAround): Promise<RepricingAnswer | null> {
    try {
      return await readAs(this.dataSource, { sees: 'programme' }, async (manager) => {
        const tally = new RepricingTally();
        for await (const page of storedDossiersUnder(manager, ruleSetId)) {
          for (const stored of page) tally.add(repricedDeal(JSON.parse(stored) as StoredDossier, around));
        }
        return tally.answer();
      });
    } catch (error) {
      // The decision is recorded: that no projector ever ran here is no reason to answer that it failed.
      if (isOfMissingTable(error)) return null;
      throw error;
    }
  }
}

const nothing: RepricingAnswer = { deals: 0, totals: [], partners: [], rows: [], has_more: false };

interface Sum {
  readonly partnerId: string;
  readonly currency: Currency;
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
}

class RepricingTally {
  private deals = 0;
  private more = false;
  private readonly rows: RepricedDeal[] = [];
  private readonly partners = new Map<string, Sum>();

  add(rows: readonly RepricedDeal[]): void {
    if (rows.length === 0) return;
    this.deals += 1;
    if (this.rows.length + rows.length > listed) this.more = true;
    else this.rows.push(...rows);
    for (const row of rows) if (!row.withheld) this.sum(row);
  }

  answer(): RepricingAnswer {
    const partners = [...this.partners].sort(([left], [right]) => compareUtf8(left, right)).map(([, sum]) => sum);
    const currencies = [...new Set(partners.map(({ currency }) => currency))].sort(compareUtf8);
    return {
      deals: this.deals, rows: this.rows, has_more: this.more,
      partners: partners.map(({ partnerId, ...sum }) => ({ partnerId, ...sumText(sum) })),
      totals: currencies.map((currency) => sumText(partners.filter((each) => each.currency === currency)
        .reduce((whole, each) => ({ currency, beforeMinor: whole.beforeMinor + each.beforeMinor, afterMinor: whole.afterMinor + each.afterMinor }), { currency, beforeMinor: 0n, afterMinor: 0n }))),
    };
  }

  private sum({ partnerId, currency, before, after }: RepricedDeal): void {
    const known = this.partners.get(`${partnerId} ${currency}`) ?? { partnerId, currency, beforeMinor: 0n, afterMinor: 0n };
    this.partners.set(`${partnerId} ${currency}`, {
      ...known, beforeMinor: known.beforeMinor + lineMinor({ amount: before, currency }), afterMinor: known.afterMinor + lineMinor({ amount: after, currency }) });
  }
}

const sumText = ({ currency, beforeMinor, afterMinor }: Omit<Sum, 'partnerId'>): RepricedSum => ({
  currency, before: formatMinor(beforeMinor, currency), after: formatMinor(afterMinor, currency), delta: formatMinor(afterMinor - beforeMinor, currency) });
