import { ruleSetStream, type RecordedRuleSetEvent, type RuleSetEvent } from '#events';
import { digestOf, type EventId, type Instant, type RuleSetId, type UserId } from '#kernel';
import { foldPublication, noPublishedRuleSets, termsOf, type PublishedRuleSets, type Terms } from '#rules';

/** The rule set that hand-written logs publish. */
export const standard = 'standard' as RuleSetId;

interface Changes {
  readonly from?: string;
  readonly basis?: string;
  readonly solo?: string;
  readonly coSell?: string;
  readonly accrueOn?: string;
  readonly minimumPerRole?: number;
  readonly onMissing?: string;
}

/** The standard programme's document; by default nothing need be evidenced. */
export const documentWith = (changes: Changes = {}): Record<string, unknown> => ({
  format: 'tandem.ruleset/1', id: standard, title: 'Standard', effective: { from: changes.from ?? '2025-01-01', basis: changes.basis ?? 'closed' },
  calendar: { timeZone: 'America/New_York', fiscalYearStart: 1 }, currency: 'USD',
  attribution: {
    roles: { sourcing: '20', selling: '40', technicalValidation: '25', implementation: '0', influence: '15' },
    unfilled: 'prorate', sameRole: 'declared',
    models: { 'sell-with': {}, 'sell-through': { selling: '70', technology: '30' }, 'sell-to': { referral: '30', sales: '70' } },
    evidence: { weights: { meeting: '1', demo: '3' }, minimumPerRole: changes.minimumPerRole ?? 0, graceDays: 7, onMissing: changes.onMissing ?? 'flag' },
  },
  commission: { base: 'amount', solo: changes.solo ?? '20', coSell: changes.coSell ?? '27', accrueOn: changes.accrueOn ?? 'won', capPerDeal: null },
  buckets: { influencing: ['demo'], accelerated: { fasterThanCohortBy: '25', cohort: { statistic: 'mean', trailingQuarters: 4, minimumDeals: 20 } } },
  payout: { cycleDays: 30, minimum: '50.00', holdback: { percent: '0', days: 0 } },
  clawback: { windowDays: 180, on: ['refund', 'creditNote', 'churn'] },
});

/** Event ids `rule-0`, `rule-1`, …, which a deal's own never are. */
export const ruleSetLog = (...entries: readonly (RuleSetEvent & { readonly at: Instant })[]): RecordedRuleSetEvent[] =>
  entries.map(({ type, data, at }, revision) => ({
    id: `rule-${revision}` as EventId, stream: ruleSetStream(standard), revision, type, data,
    metadata: {
      schemaVersion: 1, occurredAt: at, recordedAt: at, sourceRecordedAt: null, causationId: null, correlationId: 'c',
      actor: { userId: 'usr_ops' as UserId, rights: ['operations'], partnerId: null }, idempotencyKey: `k${revision}`, bodyDigest: 'b'.repeat(64),
    },
  }) as RecordedRuleSetEvent);

/** The three facts that publish a version. */
export const publication = (at: Instant, version: number, document: Record<string, unknown>): readonly (RuleSetEvent & { readonly at: Instant })[] => {
  const digest = digestOf(document);
  return [
    { type: 'RuleSetDrafted', at, data: { ruleSetId: standard, version, document, digest, draftedBy: 'usr_one' as UserId } },
    { type: 'RuleSetProposed', at, data: { version, digest, proposedBy: 'usr_one' as UserId } },
    { type: 'RuleSetApproved', at, data: { version, digest, approvedBy: 'usr_two' as UserId } },
  ];
};

/** The registry after these events. */
export const registryOf = (events: readonly RecordedRuleSetEvent[]): PublishedRuleSets => events.reduce(foldPublication, noPublishedRuleSets);

/** The terms of the standard rule set with these versions, and nothing else. */
export const publishing = (...versions: readonly { readonly at: Instant; readonly document: Record<string, unknown> }[]): Terms =>
  termsOf(registryOf(ruleSetLog(...versions.flatMap(({ at, document }, index) => publication(at, index + 1, document)))));
