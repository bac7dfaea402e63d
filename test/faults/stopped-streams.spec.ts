import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventStore } from '#event-store';
import { ruleSetStream, type RecordedEvent } from '#events';
import type { RuleSetId } from '#kernel';
import { readTables } from '#projections';
import { tableName } from '#read-store';
import { assigned, day, dealLog, opened, touched, won, type LogEntry } from '../support/dossier/deal-log.js';
import { documentWith, publication, ruleSetLog } from '../support/dossier/rule-set-log.js';
import { startDoubleAndStore, type DoubleAndStore } from '../support/eventstoredb-double/with-double.js';
import { appendRecorded, openTestLedger, toldOf, type TestLedger } from '../support/projector/test-ledger.js';

let ledger: TestLedger;
let around: DoubleAndStore | undefined;
afterEach(async () => {
  await ledger.close();
  await around?.close();
  around = undefined;
});

const voided: LogEntry = { type: 'TouchpointVoided', at: day(5, 13), data: { touchpointId: 'never-logged', reason: { textId: 't', digest: 'a'.repeat(64) } } };
const wordyAmount: LogEntry = { type: 'AmountChanged', at: day(5, 14), data: { amount: 'a lot' } };
const life = (...between: readonly LogEntry[]): readonly LogEntry[] => [
  opened(day(3)), assigned(day(4), 'alpha', 'sourcing'), assigned(day(4), 'beta', 'selling'), touched(day(5), 't1', 'alpha', 'sourcing'),
  ...between, touched(day(6), 't2', 'beta', 'selling'), won(day(20)), touched(day(21), 't3', 'beta', 'selling')];
const deal = (name: string, ...between: readonly LogEntry[]): RecordedEvent[] => toldOf(name, dealLog(...life(...between)));
const rules = ruleSetLog(...publication(day(1), 1, documentWith()));
const [ghost] = deal('ghost').map((event) => ({ ...event, stream: 'partner-ghost', type: 'PartnerRenamed', data: { name: 'Ghost' } })) as RecordedEvent[];
const [, , approvedUndrafted] = ruleSetLog(...publication(day(2), 1, documentWith())).map((event) => ({ ...event, stream: ruleSetStream('other' as RuleSetId), revision: 0 })) as RecordedEvent[];

/** Where each bad stream stops: its revision, and what is said of it. A deal has four sound events before. */
const expected = [
  ['deal-doubled', 4, 'stands in the log twice'],
  ['deal-torn', 4, 'cannot be read: its data is no JSON object'],
  ['deal-unfoldable', 4, 'has no touchpoint never-logged'],
  ['deal-unpriceable', 4, ''],
  ['deal-without-metadata', 4, 'cannot be read'],
  ['partner-ghost', 0, 'begins with PartnerRenamed'],
  ['ruleset-other', 0, 'begins with RuleSetApproved'],
] as const;

/** The streams side by side in the log, an event of each in turn. */
const appendInterleaved = async (store: EventStore, streams: readonly (readonly RecordedEvent[])[]): Promise<void> => {
  for (let turn = 0; streams.some((events) => events.length > turn); turn += 1) {
    for (const events of streams) await appendRecorded(store, events.slice(turn, turn + 1));
  }
};

const soundStreams = (): readonly RecordedEvent[][] =>
  [deal('good'), deal('unfoldable', voided), deal('unpriceable', wordyAmount), [ghost as RecordedEvent], [approvedUndrafted as RecordedEvent], deal('later')];

/** Tears rows and doubles an event id, as a hand or a disk would do it. */
const openOnPostgres = async (): Promise<void> => {
  ledger = await openTestLedger();
  await appendRecorded(ledger.store, rules);
  await appendInterleaved(ledger.store, [...soundStreams(), deal('torn'), deal('without-metadata'), deal('doubled')]);
  await ledger.pool.query(`
    ALTER TABLE log.events DROP CONSTRAINT events_id_key;
    UPDATE log.events SET data = left(data, 1) WHERE stream = 'deal-torn' AND revision = 4;
    UPDATE log.events SET metadata = 'null' WHERE stream = 'deal-without-metadata' AND revision = 4;
    UPDATE log.events SET id = (SELECT id FROM log.events WHERE stream = 'deal-good' AND revision = 2) WHERE stream = 'deal-doubled' AND revision = 4`);
};

