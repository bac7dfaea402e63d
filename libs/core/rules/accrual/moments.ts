import type { EventId, Instant } from '#kernel';
import { termChangesFor, type TermChange } from '../terms/term-changes.js';
import type { Terms } from '../terms/terms.js';
import type { Closing, Fact, StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { AccrualCause } from './accrual.js';

/** A moment at which what a deal owes may change: its cause, and how far the deal's stream reached then. */
export interface Moment {
  readonly type: AccrualCause;
  readonly eventId: EventId;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly throughRevision: number;
}

/**
 * From the first win on, every fact that an evaluation can rest on, in the order of the stream, and between them the changes of
 * the terms that may concern the deal, by the instants of recording. Nothing before the first win: nothing was owed.
 */
export const momentsOf = (stored: StoredDossier, terms: Terms): readonly Moment[] => {
  const firstWin = stored.closings.find(({ outcome }) => outcome === 'won');
  if (firstWin === undefined) return [];
  const changes = termChangesFor(stored, terms, firstWin.recordedAt);
  return merged(factsSince(stored, firstWin.revision).sort((left, right) => left.throughRevision - right.throughRevision), changes);
};

const factsSince = (stored: StoredDossier, first: number): Moment[] => {
  const moments: Moment[] = [];
  const add = (type: AccrualCause, { eventId, occurredAt, recordedAt, revision }: Fact): void => {
    if (revision >= first) moments.push({ type, eventId, occurredAt, recordedAt, throughRevision: revision });
  };
  const all = (type: AccrualCause, facts: readonly Fact[]): void => { for (const fact of facts) add(type, fact); };
  for (const closing of stored.closings) add(typeOfClosing[closing.outcome], closing);
  all('WonDealCorrected', stored.corrections);
  for (const role of stored.roles) add(role.change === 'assigned' ? 'RoleAssigned' : 'RoleReleased', role);
  all('TouchpointLogged', stored.touchpoints);
  for (const { amendments } of stored.touchpoints) for (const amendment of amendments) add(typeOfAmendment[amendment.amendment], amendment);
  for (const { steps } of stored.registrations) for (const step of steps) if (step.step === 'approved') add('RegistrationApproved', step);
  all('ModelChanged', stored.models);
  all('AmountChanged', stored.amounts);
  all('DealMovedToRuleSet', stored.ruleSets);
  all('DealInvoiced', stored.invoices);
  all('CashCollected', stored.receipts);
  all('MarginSet', stored.margins);
  for (const adjustment of stored.adjustments) add(typeOfAdjustment[adjustment.kind], adjustment);
  return moments;
};

const typeOfClosing: Record<Closing['outcome'], AccrualCause> = { won: 'DealWon', lost: 'DealLost', reopened: 'DealReopened' };
const typeOfAdjustment = { refund: 'DealRefunded', creditNote: 'CreditNoteIssued', churn: 'CustomerChurned' } as const;
const typeOfAmendment = {
  confirmed: 'TouchpointConfirmed', contested: 'TouchpointContested', corrected: 'TouchpointCorrected', voided: 'TouchpointVoided' } as const;

/** A change of the terms recorded in the same instant as a fact comes first: the fact is priced under it. */
const merged = (facts: readonly Moment[], changes: readonly TermChange[]): readonly Moment[] => {
  const moments: Moment[] = [];
  let next = 0;
  let throughRevision = -1;
  const pass = (until: Instant | undefined): void => {
    for (let change = changes[next]; change !== undefined && (until === undefined || change.recordedAt <= until); change = changes[next]) {
      moments.push({ ...change, throughRevision });
      next += 1;
    }
  };
  for (const fact of facts) {
    pass(fact.recordedAt);
    moments.push(fact);
    throughRevision = fact.throughRevision;
  }
  pass(undefined);
  return moments;
};
