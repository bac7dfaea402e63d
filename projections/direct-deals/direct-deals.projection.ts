import { cutDossier, calendarOfDeal, directDealOf, evaluateNow, type ClosedDirectDeal, type Cut, type Dossier, type StoredDossier, type Terms } from '#rules';

/** A deal won without partners: its cycle and its stages in local days, for deals with partners to be compared with. */
export type DirectDealRow = {
  readonly dealId: string;
  /** The quarter of the close. */
  readonly period: string;
  readonly segment: string | null;
  readonly days: number;
  /** JSON text of stages with their days. */
  readonly stages: string;
};

/** The deal's row, if it was won without partners and a calendar says in which quarter. */
export const directDealRowsOf = (stored: StoredDossier, terms: Terms): readonly DirectDealRow[] =>
  closedDirectDeals(stored, terms, evaluateNow(stored, terms).dossier).map(({ stages, ...deal }) => ({ dealId: stored.dealId, ...deal, stages: JSON.stringify(stages) }));

/** The same at a cut of the two clocks, as the cohorts take it. */
export const directDealsAt = (stored: StoredDossier, terms: Terms, at: Cut): readonly ClosedDirectDeal[] => {
  const dossier = cutDossier(stored, at);
  return dossier === undefined ? [] : closedDirectDeals(stored, terms, dossier);
};

const closedDirectDeals = (stored: StoredDossier, terms: Terms, dossier: Dossier): readonly ClosedDirectDeal[] => {
  const calendar = calendarOfDeal(stored, terms);
  return calendar === undefined ? [] : [directDealOf(calendar, dossier) ?? []].flat();
};
