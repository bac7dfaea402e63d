import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventIdOf, numberedEvent, openTestLog, type TestLog } from './transparency-log.support.js';

const signedCount = 600;

let log: TestLog;
beforeEach(async () => {
  log = await openTestLog();
  await log.grow(signedCount);
  await log.signAll();
});
afterEach(() => log.close());

/** The event with this number, at its place when it was signed. */
const placeOf = (number: number) => ({
  index: number, position: BigInt(number + 1), eventId: eventIdOf(number), stream: `deal-d${number % 3}`, revision: Math.floor(number / 3) });

const change = async (...statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await log.sql(statement);
};

describe('the verification of the log', () => {
  it('finds a log whole that nobody touched, and counts what came after the checkpoint', async () => {
    expect(await log.verify()).toEqual({ events: 600, unsigned: 0, difference: undefined });
    await log.grow(5);
    await log.store.append('order-1', 'any', [numberedEvent(9_000)]);
    for (const reading of ['copy', 'store'] as const) expect(await log.verify(reading)).toEqual({ events: 605, unsigned: 5, difference: undefined });
  });

  it.each([0, 255, 256, 599])('L5: names event %i when one byte of it is another', async (number) => {
    await change(`UPDATE log.events SET data = replace(data, 'reason ${number}"', 'reason_${number}"') WHERE position = ${number + 1}`);
    for (const reading of ['copy', 'store'] as const) expect((await log.verify(reading)).difference).toEqual({ kind: 'changed', ...placeOf(number) });
  });

  it.each([
    ['its type', `type = 'DealWon'`], ['its revision', 'revision = 9000'], ['its id', `id = '${eventIdOf(7_777)}'`], ['its clock', `metadata = replace(metadata, '16:00:01', '16:00:02')`],
    ['its payload, torn', 'data = left(data, 9)'], ['its metadata, torn', 'metadata = left(metadata, 9)'],
  ])('L5: names the event when %s is changed', async (_what, set) => {
    await change(`UPDATE log.events SET ${set} WHERE position = 301`);
    expect((await log.verify()).difference).toEqual({ kind: 'changed', ...placeOf(300) });
  });

  it('L5: names the event when only what is beside the proof is changed', async () => {
    await change(`UPDATE log.events SET metadata = replace(metadata, 'key 300', 'key 3OO') WHERE position = 301`);
    expect((await log.verify()).difference).toEqual({ kind: 'metadata-changed', ...placeOf(300) });
  });

  it.each([0, 300, 599])('L5: names event %i when it is dropped', async (number) => {
    await change(`DELETE FROM log.events WHERE position = ${number + 1}`);
    const { difference } = await log.verify();
    expect(difference).toMatchObject({ kind: 'dropped', index: number, eventId: eventIdOf(number), stream: `deal-d${number % 3}`, revision: Math.floor(number / 3) });
  });

  it('L5: names the first of two that were swapped', async () => {
    await change('UPDATE log.events SET position = -1 WHERE position = 301', 'UPDATE log.events SET position = 301 WHERE position = 401', 'UPDATE log.events SET position = 401 WHERE position = -1');
    expect((await log.verify()).difference).toEqual({ kind: 'moved', ...placeOf(300) });
  });

  it('L5: names the first of two whose payloads were swapped', async () => {
    await change(`UPDATE log.events SET data = (SELECT data FROM log.events WHERE position = CASE e.position WHEN 301 THEN 401 ELSE 301 END) FROM log.events e
      WHERE events.position = e.position AND e.position IN (301, 401)`);
    expect((await log.verify()).difference).toEqual({ kind: 'changed', ...placeOf(300) });
  });

  it('names an event that was put in among those that were signed', async () => {
    await change('UPDATE log.events SET position = position + 10000 WHERE position > 300', 'UPDATE log.events SET position = position - 9999 WHERE position > 300', 'UPDATE log.head SET position = 601');
    const { id, type, data, metadata } = numberedEvent(5_000);
    await log.pool.query(`INSERT INTO log.events (position, stream, revision, id, type, data, metadata) VALUES (301, 'deal-new', 0, $1, $2, $3, $4)`,
      [id, type, JSON.stringify(data), JSON.stringify(metadata)]);
    expect((await log.verify()).difference).toEqual({ kind: 'inserted', index: 300, position: 301n, eventId: id, stream: 'deal-new', revision: 0 });
  });

  it('names a stream that was deleted', async () => {
    await change(`DELETE FROM log.events WHERE stream = 'deal-d2'`);
    expect((await log.verify()).difference).toMatchObject({ kind: 'stream-deleted', stream: 'deal-d2', index: 2 });
  });

  it('knows a changed tree from a changed log', async () => {
    await change(`UPDATE proof.tiles SET hashes = overlay(hashes PLACING '\\x00ff'::bytea FROM 1) WHERE level = 0 AND index = 1`);
    expect((await log.verify()).difference).toEqual({ kind: 'tree-changed', ...placeOf(256) });
  });

  it('finds a log that was rewritten together with its tree: the signature stands against both', async () => {
    const { pool } = log;
    await change(`UPDATE log.events SET data = replace(data, 'reason 300"', 'reason_300"') WHERE position = 301`,
      'TRUNCATE proof.leaves, proof.tiles', 'CREATE TABLE kept AS SELECT * FROM proof.checkpoints', 'TRUNCATE proof.checkpoints', 'UPDATE proof.head SET size = 0, position = NULL');
    await log.signAll();
    await pool.query('TRUNCATE proof.checkpoints');
    await pool.query('INSERT INTO proof.checkpoints SELECT * FROM kept');
    expect((await log.verify()).difference).toMatchObject({ kind: 'rewritten', index: null });
  });
});
