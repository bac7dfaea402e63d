import { Pool } from 'pg';
import { openPostgresEventStore } from '#event-store';
import { foldingThreads } from '../../apps/projector/follow/folding-threads.js';
import type { ReadModels } from '../../apps/projector/follow/read-model.js';
import { rebuildReadModels } from '../../apps/projector/follow/rebuild.js';
import { readModels } from '../../apps/projector/read-models.js';

/** Every read model, as `tandem rebuild` builds them: seven tables, priced, indexed and swapped in. Gives the events folded. */
export const rebuildEverything = (url: string): Promise<number> => rebuild(url, readModels);

/** The aggregated read model alone: a row for each deal, with its whole dossier, its pricing for who has a claim, its indexes. */
export const rebuildDossiers = (url: string): Promise<number> => rebuild(url, {
  follower: 'bench', ofEvents: [], ofStreams: [], ofLines: [], ofHistories: [],
  ofDeals: readModels.ofDeals.filter(({ table }) => table.entity.options.name === 'DealDossier'),
});

const rebuild = async (url: string, models: ReadModels): Promise<number> => {
  const pool = new Pool({ connectionString: url, max: 4 });
  const store = openPostgresEventStore({ connectionString: url });
  const { events } = await rebuildReadModels({ store, pool, models, threads: foldingThreads(url), report: () => undefined });
  await store.close();
  await pool.end();
  return events;
};
