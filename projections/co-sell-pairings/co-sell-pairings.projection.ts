import { compareUtf8, daysBetween, type Instant } from '#kernel';
import { calendarOfDeal, cutDossier, evaluateNow, type Cut, type Dossier, type Terms, type StoredDossier } from '#rules';

/** What one deal says about one pair of partners that hold roles on it: `partnerA` comes before `partnerB` by bytes. */
export type PairingContributionRow = {
  readonly dealId: string;
  readonly partnerA: string;
  readonly partnerB: string;
  readonly status: 'open' | 'won' | 'lost';
  readonly amount: string;
  readonly currency: string;
  /** Local days from creation to close; null unless won, or while the calendar is not known. */
  readonly cycleDays: number | null;
  readonly closedAt: string | null;
};

/** One row for each two partners with roles on the deal, whatever their roles pay. */
export const pairingContributionRowsOf = (stored: StoredDossier, terms: Terms): readonly PairingContributionRow[] =>
  contributionsOf(stored, terms, evaluateNow(stored, terms).dossier);

/** The rows as they were at a cut of the two clocks; none where the deal did not exist yet. */
export const pairingContributionRowsAt = (stored: StoredDossier, terms: Terms, at: Cut): readonly PairingContributionRow[] => {
  const dossier = cutDossier(stored, at);
  return dossier === undefined ? [] : contributionsOf(stored, terms, dossier);
};

const contributionsOf = (stored: StoredDossier, terms: Terms, dossier: Dossier): readonly PairingContributionRow[] => {
  const { status, amount, currency } = dossier;
  const closedAt = dossier.closedAt ?? null;
  const common = { status, amount, currency, cycleDays: cycleOf(stored, terms, { status, closedAt }), closedAt };
  const partners = [...new Set(dossier.roles.map(({ partnerId }) => partnerId))].sort(compareUtf8);
  return partners.flatMap((partnerA, index) =>
    partners.slice(index + 1).map((partnerB) => ({ dealId: stored.dealId, partnerA, partnerB, ...common })));
};

const cycleOf = (stored: StoredDossier, terms: Terms, deal: { status: string; closedAt: string | null }): number | null => {
  const calendar = calendarOfDeal(stored, terms);
  if (deal.status !== 'won' || deal.closedAt === null || calendar === undefined) return null;
  return daysBetween(stored.opened.occurredAt, deal.closedAt as Instant, calendar.timeZone);
};
