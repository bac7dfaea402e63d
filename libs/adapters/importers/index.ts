export type { ImportFault, ImportNotice } from './finding.js';
export { mappingSchema, type Mapping } from './mapping/mapping.schema.js';
export { readMapping, type MappingReading } from './mapping/read-mapping.js';
export { openImport, type ImportedFile, type ImportReport, type ImportRequest, type OpenImport } from './open-import.js';
export { faultColumn } from './reading/read-rows.js';
export type { RejectsPiece } from './rejects/rejects.js';
export { sourceIds, type SourceIds } from './streams/external-ids.js';
export { SourceChanged } from './streams/read-streams.js';
export type { CommandBody, ImportedCommand, Plain, StreamCommands } from './streams/stream-commands.js';
