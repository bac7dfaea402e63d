import type { RecordedRateEvent } from '#events';

/** What a unit of one currency was worth in another on a day, as a source told it. */
export type RateRow = {
  readonly revision: number;
  readonly eventId: string;
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly on: string;
  readonly source: string;
  readonly recordedAt: string;
};

/** The row of a rate. */
export const rateRowsOf = ({ id, revision, data, metadata }: RecordedRateEvent): readonly RateRow[] =>
  [{ revision, eventId: id, ...data, recordedAt: metadata.recordedAt }];
