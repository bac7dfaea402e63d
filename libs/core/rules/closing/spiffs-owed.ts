import { compareUtf8, localDayOf, periodOf, type FiscalCalendar, type Instant, type Period } from '#kernel';
import type { DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { Spiff } from '../ruleset/compile-ruleset.js';

/** What a SPIFF owes a partner for its touchpoints of one quarter. Minor units of the rule set's currency. */
export interface SpiffOwed {
  readonly partnerId: string;
  readonly period: Period;
  readonly amountMinor: bigint;
  readonly eventIds: readonly string[];
}

/** Whether a touchpoint is one that the SPIFF pays for: of its kind, by a partner, on one of its days. */
export const earnsSpiff = ({ kind, from, to }: Spiff, touch: DossierTouchpoint, { timeZone }: FiscalCalendar): boolean => {
  if (touch.partnerId === null || touch.kind !== kind) return false;
  const day = localDayOf(touch.occurredAt as Instant, timeZone);
  return day >= from && day <= to;
};

/** What the SPIFF owes for these touchpoints, which all earn it, by partner and quarter: for each partner's first so many. */
export const spiffsOwed = (spiff: Spiff, touches: readonly DossierTouchpoint[], calendar: FiscalCalendar): readonly SpiffOwed[] => {
  const owed = new Map<string, SpiffOwed>();
  const taken = new Map<string, number>();
  for (const { partnerId, occurredAt, eventId } of [...touches].sort(byInstant)) {
    if (partnerId === null) continue;
    const number = taken.get(partnerId) ?? 0;
    if (number >= spiff.maximumPerPartner) continue;
    taken.set(partnerId, number + 1);
    const period = periodOf(occurredAt as Instant, calendar);
    const before = owed.get(`${partnerId} ${period}`);
    owed.set(`${partnerId} ${period}`, {
      partnerId, period, amountMinor: (before?.amountMinor ?? 0n) + spiff.amountMinor, eventIds: [...(before?.eventIds ?? []), eventId] });
  }
  return [...owed.values()];
};

/** The first so many of touchpoints: those that a SPIFF pays a partner for, which are no more. */
export const firstTouches = (touches: readonly DossierTouchpoint[], max: number): DossierTouchpoint[] => [...touches].sort(byInstant).slice(0, max);

const byInstant = (left: DossierTouchpoint, right: DossierTouchpoint): number =>
  compareUtf8(left.occurredAt, right.occurredAt) || compareUtf8(left.eventId, right.eventId);
