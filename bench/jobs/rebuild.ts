import { Pool } from 'pg';
import { openEventStoreDb, openPostgresEventStore } from '#event-store';
import type { ReadTable } from '#read-store';
import { foldingThreads } from '../../apps/projector/follow/folding-threads.js';
import { modelsOfTables, type ReadModels } from '../../apps/projector/follow/read-model.js';
import { rebuildReadModels } from '../../apps/projector/follow/rebuild.js';
import { readModels } from '../../apps/projector/read-models.js';
import { keepHeapSmall } from '../../apps/projector/small-heap.js';

/** Every read model, as `tandem rebuild` builds them: seven tables, priced, indexed and swapped in. Gives the events folded. */
export const rebuildEverything = (url: string): Promise<number> => rebuild(url, readModels);

/** The aggregated read model alone: a row for each deal, with its whole dossier, its pricing for who has a claim, its indexes. */
export const rebuildDossiers = (url: string, eventStoreUrl?: string): Promise<number> => rebuild(url, modelsOfTables({ ...readModels, follower: 'bench' }, ['deal_dossier']), eventStoreUrl);

/** The read model with a row for each event alone; who may see the row follows from the deal's dossier. */
export const rebuildTrail = (url: string): Promise<number> => rebuild(url, modelsOfTables({ ...readModels, follower: 'bench' }, ['trail']));

/** The trail's table, for what copies its rows in bare. */
export const trailTable = readModels.ofEvents[0]?.table as ReadTable;

const rebuild = async (url: string, models: ReadModels, eventStoreUrl?: string): Promise<number> => {
  keepHeapSmall();
  const pool = new Pool({ connectionString: url, max: 4 });
  const store = eventStoreUrl === undefined ? openPostgresEventStore({ connectionString: url }) : openEventStoreDb({ connectionString: eventStoreUrl });
  const { events } = await rebuildReadModels({ store, pool, models, threads: foldingThreads(url), ...(eventStoreUrl === undefined ? {} : { copyUrl: url }), report: () => undefined });
  await store.close();
  await pool.end();
  return events;
};
