import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { Subject } from 'rxjs';
import { openPostgresEventStore } from '#event-store';
import { answerAtOnce, fromBase64, leafBytes, lookupIn, rangeHash, toBase64, verifyConsistency, verifyInclusion, verifyTrailBundle, type Checkpoint, type Leaf } from '#proof';
import { checkpointIn, filesInArchive, hasher, LogSigner, newSigningKeyText, nodeCrypto, readSigningKey } from '#transparency-log';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;
let pool: Pool;
let stopSigning: () => Promise<void>;

interface TrailEvent { readonly id: string; readonly type: string }
interface Inclusion { readonly index: number; readonly leaf: Leaf; readonly hashes: readonly string[]; readonly checkpoint: string }

const text = async (path: string): Promise<string> => (await fetch(`${api.url}${path}`)).text();
const hashesOf = (hashes: readonly string[]): Uint8Array[] => hashes.map((hash) => fromBase64(hash) ?? new Uint8Array());

const checkpointOf = async (note: string): Promise<Checkpoint> => {
  const checkpoint = checkpointIn(note, await text('/v1/log/key'));
  if (!checkpoint) throw new Error(`This is not signed by the log: ${note}`);
  return checkpoint;
};

const trail = async (caller: ApiCaller, deal = 'deal_acme'): Promise<readonly TrailEvent[]> =>
  ((await accepted(caller.get(`/v1/deals/${deal}/trail?limit=100`))).body as unknown as { data: TrailEvent[] }).data;

/** Waits until everything that was recorded is in the latest checkpoint. */
const allSigned = async (): Promise<Checkpoint> => {
  await follower.caughtUp();
  const { rows: [row] } = await pool.query<{ events: string }>('SELECT count(*) AS events FROM log.events');
  await eventually(async () => (await text('/v1/log/checkpoint')).split('\n')[1] === row?.events);
  return checkpointOf(await text('/v1/log/checkpoint'));
};

beforeAll(async () => {
  api = await startTestApi();
  expect([(await fetch(`${api.url}/v1/log/checkpoint`)).status, (await fetch(`${api.url}/v1/log/key`)).status]).toEqual([404, 404]);
  people = await foundProgramme(api);
  follower = await followApi(api);
  pool = new Pool({ connectionString: api.connectionString, max: 4 });
  const store = openPostgresEventStore({ connectionString: api.connectionString });
  const stop = new Subject<void>();
  const signing = new LogSigner({ store, pool, key: readSigningKey(newSigningKeyText(), 'the test'), signEveryMs: 50, report: () => undefined }).follow(stop);
  stopSigning = async () => { stop.next(); await signing; await store.close(); };
  const deal = `/v1/deals/${await openDeal(people.operations, 'deal_acme')}`;
  await accepted(people.operations.post(`${deal}/roles`, { partnerId: 'ptr_alpha', role: 'sourcing' }));
  await accepted(people.operations.post(`${deal}/touchpoints`, { touchpointId: 'T-1', kind: 'meeting', loggedBy: 'vendor', partnerId: 'ptr_alpha', role: 'sourcing', note: 'Private words.' }));
}, 120_000);
afterAll(async () => {
  await stopSigning();
  await pool.end();
  await follower.close();
  await api.close();
});

