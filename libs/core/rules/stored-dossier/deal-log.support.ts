import { dealStream, type DealEvent, type RecordedDealEvent } from '#events';
import type { DealId, EventId, Instant, PartnerId, RuleSetId, UserId } from '#kernel';

/** For specs: a deal's log written by hand or drawn at random. Nothing but specs imports it. */
export const dealId = 'deal_d-1' as DealId;
export const partner = (name: string): PartnerId => `ptr_${name}` as PartnerId;
/** `day(3)` is noon of the third day of 2026; `day(3, 8)` eight o'clock. */
export const day = (number: number, hour = 12): Instant => new Date(Date.UTC(2026, 0, number, hour)).toISOString() as Instant;
const sealed = { textId: 'text-1', digest: 'a'.repeat(64) };

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
export const assigned = (at: Instant, name: string, role: 'sourcing' | 'selling' | 'technicalValidation' | 'influence', weight: string | null = null): LogEntry =>
  ({ type: 'RoleAssigned', at, data: { partnerId: partner(name), role, weight, registrationId: null } });
export const touched = (at: Instant, touchpointId: string, name: string, role: 'sourcing' | 'selling' | 'technicalValidation' | 'influence'): LogEntry =>
  ({ type: 'TouchpointLogged', at, data: { touchpointId, partnerId: partner(name), role, kind: 'meeting', loggedBy: 'partner', imported: false } });
export const won = (at: Instant): LogEntry => ({ type: 'DealWon', at, data: { dateAssumed: false } });
export const reopened = (at: Instant): LogEntry => ({ type: 'DealReopened', at, data: { reason: sealed } });
export const refunded = (at: Instant, amount: string): LogEntry => ({ type: 'DealRefunded', at, data: { refundId: 'r', amount } });

/** One draw of a random log: which fact, about whom, how long ago it occurred and how much later it is recorded. */
export interface LogDraw {
  readonly which: number;
  readonly whom: number;
  readonly amount: number;
  readonly daysAgo: number;
  readonly daysLater: number;
}

const names = ['alpha', 'beta', 'gamma'];
const roles = ['sourcing', 'selling', 'technicalValidation', 'influence'] as const;

/** A log that deciders could have written as far as ids go: what is amended exists; dates are as wild as drawn. */
export const drawnLog = (draws: readonly LogDraw[]): RecordedDealEvent[] => {
  let now = 30;
  const entries: LogEntry[] = [opened(day(20), { dateAssumed: draws.length % 2 === 0 })];
  const touchpoints: string[] = [];
  const registrations: string[] = [];
  let everWon = false;
  let status: 'open' | 'closed' = 'open';
  const last = (ids: readonly string[], draw: LogDraw): string => ids[draw.whom % ids.length] ?? '';
  const choose = (draw: LogDraw): DealEvent | undefined => {
    const name = names[draw.whom % names.length] ?? 'alpha';
    const role = roles[draw.amount % roles.length] ?? 'selling';
    const partnerId = partner(name);
    const money = `${1 + draw.amount * 997}.00`;
    const touchpoint = { partnerId: draw.whom === 3 ? null : partnerId, role: draw.whom === 3 ? null : role, kind: draw.whom % 2 ? 'demo' : 'meeting' };
    const touchpointId = last(touchpoints, draw);
    const registrationId = last(registrations, draw);
    switch (draw.which) {
      case 0: return { type: 'RoleAssigned', data: { partnerId, role, weight: draw.amount % 3 === 0 ? null : `${draw.amount}`, registrationId: null } };
      case 1: return { type: 'RoleReleased', data: { partnerId, role } };
      case 2: case 3: case 4: {
        touchpoints.push(`t${touchpoints.length}`);
        return { type: 'TouchpointLogged', data: { touchpointId: touchpoints.at(-1) ?? '', ...touchpoint, loggedBy: draw.whom % 2 ? 'partner' : 'vendor', imported: draw.amount % 7 === 0 } };
      }
      case 5: return touchpointId ? { type: 'TouchpointConfirmed', data: { touchpointId, side: 'vendor' } } : undefined;
      case 6: return touchpointId ? { type: 'TouchpointContested', data: { touchpointId, side: 'vendor', reason: sealed } } : undefined;
      case 7: return touchpointId ? { type: 'TouchpointCorrected', data: { touchpointId, ...touchpoint, touchedAt: day(now - draw.amount), reason: null } } : undefined;
      case 8: return touchpointId ? { type: 'TouchpointVoided', data: { touchpointId, reason: sealed } } : undefined;
      case 9: {
        registrations.push(`g${registrations.length}`);
        return { type: 'DealRegistered', data: { registrationId: registrations.at(-1) ?? '', parties: names.map((each) => ({ partnerId: partner(each), role, weight: null })) } };
      }
      case 10: return registrationId ? { type: 'RegistrationAccepted', data: { registrationId, partnerId } } : undefined;
      case 11: return registrationId ? { type: 'RegistrationApproved', data: { registrationId, boundFor: draw.amount % 2 ? [partnerId] : [], reason: null, validUntil: null } } : undefined;
      case 12: return { type: 'StageChanged', data: { stage: `Stage ${draw.amount}` } };
      case 13: return status === 'open' ? { type: 'AmountChanged', data: { amount: money } } : undefined;
      case 14: return { type: 'AttributionConfirmed', data: { bucket: draw.amount % 2 ? 'none' : 'influenced' } };
      case 15: case 16: {
        if (status === 'closed') return undefined;
        [everWon, status] = [true, 'closed'];
        return { type: 'DealWon', data: { dateAssumed: draw.amount % 5 === 0 } };
      }
      case 17: {
        if (status === 'open') return undefined;
        status = 'open';
        return { type: 'DealReopened', data: { reason: sealed } };
      }
      case 18: return everWon ? { type: 'DealRefunded', data: { refundId: `r${now}`, amount: money } } : undefined;
      case 19: return everWon ? { type: 'CustomerChurned', data: { churnId: `c${now}`, amount: null, servedMonths: draw.amount, termMonths: 12 } } : undefined;
      case 20: return everWon ? { type: 'CashCollected', data: { receiptId: `c${now}`, amount: money } } : undefined;
      case 21: return everWon ? { type: 'WonDealCorrected', data: { correctionId: `k${now}`, approvedBy: 'usr_two' as UserId, change: {
        amount: draw.amount % 2 ? money : null, closedAt: draw.amount % 3 ? null : day(now - draw.daysAgo),
        roles: draw.amount % 2 ? [] : [{ partnerId, role, weight: '2', released: draw.whom % 2 === 0 }] } } } : undefined;
      case 22: return { type: 'SourcePartnerNamed', data: { partnerId: draw.whom === 3 ? null : partnerId } };
      case 23: return { type: 'MarginSet', data: { margin: `-${money}` } };
      case 24: return { type: 'ModelChanged', data: { model: draw.amount % 2 ? 'sell-to' : 'sell-with' } };
      default: return { type: 'DealInvoiced', data: { invoiceId: `i${now}`, amount: money } };
    }
  };
  for (const draw of draws) {
    now += draw.daysLater;
    const event = choose(draw);
    if (event !== undefined) entries.push({ ...event, at: day(now - draw.daysAgo), recordedAt: day(now) });
  }
  return dealLog(...entries);
};
