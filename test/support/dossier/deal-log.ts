import { dealStream, type DealEvent, type PartnerRole, type RecordedDealEvent, type SealedText } from '#events';
import type { DealId, EventId, Instant, PartnerId, RuleSetId, UserId } from '#kernel';

/** A deal's log written by hand or drawn at random. */
export const dealId = 'deal_d-1' as DealId;
export const partner = (name: string): PartnerId => `ptr_${name}` as PartnerId;
/** `day(3)` is noon of the third day of 2026; `day(3, 8)` eight o'clock. */
export const day = (number: number, hour = 12): Instant => new Date(Date.UTC(2026, 0, number, hour)).toISOString() as Instant;
/** A reason whose text lies in the vault. */
export const sealed: SealedText = { textId: 'text-1', digest: 'a'.repeat(64) };

/** A fact and its clocks; recorded when it occurred unless told otherwise. */
export type LogEntry = DealEvent & { readonly at: Instant; readonly recordedAt?: Instant; readonly sourceRecordedAt?: Instant };

/** The recorded events of a deal: revisions from 0, event ids `e0`, `e1`, … */
export const dealLog = (...entries: readonly LogEntry[]): RecordedDealEvent[] => {
  let last = '' as Instant;
  return entries.map(({ type, data, at, recordedAt, sourceRecordedAt }, revision) => {
    const recorded = recordedAt ?? at;
    last = recorded > last ? recorded : last;
    return {
      id: `e${revision}` as EventId, stream: dealStream(dealId), revision, type, data,
      metadata: {
        schemaVersion: 1, occurredAt: at, recordedAt: last, sourceRecordedAt: sourceRecordedAt ?? null,
        actor: { userId: 'usr_ops' as UserId, rights: ['operations'], partnerId: null }, causationId: null,
        correlationId: 'c', idempotencyKey: `k${revision}`, bodyDigest: 'b'.repeat(64),
      },
    } as RecordedDealEvent;
  });
};

/** Entries in one word each. */
export const opened = (at: Instant, more: Partial<Extract<DealEvent, { type: 'DealOpened' }>['data']> = {}): LogEntry => ({
  type: 'DealOpened', at,
  data: {
    dealId, external: null, account: { name: 'Acme', domain: 'acme.example', segment: null }, currency: 'USD', amount: '50000.00',
    model: 'sell-with', origin: 'vendor', sourcePartnerId: null, ruleSetId: 'standard' as RuleSetId, dateAssumed: false, ...more,
  },
});
export const assigned = (at: Instant, name: string, role: PartnerRole, weight: string | null = null): LogEntry =>
  ({ type: 'RoleAssigned', at, data: { partnerId: partner(name), role, weight, registrationId: null } });
export const touched = (at: Instant, touchpointId: string, name: string, role: PartnerRole): LogEntry =>
  ({ type: 'TouchpointLogged', at, data: { touchpointId, partnerId: partner(name), role, kind: 'meeting', loggedBy: 'partner', imported: false } });
export const won = (at: Instant): LogEntry => ({ type: 'DealWon', at, data: { dateAssumed: false } });
export const reopened = (at: Instant): LogEntry => ({ type: 'DealReopened', at, data: { reason: sealed } });
export const refunded = (at: Instant, amount: string): LogEntry => ({ type: 'DealRefunded', at, data: { refundId: 'r', amount } });
