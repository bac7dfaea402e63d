import { registeredPayouts, type PayoutRow, type RegisteredPayout } from './payouts.projection.js';

type ReadSql = <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

const columns = 'batch, event_id AS "eventId", revision, standing, user_id AS "userId", occurred_at AS "occurredAt", recorded_at AS "recordedAt", data';

/** The whole register, the first batch first. */
export const listPayouts = async (sql: ReadSql): Promise<readonly RegisteredPayout[]> =>
  registeredPayouts(await sql<PayoutRow>(`SELECT ${columns} FROM read.payouts ORDER BY revision`, []));

/** Why a batch is not put together yet: a stream whose facts the read models cannot take in, or a quarter whose lines are just moving. */
export type BatchWait =
  | { readonly because: 'streamStopped'; readonly stream: string; readonly eventId: string; readonly reason: string }
  | { readonly because: 'periodClosing'; readonly period: string };

/** What every batch waits for: nothing is listed of sums that may be wrong. */
export const batchWaits = async (sql: ReadSql, stopped: readonly { readonly stream: string; readonly eventId: string; readonly reason: string }[]): Promise<readonly BatchWait[]> => {
  const closing = await sql<{ readonly period: string }>(`
    SELECT approved.period FROM read.periods approved WHERE approved.standing = 'closing'
      AND NOT EXISTS (SELECT FROM read.periods closed WHERE closed.period = approved.period AND closed.standing = 'closed') ORDER BY approved.period`, []);
  return [...stopped.map((row) => ({ because: 'streamStopped' as const, ...row })), ...closing.map(({ period }) => ({ because: 'periodClosing' as const, period }))];
};
