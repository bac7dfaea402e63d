export { carryOutImport, type ImportItem, type ImportItemResult, type ImportTally, type ImportWay } from './sending/carry-out-import.js';
export type { ImportFault, ImportNotice } from './finding.js';
export { mappingSchema, type Mapping } from './mapping/mapping.schema.js';
export { readMapping, type MappingReading } from './mapping/read-mapping.js';
export { openImport, type ImportedFile, type ImportReport, type ImportRequest, type OpenImport } from './open-import.js';
export { faultColumn } from './reading/read-rows.js';
export type { RejectsPiece } from './rejects/rejects.js';
export { sourceIds, type SourceIds } from './streams/external-ids.js';
export { SourceChanged } from './streams/read-streams.js';
export type { CommandBody, ImportedCommand, Plain, StreamCommands } from './streams/stream-commands.js';
export {
  advanceImport, askForImport, beginImport, endImport, filesOfRun, findImportRun, letGoOfImport, listImportRuns, removeImport,
  type AskedImport, type ImportEnd, type ImportRun, type ImportStanding, type KeptReport, type RunFile,
} from './runs/import-runs.js';
