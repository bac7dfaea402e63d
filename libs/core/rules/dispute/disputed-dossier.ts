import type { MissedTouchpoint } from '#events';
import type { EventId, PartnerId } from '#kernel';
import type { Fact, StoredDossier, StoredTouchpoint } from '../stored-dossier/stored-dossier.js';

/** What a dispute says of a deal: facts that are wrong, and touchpoints of its partner's that are missing. */
export interface DisputedFacts {
  readonly partnerId: PartnerId;
  readonly wrongEventIds: readonly string[];
  readonly missing: readonly Omit<MissedTouchpoint, 'note'>[];
}

/** The deal as if these events had never been told: a touchpoint goes with all that was said of it, an amendment by itself. */
export const withoutFacts = (stored: StoredDossier, eventIds: readonly string[]): StoredDossier => {
  if (eventIds.length === 0) return stored;
  const left = new Set(eventIds);
  const kept = <Kept extends Fact>(facts: readonly Kept[]): readonly Kept[] => facts.filter(({ eventId }) => !left.has(eventId));
  return {
    ...stored,
    touchpoints: kept(stored.touchpoints).map((touchpoint) => ({ ...touchpoint, amendments: kept(touchpoint.amendments) })),
    roles: kept(stored.roles), amounts: kept(stored.amounts), models: kept(stored.models),
    invoices: kept(stored.invoices), receipts: kept(stored.receipts), adjustments: kept(stored.adjustments),
  };
};

/** The facts of the deal that can be left out so, by their events. */
export const disputableFacts = ({ touchpoints, roles, amounts, models, invoices, receipts, adjustments }: StoredDossier): ReadonlySet<string> => {
  const corrections = touchpoints.flatMap(({ amendments }) => amendments.filter(({ amendment }) => amendment === 'corrected'));
  return new Set([touchpoints, corrections, roles, amounts, models, invoices, receipts, adjustments].flat().map(({ eventId }) => eventId));
};

/** The deal with the touchpoints that are missing, each as if it had been recorded when it happened. */
export const withTouchpoints = (stored: StoredDossier, { partnerId, missing }: DisputedFacts): StoredDossier =>
  (missing.length === 0 ? stored : { ...stored, touchpoints: [...stored.touchpoints, ...missing.map((each) => touchpointOf(stored, partnerId, each))] });

/** It stands under an id that no event has, so that a trace shows what is claimed and what was told. */
const touchpointOf = ({ revision }: StoredDossier, partnerId: PartnerId, { touchpointId, role, kind, happenedAt }: DisputedFacts['missing'][number]): StoredTouchpoint => ({
  eventId: `claimed:${touchpointId}` as EventId, revision, occurredAt: happenedAt, recordedAt: happenedAt, touchpointId: `claimed:${touchpointId}`, partnerId, role, kind,
  loggedBy: 'integration', imported: true, sourceRecordedAt: happenedAt, amendments: [] });
