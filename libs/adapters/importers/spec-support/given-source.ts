import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openImport, type ImportReport } from '../open-import.js';
import { readMapping } from '../mapping/read-mapping.js';
import type { StreamCommands } from '../streams/stream-commands.js';

/** Everything that one run over a folder gives. */
export interface SpecRun {
  readonly report: ImportReport;
  readonly streams: readonly StreamCommands[];
  readonly deals: readonly StreamCommands[];
  readonly partners: readonly StreamCommands[];
  /** Rejects files by name. */
  readonly rejects: ReadonlyMap<string, Buffer>;
  /** `file:row:column:code` of each fault, and of each notice. */
  readonly faults: readonly string[];
  readonly notices: readonly string[];
}

export type SpecFiles = Readonly<Record<string, string | Uint8Array>>;

/** Writes the files into a folder of their own, imports them, and removes the folder. A faulty mapping throws. */
export const importing = async (mapping: string, files: SpecFiles, timeZone = 'UTC'): Promise<SpecRun> => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-import-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await runOver({ mapping, folder, timeZone });
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Imports a folder as it stands. */
export const runOver = async ({ mapping, folder, timeZone }: { readonly mapping: string; readonly folder: string; readonly timeZone: string }): Promise<SpecRun> => {
  const reading = readMapping(mapping);
  if (reading.faults) throw new Error(JSON.stringify(reading.faults));
  const opened = await openImport({ mapping: reading.mapping, folder, timeZone });
  const streams: StreamCommands[] = [];
  for await (const stream of opened.streams()) streams.push(stream);
  const rejects = new Map<string, Buffer>();
  for await (const { file, bytes } of opened.rejects()) rejects.set(file, Buffer.concat([rejects.get(file) ?? Buffer.alloc(0), bytes]));
  const report = opened.report();
  return {
    report, streams, rejects, deals: streams.filter(({ stream }) => stream === 'deal'), partners: streams.filter(({ stream }) => stream === 'partner'),
    faults: report.faults.map(inShort), notices: report.notices.map(inShort),
  };
};

const inShort = ({ file, row, column, code }: ImportReport['faults'][number]): string => `${file}:${row ?? ''}:${column ?? ''}:${code}`;

/** The commands of one type among a stream's. */
export const commandsOf = (stream: StreamCommands | undefined, type: string): readonly Readonly<Record<string, unknown>>[] =>
  (stream?.commands ?? []).map(({ command }) => ({ ...command })).filter((command) => command.type === type);

/** What a run's streams say, without the rows that said it. */
export const saidBy = ({ streams }: SpecRun): Omit<StreamCommands, 'rows'>[] =>
  streams.map(({ stream, id, externalId, keyBase, commands }) => ({ stream, id, externalId, keyBase, commands }));

/** The same in the order of ids. */
export const saidInOrder = (run: SpecRun): Omit<StreamCommands, 'rows'>[] => saidBy(run).sort((one, other) => (one.id < other.id ? -1 : 1));
