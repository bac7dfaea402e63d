export { masterKeyInFile, readMasterKey, type MasterKey } from './master-key.js';
export type { SealingPlace, VaultRow } from './seal.js';
export { Vault } from './vault.js';
export { vaultSchemaSql } from './vault.schema.js';
