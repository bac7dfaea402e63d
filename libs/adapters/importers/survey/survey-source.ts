import type { Finding } from '../finding.js';
import type { MappedFile, Mapping } from '../mapping/mapping.schema.js';
import { columnUses, rowUses } from '../mapping/uses.js';
import { findFiles, type FoundFile } from '../reading/find-files.js';
import { faultColumn, readRows, UnreadableFile, type FileShape } from '../reading/read-rows.js';
import type { RowBatch } from '../reading/source-row.js';
import { concludeSurvey } from './conclude-survey.js';
import type { Surroundings } from './field.js';
import { readLookup } from './read-lookup.js';
import { rowPlan } from './row-plan.js';
import { emptyIndex } from './source-index.js';
import { visitRow, type SurveyNotes } from './visit-row.js';

/** One file of the source as the first reading saw it. */
export interface SurveyedFile extends FoundFile {
  /** What the mapping calls it. */
  readonly mapped: string;
  readonly shape: FileShape;
  readonly rows: number;
  readonly columnsUnmentioned: readonly string[];
}

/** The first reading of a source: nothing is sent yet. */
export interface SurveyedSource extends SurveyNotes {
  readonly files: readonly SurveyedFile[];
  /** Faults of files as a whole: with one of these nothing goes in. */
  readonly blocked: readonly Finding[];
  readonly surroundings: Surroundings;
}

/** Reads every file of the folder that the mapping names, once. */
export const surveySource = async (mapping: Mapping, folder: string, timeZone: string): Promise<SurveyedSource> => {
  const notes: SurveyNotes = { index: emptyIndex(), faults: [], notices: [], lostJoins: [], lostDeals: [] };
  const blocked: Finding[] = [];
  const files: SurveyedFile[] = [];
  const lookups = new Map<string, ReadonlyMap<string, string>>();
  const surroundings = { timeZone, lookups };
  const found = await foundFiles(mapping, folder, blocked);
  for (const [name, lookup] of Object.entries(mapping.lookups ?? {})) {
    lookups.set(name, await readLookup(lookup, { files: found.get(lookup.file) ?? [], shape: shapeOf(mapping.files[lookup.file]), notes }));
  }
  for (const [name, mapped] of Object.entries(mapping.files)) {
    const plan = rowPlan(mapping, name, surroundings);
    const visits = rowUses(mapping).some(({ file }) => file === name);
    for (const file of found.get(name) ?? []) {
      const check = columnCheck(mapping, name, file);
      const seen = await readWhole(file, shapeOf(mapped), blocked, ({ columns, rows }) => {
        const fine = mapped.format === 'ndjson' || check.missing(columns).length === 0;
        if (visits && fine) for (const row of rows) visitRow(row, plan, notes);
      });
      if (!seen) continue;
      blocked.push(...check.missing(seen.columns), ...(mapped.columns === 'exact' ? check.unknown(seen.columns) : []));
      files.push({ ...file, mapped: name, shape: shapeOf(mapped), rows: seen.count, columnsUnmentioned: check.unmentioned(seen.columns) });
    }
  }
  concludeSurvey(notes);
  return { ...notes, files, blocked, surroundings };
};

const foundFiles = async ({ files }: Mapping, folder: string, blocked: Finding[]): Promise<Map<string, FoundFile[]>> => {
  const found = new Map<string, FoundFile[]>();
  for (const [name, file] of Object.entries(files)) {
    const matching = await findFiles(folder, file);
    found.set(name, matching);
    if (matching.length === 0) blocked.push(ofFile(file.path, 'file-missing', `The folder holds no file ${file.path}, which the mapping calls ${name}.`));
  }
  return found;
};

/** How a file is read, the mapping's defaults filled in. */
export const shapeOf = (file: MappedFile | undefined): FileShape => ({
  format: file?.format === 'ndjson' ? 'ndjson' : 'csv',
  encoding: file?.encoding === 'latin-1' ? 'latin-1' : 'utf-8',
  delimiter: file?.delimiter ?? ',',
});

interface SeenFile {
  readonly columns: ReadonlyMap<string, number>;
  readonly count: number;
}

const readWhole = async (file: FoundFile, shape: FileShape, blocked: Finding[], visit: (batch: RowBatch) => void): Promise<SeenFile | undefined> => {
  let seen: SeenFile = { columns: new Map(), count: 0 };
  try {
    for await (const batch of readRows(file.path, file.name, shape)) {
      seen = { columns: batch.columns, count: seen.count + batch.rows.length };
      visit(batch);
    }
    return seen;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    blocked.push(ofFile(file.name, error.code, error.message));
    return undefined;
  }
};

const columnCheck = (mapping: Mapping, name: string, file: FoundFile) => {
  const mentioned = [...new Set(columnUses(mapping).filter((use) => use.file === name).map(({ column }) => column))];
  const unmentioned = (columns: ReadonlyMap<string, number>): string[] =>
    [...columns.keys()].filter((column) => !mentioned.includes(column) && column !== faultColumn);
  return {
    unmentioned,
    missing: (columns: ReadonlyMap<string, number>): Finding[] => mentioned.filter((column) => !columns.has(column))
      .map((column) => ofFile(file.name, 'column-missing', `The mapping names the column ${column}, which the file lacks.`, column)),
    unknown: (columns: ReadonlyMap<string, number>): Finding[] => unmentioned(columns)
      .map((column) => ofFile(file.name, 'column-unknown', `The mapping says "columns: exact" and does not mention the column ${column}.`, column)),
  };
};

const ofFile = (file: string, code: string, message: string, column: string | null = null): Finding => ({ file, row: null, column, code, message });
