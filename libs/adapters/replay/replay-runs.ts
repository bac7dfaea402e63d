import { randomUUID } from 'node:crypto';
import type { ReplayCertificate, ReplayInputs, ReplaySummary } from '#rules';
import type { RunSql } from '#transparency-log';
import type { DealSink } from './run-replay.js';

/** How a run stands: waiting for its turn, being worked on, or ended in one of three ways. */
export type ReplayStanding = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A replay that somebody asked for. */
export interface ReplayRun {
  readonly id: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly inputs: ReplayInputs;
  readonly fromLog: boolean;
  readonly standing: ReplayStanding;
  readonly dealsDone: number;
  readonly dealsTotal: number | null;
  /** Why it failed. */
  readonly problem: string | null;
  readonly summary: ReplaySummary | null;
  readonly certificate: ReplayCertificate | null;
  readonly endedAt: string | null;
}

/** Told whenever a run waits for its turn. */
export const replayChannel = 'tandem_replays';

interface RunRow {
  readonly id: string; readonly asked_by: string; readonly asked_at: Date; readonly inputs: string; readonly from_log: boolean; readonly standing: ReplayStanding;
  readonly deals_done: string; readonly deals_total: string | null; readonly problem: string | null; readonly summary: string | null; readonly certificate: string | null; readonly ended_at: Date | null;
}

const columns = 'id, asked_by, asked_at, inputs, from_log, standing, deals_done, deals_total, problem, summary, certificate, ended_at';

const runOf = (row: RunRow): ReplayRun => ({
  id: row.id, askedBy: row.asked_by, askedAt: row.asked_at.toISOString(), inputs: JSON.parse(row.inputs) as ReplayInputs, fromLog: row.from_log, standing: row.standing,
  dealsDone: Number(row.deals_done), dealsTotal: row.deals_total === null ? null : Number(row.deals_total), problem: row.problem,
  summary: row.summary === null ? null : JSON.parse(row.summary) as ReplaySummary, certificate: row.certificate === null ? null : JSON.parse(row.certificate) as ReplayCertificate,
  endedAt: row.ended_at?.toISOString() ?? null });

/** A page of runs, newest first. */
export const listReplayRuns = async (sql: RunSql, { after, limit }: { readonly after: string | undefined; readonly limit: number }): Promise<readonly ReplayRun[]> =>
  (await sql<RunRow>(
    `SELECT ${columns} FROM replay.runs WHERE $1::text IS NULL OR run_no < (SELECT run_no FROM replay.runs WHERE id = $1) ORDER BY run_no DESC LIMIT $2`,
    [after ?? null, limit])).map(runOf);

/** One run; undefined where there is none of that id. */
export const findReplayRun = async (sql: RunSql, id: string): Promise<ReplayRun | undefined> =>
  (await sql<RunRow>(`SELECT ${columns} FROM replay.runs WHERE id = $1`, [id])).map(runOf)[0];

/** Deals of a run that differ, in the order of their ids, each as text in RFC 8785 form. */
export const dealsOfReplay = async (sql: RunSql, id: string, { after, limit }: { readonly after: string | undefined; readonly limit: number }): Promise<readonly { readonly dealId: string; readonly text: string }[]> =>
  sql(`SELECT deal_id AS "dealId", row AS text FROM replay.deals WHERE run_id = $1 AND ($2::text IS NULL OR deal_id > $2) ORDER BY deal_id LIMIT $3`, [id, after ?? null, limit]);

/** A repeated request is known by the caller's key, and must ask for the same. */
export interface AskedOnce {
  readonly key: string;
  readonly digest: string;
}

