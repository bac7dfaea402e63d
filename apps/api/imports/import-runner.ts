import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#events';
import {
  advanceImport, carryOutImport, endImport, filesOfRun, letGoOfImport, openImport, type ImportReport, type ImportRun, type KeptReport, type Mapping, type OpenImport, type RunFile,
} from '#importers';
import type { RunSql } from '#transparency-log';
import { BulkWriter } from '../commands/bulk/bulk-writer.js';

/** An import to work on: on whose behalf, and whether it is only tried. */
export interface ImportWork {
  readonly run: ImportRun;
  readonly mapping: Mapping;
  readonly timeZone: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly dryRun: boolean;
}

/** Findings of each kind that are kept with an import; files of rows that did not go in hold all of them. */
const findingsKept = 1_000;

/** The import was removed, or this process ends: what was begun is left. */
class NoLongerWanted extends Error {}

/** Works on imports behind the requests that ask for them. What a process leaves undone when it ends, somebody may have carried on. */
@Injectable()
export class ImportRunner implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();
  private readonly logger = new Logger('Imports');
  private isStopping = false;

  constructor(private readonly dataSource: DataSource, private readonly writer: BulkWriter) {}

  /** Begins to work on an import; it tells by its run how far it is and what came of it. */
  begin(work: ImportWork): void {
    const working = this.workOn(work).finally(() => this.underWay.delete(working));
    this.underWay.add(working);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.underWay);
  }

  private readonly sql: RunSql = (text, values) => this.dataSource.query(text, values);

  private async workOn(work: ImportWork): Promise<void> {
    const { id } = work.run;
    try {
      await this.inFolder(await filesOfRun(this.sql, id, 'source'), async (folder) => this.bringIn(work, await openImport({ mapping: work.mapping, folder, timeZone: work.timeZone })));
    } catch (error) {
      // Nothing is lost: whoever carries it on adds what is missing.
      await (error instanceof NoLongerWanted ? letGoOfImport(this.sql, id) : this.fail(work, error)).catch(() => undefined);
    }
  }

  private async fail({ run: { id }, requestId }: ImportWork, error: unknown): Promise<void> {
    this.logger.error({ message: 'an import broke off', import: id, requestId, error: error instanceof Error ? error.message : String(error) });
    await endImport(this.sql, id, { standing: 'failed', problem: `It broke off for a fault of the server, which its log has under ${requestId}. What went in is kept; carry the import on.` });
  }

  private async bringIn({ run: { id }, actor, requestId, dryRun }: ImportWork, source: OpenImport): Promise<void> {
    const tally = await carryOutImport(source, {
      dryRun,
      send: (items) => this.writer.write(items, { actor, requestId, dryRun }),
      progress: async (soFar) => {
        if (this.isStopping || !(await advanceImport(this.sql, id, soFar))) throw new NoLongerWanted();
      },
    });
    const report = source.report();
    const rejects = dryRun || report.blocked || report.faults.length === 0 ? [] : await rejectsOf(source);
    await endImport(this.sql, id, { standing: dryRun || report.blocked ? 'tried' : 'imported', tally, report: kept(report), rejects });
  }

  /** Importers read folders: the files lie in one of their own while they are read. */
  private async inFolder(files: readonly RunFile[], work: (folder: string) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'tandem-import-'));
    try {
      await Promise.all(files.map(({ name, content }) => writeFile(join(folder, name), content)));
      await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** What is wrong with a file as a whole comes first. */
const kept = (report: ImportReport): KeptReport => ({
  ...report, faults: report.faults.toSorted((one, other) => Number(one.row !== null) - Number(other.row !== null)).slice(0, findingsKept), notices: report.notices.slice(0, findingsKept), faultCount: report.faults.length, noticeCount: report.notices.length });

const rejectsOf = async (source: OpenImport): Promise<readonly RunFile[]> => {
  const pieces = new Map<string, Uint8Array[]>();
  for await (const { file, bytes } of source.rejects()) pieces.set(file, [...(pieces.get(file) ?? []), bytes]);
  return [...pieces].map(([name, parts]) => ({ name, content: Buffer.concat(parts) }));
};
