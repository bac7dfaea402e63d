import { randomUUID } from 'node:crypto';
import type { RunSql } from '#transparency-log';
import type { ImportReport } from '../open-import.js';
import type { ImportTally } from '../sending/carry-out-import.js';

/**
 * How an import stands: being tried, tried and waiting to be carried out, being carried out, carried out; failed: it broke off for a
 * cause that is told; interrupted: whoever worked on it died.
 */
export type ImportStanding = 'trying' | 'tried' | 'importing' | 'imported' | 'failed' | 'interrupted';

/** What is kept of the findings of an import: as many of each as people read, and how many there are. */
export interface KeptReport extends ImportReport {
  readonly faultCount: number;
  readonly noticeCount: number;
}

/** An import that somebody asked for. */
export interface ImportRun {
  readonly id: string;
  readonly askedBy: string;
  readonly askedAt: string;
  /** The text of its mapping. */
  readonly mapping: string;
  readonly source: string;
  readonly standing: ImportStanding;
  readonly tally: ImportTally | null;
  readonly report: KeptReport | null;
  readonly problem: string | null;
  readonly endedAt: string | null;
  /** The names of the files of rows that did not go in. */
  readonly rejects: readonly string[];
}

/** A file as it was sent, or of rows that did not go in. */
export interface RunFile {
  readonly name: string;
  readonly content: Buffer;
}

interface RunRow {
  readonly id: string; readonly asked_by: string; readonly asked_at: Date; readonly mapping: string; readonly source: string; readonly standing: ImportStanding;
  readonly tally: string | null; readonly report: string | null; readonly problem: string | null; readonly ended_at: Date | null; readonly rejects: readonly string[];
}

/** Longer than a portion ever takes. */
const silentFor = `interval '1 minute'`;
const keptFor = `interval '30 days'`;

const standing = `CASE WHEN standing IN ('trying', 'importing') AND advanced_at < now() - ${silentFor} THEN 'interrupted' ELSE standing END`;
const rejects = `(SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM imports.files WHERE run_id = runs.id AND kind = 'rejects')`;
const columns = `id, asked_by, asked_at, mapping, source, ${standing} AS standing, tally, report, problem, ended_at, ${rejects} AS rejects`;

const runOf = (row: RunRow): ImportRun => ({
  id: row.id, askedBy: row.asked_by, askedAt: row.asked_at.toISOString(), mapping: row.mapping, source: row.source, standing: row.standing,
  tally: row.tally === null ? null : JSON.parse(row.tally) as ImportTally, report: row.report === null ? null : JSON.parse(row.report) as KeptReport,
  problem: row.problem, endedAt: row.ended_at?.toISOString() ?? null, rejects: row.rejects });

/** A page of imports, newest first. */
export const listImportRuns = async (sql: RunSql, { after, limit }: { readonly after: string | undefined; readonly limit: number }): Promise<readonly ImportRun[]> =>
  (await sql<RunRow>(
    `SELECT ${columns} FROM imports.runs WHERE $1::text IS NULL OR run_no < (SELECT run_no FROM imports.runs WHERE id = $1) ORDER BY run_no DESC LIMIT $2`,
    [after ?? null, limit])).map(runOf);

/** One import; undefined where there is none of that id. */
export const findImportRun = async (sql: RunSql, id: string): Promise<ImportRun | undefined> =>
  (await sql<RunRow>(`SELECT ${columns} FROM imports.runs WHERE id = $1`, [id])).map(runOf)[0];

/** Files of an import: those that were sent, or those of rows that did not go in. */
export const filesOfRun = async (sql: RunSql, id: string, kind: 'source' | 'rejects'): Promise<readonly RunFile[]> =>
  sql<{ name: string; content: Buffer }>('SELECT name, content FROM imports.files WHERE run_id = $1 AND kind = $2 ORDER BY name', [id, kind]);

/** What is asked for. `once`: a repeated request is known by the caller's key, and must ask for the same. */
export interface AskedImport {
  readonly askedBy: string;
  readonly mapping: string;
  readonly source: string;
  readonly files: readonly RunFile[];
  readonly once: { readonly key: string; readonly digest: string } | null;
}

