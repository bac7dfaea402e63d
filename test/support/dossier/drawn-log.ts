import type { DealEvent, RecordedDealEvent } from '#events';
import type { UserId } from '#kernel';
import { day, dealLog, opened, partner, sealed, type LogEntry } from './deal-log.js';

/** One draw of a random log: which fact, about whom, how long ago it occurred and how much later it is recorded. */
export interface LogDraw {
  readonly which: number;
  readonly whom: number;
  readonly amount: number;
  readonly daysAgo: number;
  readonly daysLater: number;
}

/** A log that deciders could have written as far as ids go: what is amended exists; dates are as wild as drawn. */
export const drawnLog = (draws: readonly LogDraw[]): RecordedDealEvent[] => {
  const deal: DrawnDeal = { now: 30, touchpoints: [], registrations: [], everWon: false, closed: false };
  const entries: LogEntry[] = [opened(day(20), { dateAssumed: draws.length % 2 === 0 })];
  for (const draw of draws) {
    deal.now += draw.daysLater;
    const event = makers[draw.which % makers.length]?.(draw, deal);
    if (event !== undefined) entries.push({ ...event, at: day(deal.now - draw.daysAgo), recordedAt: day(deal.now) });
  }
  return dealLog(...entries);
};

interface DrawnDeal {
  now: number;
  readonly touchpoints: string[];
  readonly registrations: string[];
  everWon: boolean;
  closed: boolean;
}

type Maker = (draw: LogDraw, deal: DrawnDeal) => DealEvent | undefined;

const names = ['alpha', 'beta', 'gamma'];
const roles = ['sourcing', 'selling', 'technicalValidation', 'influence'] as const;
const partnerOf = ({ whom }: LogDraw) => partner(names[whom % names.length] ?? 'alpha');
const roleOf = ({ amount }: LogDraw) => roles[amount % roles.length] ?? 'selling';
const moneyOf = ({ amount }: LogDraw): string => `${1 + amount * 997}.00`;
const pick = (ids: readonly string[], { whom }: LogDraw): string | undefined => ids[whom % Math.max(1, ids.length)];

/** Whom 3 is the vendor. */
const touchOf = (draw: LogDraw) => ({
  partnerId: draw.whom === 3 ? null : partnerOf(draw), role: draw.whom === 3 ? null : roleOf(draw), kind: draw.whom % 2 ? 'demo' : 'meeting' });

const logTouchpoint: Maker = (draw, { touchpoints }) => {
  const touchpointId = `t${touchpoints.length}`;
  touchpoints.push(touchpointId);
  const loggedBy = draw.whom % 2 ? 'partner' : 'vendor';
  return { type: 'TouchpointLogged', data: { touchpointId, ...touchOf(draw), loggedBy, imported: draw.amount % 7 === 0 } };
};

const onTouchpoint = (make: (touchpointId: string, draw: LogDraw, deal: DrawnDeal) => DealEvent): Maker => (draw, deal) => {
  const touchpointId = pick(deal.touchpoints, draw);
  return touchpointId === undefined ? undefined : make(touchpointId, draw, deal);
};

const register: Maker = (_draw, { registrations }) => {
  const registrationId = `g${registrations.length}`;
  registrations.push(registrationId);
  return { type: 'DealRegistered', data: { registrationId, parties: names.map((name) => ({ partnerId: partner(name), role: 'selling', weight: null })) } };
};

const onRegistration = (make: (registrationId: string, draw: LogDraw) => DealEvent): Maker => (draw, deal) => {
  const registrationId = pick(deal.registrations, draw);
  return registrationId === undefined ? undefined : make(registrationId, draw);
};

const close = (type: 'DealWon' | 'DealLost'): Maker => ({ amount }, deal) => {
  if (deal.closed) return undefined;
  deal.closed = true;
  deal.everWon ||= type === 'DealWon';
  return { type, data: { dateAssumed: amount % 5 === 0 } };
};

const reopen: Maker = (_draw, deal) => {
  if (!deal.closed) return undefined;
  deal.closed = false;
  return { type: 'DealReopened', data: { reason: sealed } };
};

const correct: Maker = (draw, { now }) => ({ type: 'WonDealCorrected', data: { correctionId: `k${now}`, approvedBy: 'usr_two' as UserId, change: {
  amount: draw.amount % 2 ? moneyOf(draw) : null,
  closedAt: draw.amount % 3 ? null : day(now - draw.daysAgo),
  roles: draw.amount % 2 ? [] : [{ partnerId: partnerOf(draw), role: roleOf(draw), weight: '2', released: draw.whom % 2 === 0 }] } } });

const afterWin = (make: Maker): Maker => (draw, deal) => (deal.everWon ? make(draw, deal) : undefined);

const makers: readonly Maker[] = [
  (draw) => ({ type: 'RoleAssigned', data: { partnerId: partnerOf(draw), role: roleOf(draw), weight: draw.amount % 3 ? `${draw.amount}` : null, registrationId: null } }),
  (draw) => ({ type: 'RoleReleased', data: { partnerId: partnerOf(draw), role: roleOf(draw) } }),
  logTouchpoint, logTouchpoint, logTouchpoint,
  onTouchpoint((touchpointId) => ({ type: 'TouchpointConfirmed', data: { touchpointId, side: 'vendor' } })),
  onTouchpoint((touchpointId) => ({ type: 'TouchpointContested', data: { touchpointId, side: 'vendor', reason: sealed } })),
  onTouchpoint((touchpointId, draw, { now }) => ({ type: 'TouchpointCorrected', data: { touchpointId, ...touchOf(draw), touchedAt: day(now - draw.amount), reason: null } })),
  onTouchpoint((touchpointId) => ({ type: 'TouchpointVoided', data: { touchpointId, reason: sealed } })),
  register,
  onRegistration((registrationId, draw) => ({ type: 'RegistrationAccepted', data: { registrationId, partnerId: partnerOf(draw) } })),
  onRegistration((registrationId, draw) => ({ type: 'RegistrationApproved', data: { registrationId, boundFor: draw.amount % 2 ? [partnerOf(draw)] : [], reason: null, validUntil: null } })),
  ({ amount }) => ({ type: 'StageChanged', data: { stage: `Stage ${amount}` } }),
  (draw, { closed }) => (closed ? undefined : { type: 'AmountChanged', data: { amount: moneyOf(draw) } }),
  ({ amount }) => ({ type: 'AttributionConfirmed', data: { bucket: amount % 2 ? 'none' : 'influenced' } }),
  close('DealWon'), close('DealWon'), close('DealLost'), reopen,
  afterWin((draw, { now }) => ({ type: 'DealRefunded', data: { refundId: `r${now}`, amount: moneyOf(draw) } })),
  afterWin(({ amount }, { now }) => ({ type: 'CustomerChurned', data: { churnId: `c${now}`, amount: null, servedMonths: amount, termMonths: 12 } })),
  afterWin((draw, { now }) => ({ type: 'CashCollected', data: { receiptId: `c${now}`, amount: moneyOf(draw) } })),
  afterWin(correct),
  ({ whom, ...draw }) => ({ type: 'SourcePartnerNamed', data: { partnerId: whom === 3 ? null : partnerOf({ whom, ...draw }) } }),
  (draw) => ({ type: 'MarginSet', data: { margin: `-${moneyOf(draw)}` } }),
  ({ amount }) => ({ type: 'ModelChanged', data: { model: amount % 2 ? 'sell-to' : 'sell-with' } }),
  (draw, { now }) => ({ type: 'DealInvoiced', data: { invoiceId: `i${now}`, amount: moneyOf(draw) } }),
];
