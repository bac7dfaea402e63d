import { daysBetween, type Instant } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';

/** How long a deal was in one stage, in local days; a stage entered again is told again. */
export interface StageDays {
  readonly stage: string;
  readonly enteredAt: string;
  /** When it left the stage: for the next one or by its close; null while it is there. */
  readonly leftAt: string | null;
  readonly days: number;
  readonly eventId: string;
}

/**
 * Days in each stage (capability A8), in the order of entering. The present stage of an open deal is counted to `until`; what a source
 * tells of stages after the close counts no days.
 */
export const stageDaysOf = ({ stages = [], closedAt }: Dossier, timeZone: string, until: Instant): readonly StageDays[] => {
  const inOrder = [...stages].sort((one, other) => (one.enteredAt < other.enteredAt ? -1 : one.enteredAt > other.enteredAt ? 1 : 0));
  const end = closedAt ?? null;
  return inOrder.map(({ stage, enteredAt, eventId }, index) => {
    const next = inOrder[index + 1]?.enteredAt ?? null;
    const leftAt = end !== null && (next === null || next > end) ? end : next;
    const days = daysBetween(enteredAt as Instant, (leftAt ?? until) as Instant, timeZone);
    return { stage, enteredAt, leftAt, days: Math.max(0, days), eventId };
  });
};

/** How long a deal was in one stage altogether, however often it entered it. */
export interface StageTotal {
  readonly stage: string;
  readonly days: number;
}

/** Days by stage, in the order in which each was entered first. */
export const stageTotalsOf = (visits: readonly StageDays[]): readonly StageTotal[] => {
  const totals = new Map<string, number>();
  for (const { stage, days } of visits) totals.set(stage, (totals.get(stage) ?? 0) + days);
  return [...totals].map(([stage, days]) => ({ stage, days }));
};
