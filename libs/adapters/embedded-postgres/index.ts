export { runningPostgres } from './running-postgres.js';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.js';
export { EmbeddedPostgresFailure } from './embedded-postgres-failure.js';
