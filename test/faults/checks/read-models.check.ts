import { readTables } from '#projections';
import { digestTables, readAs, tableName } from '#read-store';
import { rebuildReadModels } from '../../../apps/projector/follow/rebuild.js';
import { readModels } from '../../../apps/projector/read-models.js';
import { eventually } from '../../support/postgres/eventually.js';
import type { Ledger } from '../ground/ledger.js';

const allTables = readTables.map(tableName);

/**
 * What is wrong with the read models: tables whose rows are not those that the log gives up to where the checkpoint stands, by the digest of a
 * fresh rebuild up to there.
 */
export const faultsOfReadModels = async ({ store, pool, dataSource }: Pick<Ledger, 'store' | 'pool' | 'dataSource'>): Promise<readonly string[]> => {
  const digests = async (): Promise<Readonly<Record<string, string>>> => (await readAs(dataSource, { sees: 'programme' }, (manager) => digestTables(manager, readTables))).tables;
  const before = await digests();
  await rebuilt({ store, pool });
  const after = await digests();
  return allTables.filter((table) => before[table] !== after[table]).map((table) => `the rows of ${table} are not those of a rebuild`);
};

/** The turn of a rebuild that was killed is free as soon as the database has noticed. */
const rebuilt = async (parts: Pick<Ledger, 'store' | 'pool'>): Promise<void> => {
  await eventually(() => rebuildReadModels({ ...parts, models: readModels, report: () => undefined }, { only: allTables })
    .then(() => true, (error: Error) => { if (error.name === 'RebuildUnderWay') return false; throw error; }));
};
