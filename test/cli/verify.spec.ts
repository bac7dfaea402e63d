import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningPostgres } from '#embedded-postgres';
import { ensureBuilt } from './support/built.js';
import { removeFolder, serve, tandem, temporaryFolder, type Server } from './support/tandem.js';

let folder: string;
let server: Server;
const data = (): string => join(folder, 'ledger');
const file = (name: string): string => join(folder, name);

const onDatabase = async (...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: await runningPostgres(data()) });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};

const get = async (path: string): Promise<string> =>
  (await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${await server.operatorToken()}` } })).text();

/** The checkpoint once it is over more events than this. */
const checkpointOver = async (events: number): Promise<string> => {
  for (let attempts = 200; attempts > 0; attempts -= 1) {
    const note = await get('/v1/log/checkpoint');
    if (Number(note.split('\n')[1]) > events) return note;
    await delay(50);
  }
  throw new Error('The log is not signed.');
};

beforeAll(async () => {
  await ensureBuilt();
  folder = await temporaryFolder();
}, 120_000);

afterAll(async () => {
  await server.stop();
  await removeFolder(folder);
});

describe('tandem verify', () => {
  it.each([['as-signed', 0, /^All \d+ events are in the log of \d+/], ['tampered', 1, /^events\.ndjson, line \d+: event \S+ \(deal-\S+, revision \d+\) is not what was signed/]])(
    'L5: says of the bundled copy %s.zip, from the file alone, what it is', async (name, code, said) => {
      expect(await tandem(['verify', `examples/tampered/${name}.zip`])).toMatchObject({ code, out: expect.stringMatching(said) });
    }, 60_000);

  it('finds the log whole that tandem start left, with no server running', async () => {
    expect((await tandem(['start', '--no-serve', '--data', data(), '--port', '0'])).code).toBe(0);
    const verified = await tandem(['verify', '--data', data(), '--json']);
    expect([verified.code, verified.err]).toEqual([0, '']);
    const verdict = JSON.parse(verified.out) as { events: number };
    expect(verdict).toMatchObject({ verified: true, unsigned: 0, size: verdict.events, difference: null });
    expect(verdict.events).toBeGreaterThan(300);
    server = await serve(data(), ['--port', '0']);
  }, 180_000);

  it('L3: verifies beside the running server that the log extends a checkpoint that was kept, and from files alone that one extends another', async () => {
    await writeFile(file('kept.txt'), await checkpointOver(0));
    const size = (await get('/v1/log/checkpoint')).split('\n')[1] ?? '';
    const created = await fetch(`${server.url}/v1/partners`, {
      method: 'POST', body: JSON.stringify({ partnerId: 'ptr_later', name: 'Later' }),
      headers: { authorization: `Bearer ${await server.operatorToken()}`, 'content-type': 'application/json', 'idempotency-key': 'later' } });
    expect(created.status).toBe(200);
    await writeFile(file('later.txt'), await checkpointOver(Number(size)));
    const kept = await tandem(['verify', '--data', data(), '--checkpoint', file('kept.txt')]);
    expect([kept.code, kept.err, kept.out]).toEqual([0, '', expect.stringContaining('The log is whole')]);
    await writeFile(file('proof.json'), await get(`/v1/log/proof/consistency?from=${size}`));
    const key = (await get('/v1/log/key')).trim();
    const offline = ['verify', '--data', file('nowhere'), '--checkpoint', file('kept.txt'), '--checkpoint', file('later.txt'), '--proof', file('proof.json'), '--log-key', key];
    expect(await tandem(offline)).toMatchObject({ code: 0, out: expect.stringContaining('nothing was removed or rewritten') });
    await writeFile(file('proof.json'), JSON.stringify({ hashes: [] }));
    expect(await tandem(offline)).toMatchObject({ code: 1, out: expect.stringContaining('does not extend') });
  }, 120_000);

  it('L2: verifies the trail that a partner downloaded, and names another key than the log\'s', async () => {
    const answer = await fetch(`${server.url}/v1/partners/ptr_alpha/trail-bundle`, { headers: { authorization: `Bearer ${await server.operatorToken()}` } });
    await writeFile(file('trail.zip'), Buffer.from(await answer.arrayBuffer()));
    const key = (await get('/v1/log/key')).trim();
    expect(await tandem(['verify', file('trail.zip'), '--log-key', key])).toMatchObject({ code: 0, out: expect.stringContaining('events are in the log') });
    const another = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(await tandem(['verify', file('trail.zip'), '--log-key', another])).toMatchObject({ code: 1, out: expect.stringContaining('not the key that was asked for') });
  }, 60_000);

  it('L5: names the event of which one byte was changed', async () => {
    await onDatabase(`CREATE TABLE kept AS SELECT position, data FROM log.events WHERE type = 'DealWon' ORDER BY position LIMIT 1`,
      `UPDATE log.events SET data = overlay(data PLACING chr(ascii(substr(data, length(data) - 2, 1)) # 1) FROM length(data) - 2) WHERE position = (SELECT position FROM kept)`);
    const found = await tandem(['verify', '--data', data()]);
    expect([found.code, found.err, found.out]).toEqual([1, '', expect.stringMatching(/^Event \S+ \(deal-\S+, revision \d+, position \d+\) was changed: it is not what was signed\.\n$/)]);
    await onDatabase('UPDATE log.events SET data = kept.data FROM kept WHERE kept.position = events.position');
    expect((await tandem(['verify', '--data', data()])).code).toBe(0);
  }, 120_000);

  it('L5: names the event that was dropped', async () => {
    await onDatabase('DELETE FROM log.events WHERE position = 100');
    expect(await tandem(['verify', '--data', data()])).toMatchObject({ code: 1, out: expect.stringMatching(/^Event \S+ \(\S+, revision \d+, position \d+\) is gone: /) });
  }, 120_000);

  it.each([
    [['--log-key', 'nothing'], 'is no key of a log'],
    [['--log-key', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'], 'is not signed by the key PeterNeumann'],
    [['--checkpoint', 'package.json'], 'package.json is not signed by the key'],
    [['--proof', 'package.json'], 'name two checkpoints'],
    [['package.json'], 'is no ZIP archive'],
    [['nowhere.zip'], 'nowhere.zip cannot be read'],
    [['examples/tampered/as-signed.zip', '--checkpoint', 'package.json'], 'A bundle brings its own'],
  ])('refuses %j', async (words, said) => {
    expect(await tandem(['verify', '--data', data(), ...words])).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });
});
