import type { EntityManager } from 'typeorm';
import { dealDossierRowAt, listDeals, pairingContributionRowsAt, type DealDossierRow, type DealPage, type PairingContributionRow } from '#projections';
import { seesOwnOf, type ReadCaller } from '#read-store';
import type { Cut, StoredDossier, Terms } from '#rules';

const dealsPerPage = 500;

/** Whether a read asks for another moment than now. */
export const isStopped = (at: Cut): boolean => at.asOf !== undefined || at.knownAt !== undefined;

/** Reads a page of deals as they are now. */
type ReadPage = (page: DealPage) => Promise<DealDossierRow[]>;

/** How deals are read, and what is shown for one: its row at a cut, say; undefined where there is none. */
export interface DealReading {
  readonly readPage: ReadPage;
  readonly rowOf: (deal: DealDossierRow) => Promise<DealDossierRow | undefined>;
  /** Whether what is shown may differ from what is now in more than its tag. */
  readonly isStopped: boolean;
}

/** The deal as it was at a cut. */
export const dealAt = ({ stored }: DealDossierRow, terms: Terms, at: Cut): DealDossierRow | undefined =>
  dealDossierRowAt(JSON.parse(stored) as StoredDossier, terms, at);

/** A page of deals as a reading shows them, with one row more than `limit` where there are more; filters go by what is shown. */
export const listDealsAt = async (page: DealPage, reading: DealReading): Promise<DealDossierRow[]> => {
  const found: DealDossierRow[] = [];
  const backwards = page.before !== undefined;
  const candidates = reading.isStopped ? { ...everyDeal, externalId: page.externalId, accountMissing: page.accountMissing } : page;
  for await (const deals of pagesOf(reading.readPage, { ...candidates, after: page.after, before: page.before, limit: dealsPerPage })) {
    for (const deal of deals) {
      const row = await reading.rowOf(deal);
      if (row !== undefined && passes(row, page)) found.push(row);
      if (found.length > page.limit) break;
    }
    if (found.length > page.limit) break;
  }
  return backwards ? found.reverse() : found;
};

/** What every deal that the caller may see contributed to pairings at a cut; a partner sees its own pairings. */
export const contributionsAt = async (
  manager: EntityManager, caller: ReadCaller, terms: Terms, at: Cut,
): Promise<PairingContributionRow[]> => {
  const found: PairingContributionRow[] = [];
  for await (const deals of everyDealOf((page) => listDeals(manager, page))) {
    found.push(...deals.flatMap((deal) => pairingContributionRowsAt(JSON.parse(deal.stored) as StoredDossier, terms, at)));
  }
  return found.filter(({ partnerA, partnerB }) => seesOwnOf(caller, partnerA) || seesOwnOf(caller, partnerB));
};

const everyDeal: DealPage = {
  after: undefined, before: undefined, limit: dealsPerPage, status: undefined, partnerId: undefined, externalId: undefined, period: undefined,
  accountMissing: undefined, tag: undefined, underCredited: undefined };

/** Every deal, page by page. */
export const everyDealOf = (readPage: ReadPage): AsyncGenerator<readonly DealDossierRow[]> => pagesOf(readPage, everyDeal);

/** The deals of a list from a place on, page by page; backwards the last of a page comes first. */
async function* pagesOf(readPage: ReadPage, page: DealPage): AsyncGenerator<readonly DealDossierRow[]> {
  let place: Pick<DealPage, 'after' | 'before'> = { after: page.after, before: page.before };
  for (;;) {
    const rows = await readPage({ ...page, ...place });
    const more = rows.length > page.limit;
    const shown = !more ? rows : page.before === undefined ? rows.slice(0, page.limit) : rows.slice(1);
    yield page.before === undefined ? shown : [...shown].reverse();
    if (!more) return;
    place = page.before === undefined ? { after: shown.at(-1)?.dealId, before: undefined } : { after: undefined, before: shown[0]?.dealId };
  }
}

const passes = (row: DealDossierRow, page: DealPage): boolean =>
  (page.status === undefined || row.status === page.status)
  && (page.period === undefined || row.period === page.period)
  && (page.partnerId === undefined || row.partnerIds.includes(page.partnerId))
  && (page.tag === undefined || row.tag === page.tag)
  && (page.underCredited === undefined || row.underCredited === page.underCredited);
