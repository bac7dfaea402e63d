import type { RateRow } from './rates.projection.js';

type ReadSql = <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

/** Rates in the order in which they were told, after one: of one currency against any, or of all; with one more than `limit` where there are more. */
export const listRates = (
  sql: ReadSql, page: { readonly after: number; readonly limit: number | null; readonly currency: string | null },
): Promise<readonly RateRow[]> => sql<RateRow>(
  `SELECT revision, event_id AS "eventId", base, quote, rate, told_for AS "on", source, recorded_at AS "recordedAt" FROM read.rates
   WHERE revision > $1 AND ($3::text IS NULL OR base = $3 OR quote = $3) ORDER BY revision LIMIT $2`,
  [page.after, page.limit === null ? null : page.limit + 1, page.currency]);
