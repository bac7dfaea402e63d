import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

/** The double as a command: what others run their tests against. */
interface Told {
  readonly connectionString: string;
  readonly endpoints: readonly { readonly address: string; readonly port: number }[];
  readonly caFile: string;
}

const node = spawn(process.execPath, [
  '--import', './test/support/postgres/run-typescript.js', './test/support/eventstoredb-double/main.ts', '--nodes', '3', '--host', 'localhost',
], { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: node.stdout })[Symbol.asyncIterator]();
let told: Told;
let client: EventStoreDBClient;

const nextLine = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value)) as unknown;
const ask = (command: string): Promise<unknown> => {
  node.stdin.write(`${command}\n`);
  return nextLine();
};

const get = async (path: string): Promise<{ readonly status: number | undefined; readonly body: string }> => {
  const { address, port } = told.endpoints[0] as Told['endpoints'][0];
  const asked = request({ host: address, port, path, ca: await readFile(told.caFile) }).end();
  const [response] = (await once(asked, 'response')) as [AsyncIterable<Buffer> & { statusCode?: number }];
  let body = '';
  for await (const part of response) body += String(part);
  return { status: response.statusCode, body };
};

beforeAll(async () => {
  told = (await nextLine()) as Told;
  client = EventStoreDBClient.connectionString(`${told.connectionString}&discoveryInterval=50`);
});

afterAll(async () => {
  await client.dispose();
  if (node.exitCode === null) node.kill('SIGKILL');
});

test('It says where it is; $all begins with the server’s own events.', async () => {
  expect(await client.appendToStream('a', jsonEvent({ type: 'Happened', data: {} }))).toMatchObject({ success: true });
  const types: string[] = [];
  for await (const { event } of client.readAll()) types.push(event?.type ?? '');
  expect(types).toEqual(['$UserCreated', '$UserCreated', 'Happened']);
});

test('It answers plain HTTP at the same port: that it lives, that it answers, who leads, and that there is no more.', async () => {
  expect(await get('/health/live')).toEqual({ status: 204, body: '' });
  expect(JSON.parse((await get('/ping')).body)).toMatchObject({ text: 'Ping request successfully handled' });
  const { members } = JSON.parse((await get('/gossip')).body) as { members: readonly { state: string; httpEndPointPort: number }[] };
  expect(members.map(({ state }) => state)).toEqual(['Leader', 'Follower', 'Follower']);
  expect(members.map(({ httpEndPointPort }) => httpEndPointPort)).toEqual(told.endpoints.map(({ port }) => port));
  expect(await get('/elsewhere')).toMatchObject({ status: 404 });
});

test('Nodes are stopped and started by a line each, and another one leads meanwhile; it ends with its standard input.', async () => {
  expect(await ask('stop 0')).toEqual({ done: 'stop 0' });
  await client.appendToStream('a', jsonEvent({ type: 'Happened', data: {} })).catch(() => undefined);
  expect(await client.appendToStream('b', jsonEvent({ type: 'Happened', data: {} }))).toMatchObject({ success: true });
  expect([await ask('start 0'), await ask('stop 7'), await ask('rise 0')]).toEqual([{ done: 'start 0' }, { refused: 'stop 7' }, { refused: 'rise 0' }]);
  const ended = once(node, 'exit');
  node.stdin.end();
  expect((await ended)[0]).toBe(0);
});
