import { dealStream } from '#events';
import type { DealId, EventId, Instant, Period } from '#kernel';
import { foldDossiers, type CountedAward, type IncentiveChoice, type Merger, type PeriodClosing, type PeriodRestatement, type StoredDossier, type Terms } from '#rules';
import { day, dealLog, partner, type LogEntry } from './deal-log.js';
import { documentWith, publishing, standard } from './rule-set-log.js';

/** One of several deals: its id and its events' ids begin with its name. */
export const dealNamed = (name: string, ...entries: readonly LogEntry[]): StoredDossier => {
  const dealId = `deal_${name}` as DealId;
  const events = dealLog(...entries.map((entry) => (entry.type === 'DealOpened' ? { ...entry, data: { ...entry.data, dealId } } : entry)));
  return foldDossiers(undefined, events.map((event) => ({ ...event, id: `${name}-${event.revision}` as EventId, stream: dealStream(dealId) })));
};

export const q1 = '2026-Q1' as Period;
export const q2 = '2026-Q2' as Period;
export const q3 = '2026-Q3' as Period;

/** What an event says of itself, named after the instant of it. */
const told = (name: string, at: Instant) => ({ eventId: `${name}-${at}` as EventId, occurredAt: at, recordedAt: at });

/** A quarter that was closed from what was known at an instant, an hour later. */
export const closed = (period: Period, knownAt: Instant): PeriodClosing =>
  ({ period, knownAt, closed: told(`closed-${period}`, new Date(Date.parse(knownAt) + 3_600_000).toISOString() as Instant) });

/** An award of the standard rule set's first version. */
export const awardTo = (name: string, clause: string, more: Partial<CountedAward> = {}): CountedAward =>
  ({ period: q1, ruleSetId: standard, version: 1, clause, partnerId: partner(name), takenBackIn: null, dealIds: [], ...more });

export const chosen = (name: string, clause: string, { option, at }: { readonly option: number; readonly at: Instant }): IncentiveChoice =>
  ({ ...told(`choice-${name}`, at), period: q1, ruleSetId: standard, version: 1, clause, partnerId: partner(name), option });

/** A merger told at an instant, of the day of that instant unless another is named. */
export const mergedInto = (from: string, into: string, at: Instant, on = at.slice(0, 10)): Merger =>
  ({ ...told(`merger-${from}`, at), from: partner(from), into: partner(into), on });

/** The first quarter of 2026, unless another is named, priced by a version of the standard rule set from an instant on. */
export const restatedTo = (version: number, at: Instant, more: Partial<PeriodRestatement> = {}): PeriodRestatement =>
  ({ ...told(`restated-${version}`, at), restatementId: `R-${at}`, period: q1, ruleSetId: standard, version, ...more });

/** The terms of the standard document with some of its sections put in its place, published on the first day of 2026. */
export const rulesWith = (sections: Record<string, unknown> = {}): Terms => publishing({ at: day(1), document: { ...documentWith(), ...sections } });
