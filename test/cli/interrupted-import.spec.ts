import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from './support/built.js';
import { mavenSlice } from './support/maven-slice.js';
import { begin, digestOf, found, importing, removeFolder, serve, temporaryFolder, type Server } from './support/tandem.js';

const mapping = 'examples/maven/mapping.yaml';
const opportunities = 200;

/** What a kill at any point of an import leaves is measured by the faults at drawn points (test/faults); here the command and its server are those of `tandem start`. */
describe('an import that is broken off', () => {
  let folder: string;
  let slice: string;
  let server: Server;

  /** How many events the log holds. */
  const recorded = async (): Promise<number> => {
    const answer = await fetch(`${server.url}/v1/read-models`, { headers: { authorization: `Bearer ${await server.operatorToken()}` } });
    return Number(((await answer.json()) as { data: readonly { head: string }[] }).data[0]?.head);
  };

  /** How many portions of imports the server was asked to try or to record, by its own log. */
  const portionsAsked = async (): Promise<number> => (await readFile(join(server.data, 'logs', 'api.log'), 'utf8')).split('"route":"/v1/bulk"').length;

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    slice = await mavenSlice(join(folder, 'slice'), opportunities);
    server = await serve(join(folder, 'ledger'));
    await found(server, { programme: 'examples/maven/programme.yaml', ruleSet: 'examples/maven/ruleset.yaml' });
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    await removeFolder(folder);
  });

  it('by kill -9 of the server says that it is out of reach; the next start and import make it whole, another adds nothing', async () => {
    const before = await recorded();
    const { done } = begin(['import', slice, '--mapping', mapping, '--data', server.data]);
    while ((await recorded()) < before + 50) await delay(10);
    await server.kill();
    expect(await done).toMatchObject({ code: 3, err: expect.stringMatching(/^The server at http:\/\/127\.0\.0\.1:\d+ cannot be reached/) });
    server = await serve(server.data);
    expect(await importing(server.data, slice, mapping)).toMatchObject({ code: 0, deals: opportunities, report: { faults: [] } });
    expect(await importing(server.data, slice, mapping)).toMatchObject({ code: 0, deals: opportunities, changed: 0, events: 0 });
  }, 120_000);

  it('by Ctrl-C ends at once and says so', async () => {
    const before = await digestOf(server.data);
    const asked = await portionsAsked();
    const { child, done } = begin(['import', 'examples/maven/data', '--mapping', mapping, '--dry-run', '--data', server.data]);
    while ((await portionsAsked()) === asked) await delay(10);
    child.kill('SIGINT');
    expect(await done).toEqual({ code: 130, out: '', err: 'Interrupted.\n' });
    expect(await digestOf(server.data)).toBe(before);
  }, 120_000);
});
