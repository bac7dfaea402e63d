import { Client } from 'pg';
import { openPostgresEventStore } from '#event-store';
import { readEvent, readStreamName, type RecordedDealEvent } from '#events';
import { foldDossier, type StoredDossier } from '#rules';

/** The same dossiers as most projections are written: for each event read the row, fold, write it back, move the checkpoint, commit. */
export const projectRowByRow = async (url: string, eventsMax: number): Promise<number> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema if not exists bench; drop table if exists bench.dossiers, bench.checkpoint;
    create table bench.dossiers (deal_id text primary key, stored text not null);
    create table bench.checkpoint (position bigint not null); insert into bench.checkpoint values (0)`);
  const store = openPostgresEventStore({ connectionString: url });
  let events = 0;
  for await (const stored of store.readAll({ filter: { streamPrefixes: ['deal-'] }, limit: eventsMax })) {
    await projectOne(client, readEvent(stored) as RecordedDealEvent, stored.position);
    events += 1;
  }
  await store.close();
  await client.end();
  return events;
};

const projectOne = async (client: Client, event: RecordedDealEvent, position: bigint): Promise<void> => {
  const name = readStreamName(event.stream);
  const dealId = name?.kind === 'deal' ? name.id : '';
  await client.query('begin');
  const { rows: [row] } = await client.query<{ stored: string }>({ name: 'read', text: 'select stored from bench.dossiers where deal_id = $1', values: [dealId] });
  const folded = foldDossier(row && (JSON.parse(row.stored) as StoredDossier), event);
  await client.query({ name: 'write', values: [dealId, JSON.stringify(folded)],
    text: 'insert into bench.dossiers values ($1, $2) on conflict (deal_id) do update set stored = excluded.stored' });
  await client.query({ name: 'move', text: 'update bench.checkpoint set position = $1', values: [position.toString()] });
  await client.query('commit');
};