describe('the signed log', () => {
  it('L1: is published to everybody: the latest checkpoint and the key that checks it', async () => {
    const { size, origin } = await allSigned();
    expect([size > 20, origin]).toEqual([true, (await text('/v1/log/key')).split('+')[0]]);
    expect((await fetch(`${api.url}/v1/log/checkpoint`)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('proves to a partner each event of its trail, by what it is given and the key alone', async () => {
    await allSigned();
    const events = await trail(people.alpha);
    expect(events.length).toBeGreaterThan(2);
    for (const { id, type } of events) {
      const { index, leaf, hashes, checkpoint } = (await accepted(people.alpha.get(`/v1/log/proof/inclusion?eventId=${id}`))).body as unknown as Inclusion;
      expect([leaf.id, leaf.type]).toEqual([id, type]);
      const head = await checkpointOf(checkpoint);
      expect(verifyInclusion(hasher, head, { index, hash: hasher.leaf(leafBytes(leaf)) }, hashesOf(hashes))).toBe(true);
      expect(verifyInclusion(hasher, head, { index, hash: hasher.leaf(leafBytes({ ...leaf, type: 'DealWon' })) }, hashesOf(hashes))).toBe(false);
    }
  });

  it('proves nothing to a partner of what its trail does not show, and everything to an auditor', async () => {
    const other = await openDeal(people.operations, 'deal_other');
    await accepted(people.operations.post(`/v1/deals/${other}/roles`, { partnerId: 'ptr_beta', role: 'sourcing' }));
    await allSigned();
    const [own] = await trail(people.alpha);
    const hidden = await trail(people.auditor, other);
    const { rows: [ofUser] } = await pool.query<{ id: string }>(`SELECT id FROM log.events WHERE stream = 'user-berta' LIMIT 1`);
    const ids = [...hidden.map(({ id }) => id), ofUser?.id ?? ''];
    expect(hidden.length).toBeGreaterThan(0);
    for (const id of ids) {
      expect((await people.alpha.get(`/v1/log/proof/inclusion?eventId=${id}`)).status).toBe(404);
      expect((await people.auditor.get(`/v1/log/proof/inclusion?eventId=${id}`)).status).toBe(200);
    }
    expect((await people.beta.get(`/v1/log/proof/inclusion?eventId=${own?.id ?? ''}`)).status).toBe(404);
  });

  it('L2: gives a partner its trail as one file that verifies without the server, with every event that its trail shows and no other', async () => {
    await allSigned();
    const fetched = async (caller: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(`${api.url}/v1/partners/ptr_alpha/trail-bundle`, { headers: { authorization: caller } })).arrayBuffer());
    const archive = await fetched(people.alpha.authorization);
    expect(Buffer.from(archive).equals(await fetched(people.auditor.authorization))).toBe(true);
    const { events, logKey } = answerAtOnce(verifyTrailBundle(filesInArchive(archive) ?? new Map()), nodeCrypto);
    expect(`${logKey}\n`).toBe(await text('/v1/log/key'));
    const { rows } = await pool.query<{ id: string; audience: string; partners: string[]; deal: string | null }>('SELECT event_id AS id, audience, partner_ids AS partners, deal_id AS deal FROM read.trail');
    const shown = rows.filter(({ audience, partners, deal }) => audience === 'everyone' || (audience === 'deal' && deal === 'deal_acme') || (audience !== 'parties' && partners.includes('ptr_alpha')));
    expect(events.map(({ leaf }) => leaf.id).sort()).toEqual(shown.map(({ id }) => id).sort());
    expect([events.some(({ leaf }) => leaf.stream === 'deal-acme'), events.some(({ leaf }) => leaf.stream.startsWith('user-') || JSON.stringify(leaf.data).includes('ptr_beta'))]).toEqual([true, false]);
    for (const path of ['ptr_alpha', 'ptr_nobody']) expect((await people.beta.get(`/v1/partners/${path}/trail-bundle`)).status).toBe(404);
    expect((await people.auditor.get('/v1/partners/ptr_nobody/trail-bundle')).status).toBe(404);
  });

  it('L1: serves the tree in tiles, from which anybody works out the signed root', async () => {
    const { size, root } = await allSigned();
    const tile = async (path: string): Promise<Response> => fetch(`${api.url}/v1/log/tile/${path}`);
    const hashes = new Uint8Array(await (await tile(`0/000.p/${size}`)).arrayBuffer());
    expect(toBase64(rangeHash(hasher, lookupIn([{ level: 0, index: 0, hashes }]), { begin: 0, end: size }))).toBe(toBase64(root));
    for (const path of ['0/000', `0/000.p/${size + 50}`, '0/001.p/1', '0/x000/000', '0/00', '0/000.p/0', '9/000', 'x/000', '0/x']) expect([path, (await tile(path)).status]).toEqual([path, 404]);
  });

  it('L3: proves between any two checkpoints that nothing was removed or rewritten', async () => {
    const earlier = await allSigned();
    await openDeal(people.operations, 'deal_later');
    const later = await allSigned();
    const proof = async (query: string) => (await accepted(people.beta.get(`/v1/log/proof/consistency?${query}`))).body as unknown as { to: number; hashes: string[] };
    const { to, hashes } = await proof(`from=${earlier.size}`);
    expect([to, later.size > earlier.size]).toEqual([later.size, true]);
    expect(verifyConsistency(hasher, earlier, later, hashesOf(hashes))).toBe(true);
    expect(verifyConsistency(hasher, { ...earlier, root: later.root }, later, hashesOf(hashes))).toBe(false);
    expect(await proof(`from=${earlier.size}&to=${earlier.size}`)).toMatchObject({ hashes: [] });
    const { data } = (await accepted(people.beta.get('/v1/log/checkpoints?limit=100'))).body as unknown as { data: readonly { size: number; note: string }[] };
    const listed = await Promise.all([later, earlier].map(async ({ size }) => checkpointOf(data.find((each) => each.size === size)?.note ?? '')));
    expect([data[0]?.size, ...listed]).toEqual([later.size, later, earlier]);
    const [next] = ((await accepted(people.beta.get(`/v1/log/checkpoints?limit=1&starting_after=${later.size}`))).body as unknown as { data: readonly { size: number }[] }).data;
    expect(next?.size).toBeLessThan(later.size);
  });

  it.each(['inclusion', 'inclusion?eventId=', 'inclusion?eventId=x&more=1', 'consistency', 'consistency?from=x', 'consistency?from=2&to=1', 'consistency?from=1&to=999999', 'consistency?from=-1'])(
    'refuses %s by the parameter', async (path) => {
      expect((await people.auditor.get(`/v1/log/proof/${path}`)).status).toBe(400);
    });

  it('asks for a key where proofs are asked for, and shows a reader without a caller no leaf', async () => {
    expect((await people.operator.as(null).get('/v1/log/proof/consistency?from=1')).status).toBe(401);
    const client = await pool.connect();
    await client.query('BEGIN; SET LOCAL ROLE tandem_reader');
    const { rows } = await client.query('SELECT count(*)::int AS leaves FROM proof.leaves');
    await expect(client.query('DELETE FROM proof.tiles')).rejects.toThrow('permission denied');
    client.release(true);
    expect(rows).toEqual([{ leaves: 0 }]);
  });
});
