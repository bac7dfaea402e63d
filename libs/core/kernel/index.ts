export * from './decider.js';
export * from './exhaustive.js';
export * from './ids.js';
export * from './instant.js';
export * from './rejection.js';
