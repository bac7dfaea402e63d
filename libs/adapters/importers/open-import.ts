import { byPlace, type Finding, type ImportFault, type ImportNotice } from './finding.js';
import type { Mapping } from './mapping/mapping.schema.js';
import { rejectedRows } from './rejects/rejected-rows.js';
import { rejectsOf, type RejectsPiece, type WholeFiles } from './rejects/rejects.js';
import { readStreams } from './streams/read-streams.js';
import type { StreamCommands } from './streams/stream-commands.js';
import { refuseDeal } from './survey/source-index.js';
import { surveySource, type SurveyedSource } from './survey/survey-source.js';

/** What to import, and in whose zone days begin. */
export interface ImportRequest {
  readonly mapping: Mapping;
  readonly folder: string;
  /** The programme's. */
  readonly timeZone: string;
}

/** One file as it was read. */
export interface ImportedFile {
  readonly name: string;
  readonly rows: number;
  /** Columns that the mapping does not mention: they are not imported. */
  readonly columnsUnmentioned: readonly string[];
}

/** What a source holds, as far as it is known: complete once `streams` has come to its end. */
export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly partners: number;
  readonly deals: { readonly ready: number; readonly refused: number };
  readonly faults: readonly ImportFault[];
  readonly notices: readonly ImportNotice[];
  /** A file is missing or cannot be read as a whole: nothing goes in. */
  readonly blocked: boolean;
}

/** A source whose files have been read once. Nothing of it knows a server. */
export interface OpenImport {
  readonly report: () => ImportReport;
  /** Partners first, then deals; may be asked for again, and gives the same. Throws SourceChanged if a file changed since. */
  readonly streams: () => AsyncIterable<StreamCommands>;
  /** Notes that the ledger refused a stream, so that its rows are among the rejects. */
  readonly refuse: (stream: StreamCommands, why: { readonly code: string; readonly message: string }) => void;
  /** The rejects files, piece by piece; ask when all streams are through. */
  readonly rejects: () => AsyncIterable<RejectsPiece>;
}

/**
 * Opens a folder of plain files under a mapping and reads it once: all faults are known then. Its memory holds lookups, files that are joined
 * to the deals, and an id and two digests per deal; never the deals themselves. Rejects where the folder cannot be read.
 */
export const openImport = async ({ mapping, folder, timeZone }: ImportRequest): Promise<OpenImport> => {
  const surveyed = await surveySource(mapping, folder, timeZone);
  return {
    report: () => reportOf(surveyed),
    streams: () => readStreams(mapping, surveyed),
    refuse: (stream, why) => { refuseStream(surveyed, stream, why); },
    rejects: () => rejectsOf(surveyed, rejectedRows(surveyed.index, surveyed.faults), wholeFilesOf(mapping)),
  };
};

const wholeFilesOf = ({ lookups = {}, partners, deals }: Mapping): WholeFiles => {
  const ofDeals = new Set([deals.file, ...[...(deals.roles ?? []), ...(deals.touchpoints ?? []), ...(deals.relationshipOwner ? [deals.relationshipOwner] : [])].flatMap(({ file }) => file ?? [])]);
  return { lookupFiles: new Set(Object.values(lookups).map(({ file }) => file)), partnerFiles: new Set(partners.map(({ file }) => file).filter((file) => !ofDeals.has(file))) };
};

const reportOf = ({ files, index, faults, notices, blocked }: SurveyedSource): ImportReport => {
  const deals = [...index.deals.values()].filter(({ rows }) => rows.length > 0);
  const refused = deals.filter(({ refusal }) => refusal !== null).length;
  return {
    files: files.map(({ name, rows, columnsUnmentioned }) => ({ name, rows, columnsUnmentioned })),
    partners: [...index.partners.values()].filter(({ names }) => names.size > 0).length,
    deals: { ready: blocked.length > 0 ? 0 : deals.length - refused, refused },
    faults: inOrder([...blocked, ...faults]),
    notices: inOrder(notices),
    blocked: blocked.length > 0,
  };
};

const inOrder = (findings: readonly Finding[]): Finding[] => {
  const distinct = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...distinct.values()].sort(byPlace);
};

const refuseStream = ({ index, faults }: SurveyedSource, { stream, externalId, rows }: StreamCommands, why: { readonly code: string; readonly message: string }): void => {
  const [first] = rows;
  const finding: Finding = { file: first?.file ?? '', row: first?.row ?? null, column: null, code: why.code, message: why.message };
  faults.push(finding);
  const entry = stream === 'deal' ? index.deals.get(externalId) : undefined;
  if (entry) refuseDeal(entry, finding);
};