/** Puts a run in the queue and gives its id, that of the first request where it is repeated; undefined where the key was used for another one. */
export const askForReplay = async (
  sql: RunSql, { askedBy, inputs, fromLog, once }: Pick<ReplayRun, 'askedBy' | 'inputs' | 'fromLog'> & { readonly once: AskedOnce | null },
): Promise<string | undefined> => {
  const id = `rpl_${randomUUID()}`;
  const [asked] = await sql<{ id: string }>(
    `INSERT INTO replay.runs (id, asked_by, asked_at, inputs, from_log, request_key, request_digest) VALUES ($1, $2, now(), $3, $4, $5, $6)
     ON CONFLICT (asked_by, request_key) DO NOTHING RETURNING id`,
    [id, askedBy, JSON.stringify(inputs), fromLog, once?.key ?? null, once?.digest ?? null]);
  if (asked === undefined) return repeated(sql, { askedBy, once });
  await sql(`SELECT pg_notify('${replayChannel}', $1)`, [id]);
  return id;
};

const repeated = async (sql: RunSql, { askedBy, once }: { readonly askedBy: string; readonly once: AskedOnce | null }): Promise<string | undefined> =>
  (await sql<{ id: string }>('SELECT id FROM replay.runs WHERE asked_by = $1 AND request_key = $2 AND request_digest = $3', [askedBy, once?.key, once?.digest]))[0]?.id;

/** Ends a run that has not ended; whoever works on it finds out with its next page of deals. */
export const cancelReplay = async (sql: RunSql, id: string): Promise<void> => {
  await sql(`UPDATE replay.runs SET standing = 'cancelled', ended_at = now() WHERE id = $1 AND standing IN ('queued', 'running')`, [id]);
};

/** The oldest runs that have not ended, among them those whose worker died. */
export const openReplays = async (sql: RunSql): Promise<readonly ReplayRun[]> =>
  (await sql<RunRow>(`SELECT ${columns} FROM replay.runs WHERE standing IN ('queued', 'running') ORDER BY run_no`)).map(runOf);

/** Begins a run, from the start where it was begun before; false where it ended meanwhile. */
export const beginReplay = async (sql: RunSql, id: string): Promise<boolean> => {
  await sql('DELETE FROM replay.deals WHERE run_id = $1', [id]);
  return (await sql(`UPDATE replay.runs SET standing = 'running', deals_done = 0 WHERE id = $1 AND standing IN ('queued', 'running') RETURNING id`, [id])).length === 1;
};

/** Says how far a run is; false where it is no longer wanted. */
export const advanceReplay = async (sql: RunSql, id: string, { done, total }: { readonly done: number; readonly total: number | undefined }): Promise<boolean> =>
  (await sql(`UPDATE replay.runs SET deals_done = $2, deals_total = $3 WHERE id = $1 AND standing = 'running' RETURNING id`, [id, done, total ?? null])).length === 1;

/** What a run came to. */
export type ReplayEnd = { readonly standing: 'done'; readonly summary: ReplaySummary; readonly certificate: ReplayCertificate } | { readonly standing: 'failed'; readonly problem: string };

/** Ends a run, unless it was cancelled. */
export const endReplay = async (sql: RunSql, id: string, end: ReplayEnd): Promise<void> => {
  const [summary, certificate, problem] = end.standing === 'done' ? [JSON.stringify(end.summary), JSON.stringify(end.certificate), null] : [null, null, end.problem];
  await sql(
    `UPDATE replay.runs SET standing = $2, summary = $3, certificate = $4, problem = $5, deals_done = coalesce(deals_total, deals_done), ended_at = now()
     WHERE id = $1 AND standing = 'running'`, [id, end.standing, summary, certificate, problem]);
};

/** The deals that differ, kept in the run's rows. */
export const sinkOfRun = (sql: RunSql, id: string): DealSink => ({
  keep: async (deals) => {
    await sql('INSERT INTO replay.deals (run_id, deal_id, row) SELECT $1, * FROM unnest($2::text[], $3::text[])', [id, deals.map(([dealId]) => dealId), deals.map(([, text]) => text)]);
  },
  inOrder: () => textsOfRun(sql, id),
});

const textsPerPage = 500;

/** The deals of a run that differ, all of them, page by page. */
export async function* textsOfRun(sql: RunSql, id: string): AsyncGenerator<string> {
  for (let after: string | undefined; ;) {
    const page = await dealsOfReplay(sql, id, { after, limit: textsPerPage });
    for (const { text } of page) yield text;
    after = page.at(-1)?.dealId;
    if (page.length < textsPerPage) return;
  }
}
