import { join } from 'node:path';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { openPostgresEventStore, type EventStore } from '#event-store';
import { databasePool, readStoreDataSource } from '#read-store';
import { foundPayable, onboardPayee, type PayingPeople } from '../../support/api/payable-programme.js';
import { accepted } from '../../support/api/api-caller.js';
import { localToken } from '../../support/api/local-token.js';
import { eventually } from '../../support/postgres/eventually.js';
import { positionOf } from '../../support/projector/test-ledger.js';
import { startEventStoreDb, type EventStoreDb } from './event-store-db.js';
import { freePort } from './free-port.js';
import type { Ground } from './ground.js';
import { Acknowledged } from './acknowledged.js';
import { WiredProcess } from './wired-process.js';

/** A ledger that is served by an API and a projector, each a process of its own, and what was acknowledged to those who wrote to it. */
export interface Ledger {
  readonly ground: Ground;
  readonly url: string;
  readonly people: PayingPeople;
  readonly api: WiredProcess;
  readonly projector: WiredProcess;
  readonly acknowledged: Acknowledged;
  readonly connectionString: string;
  /** Where its log lies; undefined: in PostgreSQL. */
  readonly eventStoreDb: EventStoreDb | undefined;
  readonly store: EventStore;
  readonly pool: Pool;
  readonly dataSource: DataSource;
  /** A further process of the ledger, which is not started yet; `port`: where a further API listens. */
  further(program: 'api' | 'projector', more?: { readonly args?: readonly string[]; readonly port?: number }): Promise<WiredProcess>;
  /** Waits until the read models show everything that was recorded. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

export const payees = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'] as const;

let opened = 0;

/** Founds a programme of five partners that can be paid, on a database of its own; its log lies there too, or in EventStoreDB. */
export const openLedger = async (ground: Ground, log: 'postgresql' | 'eventstoredb'): Promise<Ledger> => {
  opened += 1;
  const [name, port] = [`ledger_${opened}`, await freePort()];
  const connectionString = await ground.newDatabase(name);
  const eventStoreDb = log === 'eventstoredb' ? await startEventStoreDb(ground, `${name}_log`) : undefined;
  const environment = {
    EVENTSTORE_URL: eventStoreDb?.double.connectionString ?? '', TANDEM_VAULT_KEY: '5a'.repeat(32), TANDEM_LOCAL_TOKEN: localToken, TANDEM_LOG_KEY_FILE: join(ground.folder, 'log.key'), HOST: '127.0.0.1' };
  const processes: WiredProcess[] = [];
  const further: Ledger['further'] = async (program, { args = [], port: at = port } = {}) => {
    const process = await WiredProcess.open({ program, args, databaseUrl: connectionString, environment: { ...environment, PORT: String(at) }, logFile: join(ground.folder, `${name}-${program}${args.join('')}.log`) });
    processes.push(process);
    return process;
  };
  const [api, projector] = [await further('api'), await further('projector')];
  await Promise.all([api.start(), projector.start()]);
  const url = `http://127.0.0.1:${port}`;
  const people = await foundPayable({ url });
  for (const partner of payees.slice(3)) await accepted(people.operator.post('/v1/partners', { partnerId: `ptr_${partner}`, name: partner }));
  for (const partner of payees) await onboardPayee(people, `ptr_${partner}`, { reference: `V-${partner}` });
  const pool = databasePool({ connectionString, max: 4 });
  const store = eventStoreDb?.store ?? openPostgresEventStore({ connectionString });
  const dataSource = await readStoreDataSource({ url: connectionString, entities: [], applicationName: 'faults', poolSize: 2 }).initialize();
  return {
    ground, url, people, api, projector, acknowledged: new Acknowledged(), connectionString, eventStoreDb, store, pool, dataSource, further,
    caughtUp: async () => {
      const head = await store.head();
      await eventually(async () => head === undefined || ((await positionOf(pool)) ?? -1n) >= head);
    },
    close: async () => {
      await Promise.all(processes.map((process) => process.close()));
      await store.close();
      await eventStoreDb?.stop();
      await pool.end();
      await dataSource.destroy();
      await ground.dropDatabase(connectionString);
    },
  };
};
