import { DataSource, type EntitySchema } from 'typeorm';
import { Founding1763700000000 } from './migrations/1763700000000-founding.js';
import { TransparencyLog1763800000000 } from './migrations/1763800000000-transparency-log.js';
import { Documents1763900000000 } from './migrations/1763900000000-documents.js';
import { Replays1764019000000 } from './migrations/1764019000000-replays.js';
import { SignIn1764022000000 } from './migrations/1764022000000-sign-in.js';
import { SuccessorsSee1764026000000 } from './migrations/1764026000000-successors-see.js';
import { Imports1764031000000 } from './migrations/1764031000000-imports.js';

/** What a process connects with. `poolSize`: connections at most. */
export interface ReadStoreOptions {
  readonly url: string;
  readonly entities: readonly EntitySchema[];
  readonly poolSize?: number;
  readonly applicationName: string;
}

/** The data source of the read models. Tables are made by migrations and generations, never by synchronising. */
export const readStoreDataSource = (options: ReadStoreOptions): DataSource =>
  new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.entities],
    migrations: [Founding1763700000000, TransparencyLog1763800000000, Documents1763900000000, Replays1764019000000, SignIn1764022000000, SuccessorsSee1764026000000, Imports1764031000000],
    migrationsTableName: 'migrations',
    migrationsRun: false,
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName,
  });

/** Brings roles and schemas up to date under a lock, so that several processes may start at once. */
export const migrate = async (dataSource: DataSource): Promise<void> => {
  const lock = dataSource.createQueryRunner();
  await lock.connect();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('tandem migrations'))`);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('tandem migrations'))`);
    await lock.release();
  }
};
