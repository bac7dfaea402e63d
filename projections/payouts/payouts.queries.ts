import { registeredPayouts, type PayoutRow, type RegisteredPayout } from './payouts.projection.js';

type ReadSql = <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

const columns = 'batch, event_id AS "eventId", revision, standing, user_id AS "userId", occurred_at AS "occurredAt", recorded_at AS "recordedAt", data';

/** The whole register, the first batch first. */
export const listPayouts = async (sql: ReadSql): Promise<readonly RegisteredPayout[]> =>
  registeredPayouts(await sql<PayoutRow>(`SELECT ${columns} FROM read.payouts ORDER BY revision`, []));
