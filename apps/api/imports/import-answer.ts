import type { ImportRun, ImportStanding, ImportTally, KeptReport } from '#importers';

/** An import in the list: how it stands. */
export interface ImportInList {
  readonly id: string;
  readonly object: 'import';
  readonly standing: ImportStanding;
  /** The name of the source, as the mapping has it. */
  readonly source: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
  /** What was recorded so far, or would be; null before the first portion. */
  readonly tally: ImportTally | null;
  /** Why it broke off. */
  readonly problem: string | null;
}

/** An import, with what was found. */
export interface ImportAnswer extends ImportInList {
  /** What the files hold, and the first thousand of the faults and notices by place; null until they are read. */
  readonly report: KeptReport | null;
  /** The names of the files of rows that did not go in. */
  readonly rejects: readonly string[];
}

export const importInList = ({ id, standing, source, askedBy, askedAt, endedAt, tally, problem }: ImportRun): ImportInList =>
  ({ id, object: 'import', standing, source, askedBy, askedAt, endedAt, tally, problem });

export const importAnswer = (run: ImportRun): ImportAnswer => ({ ...importInList(run), report: run.report, rejects: run.rejects });
