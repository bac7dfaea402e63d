// The stored dossier and its cut
export * from './stored-dossier/cut-dossier.js';
export type * from './stored-dossier/stored-dossier.js';
export type { Cut } from './stored-dossier/cut.js';
export * from './stored-dossier/fold-dossier.js';
