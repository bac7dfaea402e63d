import type { EntityManager } from 'typeorm';
import { dealDossierRowAt, listDeals, pairingContributionRowsAt, type DealDossierRow, type DealPage, type PairingContributionRow } from '#projections';
import type { ReadCaller } from '#read-store';
import type { Cut, PublishedRuleSets, StoredDossier } from '#rules';

const dealsPerPage = 500;

/** Whether a read asks for another moment than now. */
export const isStopped = (at: Cut): boolean => at.asOf !== undefined || at.knownAt !== undefined;

/** A page of deals as they were at a cut, with one row more than `limit` where there are more; filters go by what was so then. */
export const listDealsAt = async (manager: EntityManager, page: DealPage, published: PublishedRuleSets, at: Cut): Promise<DealDossierRow[]> => {
  const found: DealDossierRow[] = [];
  const backwards = page.before !== undefined;
  for await (const deals of pagesOf(manager, page)) {
    const rows = deals.map((deal) => dealDossierRowAt(JSON.parse(deal.stored) as StoredDossier, published, at)).filter((row) => row !== undefined && passes(row, page));
    found.push(...(rows as DealDossierRow[]));
    if (found.length > page.limit) break;
  }
  const shown = found.slice(0, page.limit + 1);
  return backwards ? shown.reverse() : shown;
};

/** What every deal that the caller may see contributed to pairings at a cut; a partner sees its own pairings. */
export const contributionsAt = async (
  manager: EntityManager, caller: ReadCaller, published: PublishedRuleSets, at: Cut,
): Promise<PairingContributionRow[]> => {
  const found: PairingContributionRow[] = [];
  for await (const deals of pagesOf(manager, everyDeal)) {
    found.push(...deals.flatMap((deal) => pairingContributionRowsAt(JSON.parse(deal.stored) as StoredDossier, published, at)));
  }
  return caller.sees === 'programme' ? found : found.filter(({ partnerA, partnerB }) => [partnerA, partnerB].includes(caller.partnerId));
};

const everyDeal: DealPage = {
  after: undefined, before: undefined, limit: dealsPerPage, status: undefined, partnerId: undefined, externalId: undefined, period: undefined, accountMissing: undefined };

/** The deals of a list whatever their state is now, page by page; backwards the last of a page comes first. */
async function* pagesOf(manager: EntityManager, page: DealPage): AsyncGenerator<readonly DealDossierRow[]> {
  let place: Pick<DealPage, 'after' | 'before'> = { after: page.after, before: page.before };
  for (;;) {
    const rows = await listDeals(manager, { ...everyDeal, externalId: page.externalId, accountMissing: page.accountMissing, ...place });
    const more = rows.length > dealsPerPage;
    const shown = !more ? rows : page.before === undefined ? rows.slice(0, dealsPerPage) : rows.slice(1);
    yield page.before === undefined ? shown : [...shown].reverse();
    if (!more) return;
    place = page.before === undefined ? { after: shown.at(-1)?.dealId, before: undefined } : { after: undefined, before: shown[0]?.dealId };
  }
}

const passes = (row: DealDossierRow, page: DealPage): boolean =>
  (page.status === undefined || row.status === page.status)
  && (page.period === undefined || row.period === page.period)
  && (page.partnerId === undefined || row.partnerIds.includes(page.partnerId));
