import type { RecordedPeriodEvent } from '#events';

/** One event of the stream of quarters: of those of its closing, the last one says where a quarter stands. */
export type PeriodRow = {
  readonly period: string;
  readonly eventId: string;
  readonly standing: 'proposed' | 'closing' | 'closed' | 'restatementProposed' | 'restatementWithdrawn' | 'restated';
  readonly userId: string;
  readonly recordedAt: string;
  readonly knownAt: string | null;
  /** The event itself, JSON text. */
  readonly data: string;
};

const standings = { PeriodCloseProposed: 'proposed', PeriodCloseApproved: 'closing', PeriodClosed: 'closed',
  RestatementProposed: 'restatementProposed', RestatementWithdrawn: 'restatementWithdrawn', PeriodRestated: 'restated' } as const;

/** The row of an event of the quarters' stream. */
export const periodRowsOf = ({ id, type, data, metadata }: RecordedPeriodEvent): readonly PeriodRow[] => [{
  period: data.period, eventId: id, standing: standings[type], userId: metadata.actor.userId, recordedAt: metadata.recordedAt,
  knownAt: 'knownAt' in data ? data.knownAt : null, data: JSON.stringify(data) }];

const steps: readonly PeriodRow['standing'][] = Object.values(standings);

/** Rows by quarter and moment; of one moment, which a clock may give to several, in the order in which a quarter goes through them. */
export const inOrder = (rows: readonly PeriodRow[]): PeriodRow[] => rows.toSorted((one, other) =>
  one.period.localeCompare(other.period) || one.recordedAt.localeCompare(other.recordedAt) || steps.indexOf(one.standing) - steps.indexOf(other.standing));