/** Keeps an import with its files, to be tried, and gives its id and whether it is new; undefined where the key was used for another one. Those grown old are removed. */
export const askForImport = async (sql: RunSql, { askedBy, mapping, source, files, once }: AskedImport): Promise<{ readonly id: string; readonly isNew: boolean } | undefined> => {
  await sql(`DELETE FROM imports.runs WHERE asked_at < now() - ${keptFor}`);
  const [asked] = await sql<{ id: string }>(
    `WITH run AS (
       INSERT INTO imports.runs (id, asked_by, asked_at, mapping, source, standing, advanced_at, request_key, request_digest)
       VALUES ($1, $2, now(), $3, $4, 'trying', now(), $5, $6) ON CONFLICT (asked_by, request_key) DO NOTHING RETURNING id
     ), kept AS (
       INSERT INTO imports.files (run_id, kind, name, content) SELECT run.id, 'source', sent.name, sent.content FROM run, unnest($7::text[], $8::bytea[]) AS sent (name, content)
     ) SELECT id FROM run`,
    [`imp_${randomUUID()}`, askedBy, mapping, source, once?.key ?? null, once?.digest ?? null, files.map(({ name }) => name), files.map(({ content }) => content)]);
  if (asked !== undefined) return { id: asked.id, isNew: true };
  const [before] = await sql<{ id: string }>('SELECT id FROM imports.runs WHERE asked_by = $1 AND request_key = $2 AND request_digest = $3', [askedBy, once?.key, once?.digest]);
  return before && { id: before.id, isNew: false };
};

/** Lets an import that was tried, has failed or was interrupted be carried out; false where it stands otherwise. Of two who ask at once, one is let. */
export const beginImport = async (sql: RunSql, id: string): Promise<boolean> =>
  (await sql<{ id: string }>(
    `WITH begun AS (UPDATE imports.runs SET standing = 'importing', advanced_at = now(), tally = NULL, problem = NULL, ended_at = NULL WHERE id = $1 AND ${standing} IN ('tried', 'failed', 'interrupted') RETURNING id)
     SELECT id FROM begun`, [id])).length === 1;

/** Says how far an import is; false where it is gone. */
export const advanceImport = async (sql: RunSql, id: string, tally: ImportTally): Promise<boolean> =>
  (await sql<{ id: string }>('WITH told AS (UPDATE imports.runs SET advanced_at = now(), tally = $2 WHERE id = $1 RETURNING id) SELECT id FROM told', [id, JSON.stringify(tally)])).length === 1;

/** Lets go of an import that was not brought to its end, so that whoever wants to can go on with it at once. */
export const letGoOfImport = async (sql: RunSql, id: string): Promise<void> => {
  await sql(`UPDATE imports.runs SET advanced_at = 'epoch' WHERE id = $1`, [id]);
};

/** What an import came to. */
export type ImportEnd =
  | { readonly standing: 'tried' | 'imported'; readonly tally: ImportTally; readonly report: KeptReport; readonly rejects: readonly RunFile[] }
  | { readonly standing: 'failed'; readonly problem: string };

/** Ends an import. The files that were sent are not kept beyond their being carried out. */
export const endImport = async (sql: RunSql, id: string, end: ImportEnd): Promise<void> => {
  const isFailed = end.standing === 'failed';
  const files = isFailed ? [] : end.rejects;
  await sql(
    `WITH kept AS (
       INSERT INTO imports.files (run_id, kind, name, content) SELECT $1, 'rejects', made.name, made.content FROM unnest($6::text[], $7::bytea[]) AS made (name, content)
       ON CONFLICT (run_id, kind, name) DO UPDATE SET content = excluded.content
     ), done AS (
       DELETE FROM imports.files WHERE run_id = $1 AND kind = 'source' AND $2 = 'imported'
     ) UPDATE imports.runs SET standing = $2, tally = $3, report = coalesce($4, report), problem = $5, ended_at = now() WHERE id = $1`,
    [id, end.standing, isFailed ? null : JSON.stringify(end.tally), isFailed ? null : JSON.stringify(end.report), isFailed ? end.problem : null,
      files.map(({ name }) => name), files.map(({ content }) => content)]);
};

/** Removes an import and all its files; what it brought into the ledger stays. */
export const removeImport = async (sql: RunSql, id: string): Promise<void> => {
  await sql('DELETE FROM imports.runs WHERE id = $1', [id]);
};
