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
  const facts = factsOf(stored).filter(({ revision }) => revision >= firstWin.revision).sort((left, right) => left.revision - right.revision);
  const changes = termChangesFor(stored, terms, firstWin.recordedAt);
  return merged(facts.map(momentOf), changes);
};

interface CausingFact extends Fact {
  readonly type: AccrualCause;
}

const momentOf = ({ type, eventId, occurredAt, recordedAt, revision }: CausingFact): Moment =>
  ({ type, eventId, occurredAt, recordedAt, throughRevision: revision });

const as = (type: AccrualCause) => (fact: Fact): CausingFact => ({ ...fact, type });

const factsOf = (stored: StoredDossier): CausingFact[] => [
  ...stored.closings.map((closing) => as(typeOfClosing[closing.outcome])(closing)),
  ...stored.corrections.map(as('WonDealCorrected')),
  ...stored.roles.map((role) => as(role.change === 'assigned' ? 'RoleAssigned' : 'RoleReleased')(role)),
  ...stored.touchpoints.map(as('TouchpointLogged')),
  ...stored.touchpoints.flatMap(({ amendments }) => amendments.map((amendment) => as(typeOfAmendment[amendment.amendment])(amendment))),
  ...stored.registrations.flatMap(({ steps }) => steps.filter(({ step }) => step === 'approved').map(as('RegistrationApproved'))),
  ...stored.models.map(as('ModelChanged')),
  ...stored.amounts.map(as('AmountChanged')),
  ...stored.ruleSets.map(as('DealMovedToRuleSet')),
  ...stored.invoices.map(as('DealInvoiced')),
  ...stored.receipts.map(as('CashCollected')),
  ...stored.margins.map(as('MarginSet')),
  ...stored.adjustments.map((adjustment) => as(typeOfAdjustment[adjustment.kind])(adjustment)),
];

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