/** The same told to EventStoreDB by another client of it, which also keeps pictures there. */
const openOnEventStoreDb = async (): Promise<void> => {
  around = await startDoubleAndStore();
  ledger = await openTestLedger(around.store);
  const client = EventStoreDBClient.connectionString(around.double.connectionString);
  await client.appendToStream('pictures', binaryEvent({ type: 'Picture', data: Uint8Array.of(1, 2, 3) }));
  await appendRecorded(ledger.store, rules);
  await appendInterleaved(ledger.store, [...soundStreams(), deal('torn').slice(0, 4), deal('without-metadata').slice(0, 4), deal('doubled').slice(0, 4)]);
  const twice = (await ledger.store.readStream('deal-good'))[2]?.id ?? '';
  await client.appendToStream('deal-torn', binaryEvent({ type: 'TouchpointLogged', data: Uint8Array.of(1, 2, 3) }));
  await client.appendToStream('deal-without-metadata', jsonEvent({ type: 'TouchpointLogged', data: {} }));
  await client.appendToStream('deal-doubled', jsonEvent({ id: twice, type: 'DealWon', data: { dateAssumed: false }, metadata: { schemaVersion: 1 } }));
  await client.dispose();
};

const stoppedAt = async (): Promise<unknown[]> => {
  const { rows } = await ledger.pool.query<{ stream: string; event_id: string; reason: string }>('SELECT stream, event_id, reason FROM read.stopped_partitions ORDER BY stream');
  return Promise.all(rows.map(async ({ stream, event_id: eventId, reason }) =>
    [stream, (await ledger.store.readStream(stream)).findIndex(({ id }) => id === eventId), reason]));
};

const forgetAll = async (): Promise<void> => {
  await ledger.pool.query('UPDATE read.checkpoints SET position = NULL; DELETE FROM read.stopped_partitions');
  for (const table of readTables) await ledger.pool.query(`DELETE FROM read.${tableName(table)}`);
};

const eventsShownOf = async (dealName: string): Promise<unknown> =>
  (await ledger.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM read.trail WHERE stream = $1', [`deal-${dealName}`])).rows[0]?.count;

it('a rebuild fails at an event that stands in the log twice, and names it', async () => {
  ledger = await openTestLedger();
  for (const events of [rules, deal('good'), deal('doubled')]) await appendRecorded(ledger.store, events);
  await ledger.pool.query(`
    ALTER TABLE log.events DROP CONSTRAINT events_id_key;
    UPDATE log.events SET id = (SELECT id FROM log.events WHERE stream = 'deal-good' AND revision = 2) WHERE stream = 'deal-doubled' AND revision = 4`);
  const twice = (await ledger.store.readStream('deal-good'))[2]?.id ?? '';
  await expect(ledger.rebuild()).rejects.toThrow(twice);
});

describe.each([['PostgreSQL', openOnPostgres], ['EventStoreDB', openOnEventStoreDb]] as const)('a log in %s with bad events', (_store, open) => {
  it('stops the stream of each at it, by name, keeps what came before and goes on with the rest, whatever the size of the batches', async () => {
    await open();
    await ledger.catchUp(7);
    const [stopped, digest] = [await stoppedAt(), await ledger.digest()];
    expect(stopped).toEqual(expected.map(([stream, revision, reason]) => [stream, revision, expect.stringContaining(reason)]));
    for (const name of ['doubled', 'torn', 'unfoldable', 'unpriceable', 'without-metadata']) expect([name, await eventsShownOf(name)]).toEqual([name, 4]);
    for (const name of ['good', 'later']) expect([name, await eventsShownOf(name)]).toEqual([name, life().length]);
    expect((await ledger.pool.query('SELECT count(*)::int AS deals FROM read.deal_dossier')).rows).toEqual([{ deals: 7 }]);
    for (const batchSizeMax of [1, 2, 500]) {
      await forgetAll();
      await ledger.catchUp(batchSizeMax);
      expect([batchSizeMax, await stoppedAt(), await ledger.digest()]).toEqual([batchSizeMax, stopped, digest]);
    }
  });

  it('is followed on after a restart, the bad streams left, and not rebuilt until it is mended', async () => {
    await open();
    await ledger.catchUp();
    await appendRecorded(ledger.store, deal('more'));
    await appendRecorded(ledger.store, [{ ...deal('torn')[5], revision: (await ledger.store.readStream('deal-torn')).length, id: randomUUID() } as unknown as RecordedEvent]);
    await ledger.catchUp();
    expect([await eventsShownOf('more'), await eventsShownOf('torn')]).toEqual([life().length, 4]);
    expect(ledger.reports).toHaveLength(expected.length);
    await expect(ledger.rebuild()).rejects.toThrow();
    expect(await eventsShownOf('more')).toBe(life().length);
  });
});
