export * from './command-handling.js';
export * from './command-request.js';
export { commandKeysSchemaSql, PostgresKeyRegistry, type KeyRegistry } from './key-registry.js';
export { oneAtATime } from './one-at-a-time.js';
export type { ReadState, StreamDefinition } from './stream-definition.js';
export { streamDefinitions } from './definitions/stream-definitions.js';
export { StreamCommand, streamCommand, streamCommandHandlers } from './nest/stream-command.js';
