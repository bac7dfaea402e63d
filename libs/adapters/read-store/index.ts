export * from './bulk-write.js';
export * from './caller.js';
export * from './checkpoints.js';
export * from './data-source.js';
export * from './generation.js';
export * from './read-table.js';
export { ownerRole, projectorRole, readerRole } from './roles.js';
export * from './stopped-partitions.js';
