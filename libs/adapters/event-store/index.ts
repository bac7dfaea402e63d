export * from './port.js';
export * from './storable.js';
export { copyToPostgres, openCopiedLog, type ReadableLog } from './postgres/copied-log.js';
export * from './postgres/log-copy.js';
export * from './postgres/log-schema.js';
export * from './postgres/postgres-event-store.js';
export * from './eventstoredb/eventstoredb-event-store.js';
