import type { Instant } from '#kernel';
import type { Fact, StoredDossier } from './stored-dossier.js';

/** When the ledger learned the last of the facts that a cut is made of. */
export const lastRecordedAt = (stored: StoredDossier): Instant => {
  let last = stored.opened.recordedAt;
  const look = (facts: readonly Fact[]): void => {
    for (const { recordedAt } of facts) if (recordedAt > last) last = recordedAt;
  };
  for (const { steps } of stored.registrations) look(steps);
  for (const { amendments } of stored.touchpoints) look(amendments);
  const { registrations, touchpoints, sourcePartners, roles, stages, amounts, models, ruleSets, buckets, closings, corrections, invoices, receipts, margins, adjustments } = stored;
  for (const facts of [registrations, touchpoints, sourcePartners, roles, stages, amounts, models, ruleSets, buckets, closings, corrections, invoices, receipts, margins, adjustments]) look(facts);
  return last;
};
