export { contactPerson, forgettingEvents, personForgottenBy } from './forgotten-people.js';
export { masterKeyInFile, readMasterKey, type MasterKey } from './master-key.js';
export type { SealingPlace, VaultRow } from './seal.js';
export { PersonForgotten, Vault, type OpenedText } from './vault.js';
export { vaultSchemaSql } from './vault.schema.js';
