import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

/** What a restatement says: by which version a quarter's deals are priced from now on, and the replay that justifies it, by digest. */
const restatement = {
  restatementId: field.partId, period: field.period, ruleSetId: field.ruleSetId, version: field.count(1, 1_000_000),
  replayId: field.orNull(field.partId), replayDigest: field.sha256 } as const;

/** Every fact of the stream `periods`: which quarters are proposed for closing, being closed, closed, restated. */
export const periodEvents = {
  PeriodCloseProposed: fact('PeriodCloseProposed', 'Somebody asks to close a quarter; another person must approve.', 'vendor', {
    period: field.period, proposedBy: field.userId }),
  PeriodCloseApproved: fact('PeriodCloseApproved', 'The quarter is being closed from what was known at an instant.', 'vendor', {
    period: field.period, knownAt: field.instant, approvedBy: field.userId }),
  PeriodClosed: fact('PeriodClosed', 'Every statement of the quarter is issued; what is in them never changes.', 'vendor', {
    period: field.period, firstInstant: field.instant, lastInstant: field.instant, knownAt: field.instant,
    ordinal: field.count(0, 1_000_000_000_000), awards: field.count(0, 1_000_000_000), statements: field.count(0, 1_000_000_000),
    lines: field.count(0, 1_000_000_000), totals: field.listOf(field.object({ currency: field.currency, amount: field.signedAmount }), 300),
    digest: field.sha256 }),
  RestatementProposed: fact('RestatementProposed', 'Somebody asks to price the deals of a closed quarter by another version; another person must approve.', 'vendor', {
    ...restatement, reason: field.sealedText, proposedBy: field.userId }),
  RestatementWithdrawn: fact('RestatementWithdrawn', 'The restatement is no longer proposed.', 'vendor', {
    restatementId: field.partId, period: field.period, withdrawnBy: field.userId }),
  PeriodRestated: fact('PeriodRestated', 'The deals of a closed quarter are priced by this version from now on; what differs is posted in the open quarter.', 'everyone', {
    ...restatement, knownAt: field.instant, approvedBy: field.userId }),
} as const;

type PeriodEventName = keyof typeof periodEvents;
export type PeriodEvent = { [Name in PeriodEventName]: FactOf<Name, DataOf<(typeof periodEvents)[Name]>> }[PeriodEventName];
export type RecordedPeriodEvent = { [Name in PeriodEventName]: RecordedOf<Name, DataOf<(typeof periodEvents)[Name]>> }[PeriodEventName];
