import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from './support/built.js';
import { mavenSlice } from './support/maven-slice.js';
import { begin, digestOf, found, importing, removeFolder, serve, temporaryFolder, type Running, type Server } from './support/tandem.js';

const founding = { programme: 'examples/maven/programme.yaml', ruleSet: 'examples/maven/ruleset.yaml' };
const mapping = 'examples/maven/mapping.yaml';
const opportunities = 400;

describe('an import that is broken off', () => {
  let folder: string;
  let slice: string;
  let server: Server;
  let undisturbed: string;

  /** How many events the log holds. */
  const recorded = async (): Promise<number> => {
    const answer = await fetch(`${server.url}/v1/read-models`, { headers: { authorization: `Bearer ${await server.operatorToken()}` } });
    return Number(((await answer.json()) as { data: readonly { head: string }[] }).data[0]?.head);
  };
  /** Starts an import and waits until some portion of it is recorded; more are to come. */
  const inTheMiddle = async (): Promise<Running> => {
    const before = await recorded();
    const running = begin(['import', slice, '--mapping', mapping, '--data', server.data]);
    while ((await recorded()) < before + 50) await delay(10);
    return running;
  };
  const onFreshLedger = async (name: string): Promise<void> => {
    server = await serve(join(folder, name));
    await found(server, founding);
  };

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    slice = await mavenSlice(join(folder, 'slice'), opportunities);
    await onFreshLedger('undisturbed');
    expect(await importing(server.data, slice, mapping)).toMatchObject({ code: 0, changed: opportunities + 3 });
    undisturbed = await digestOf(server.data);
    await server.stop();
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    await removeFolder(folder);
  });

  it('by kill -9 of the command is taken up by the next: the ledger is that of an undisturbed import', async () => {
    await onFreshLedger('killed');
    const { child, done } = await inTheMiddle();
    child.kill('SIGKILL');
    expect((await done).code).toBeNull();
    const again = await importing(server.data, slice, mapping);
    expect([again.code, again.deals, again.changed > 0 && again.changed < opportunities]).toEqual([0, opportunities, true]);
    expect(await digestOf(server.data)).toBe(undisturbed);
  }, 120_000);

  it('by Ctrl-C ends at once and says so', async () => {
    const { child, done } = begin(['import', 'examples/maven/data', '--mapping', mapping, '--dry-run', '--data', server.data]);
    await delay(1_500);
    child.kill('SIGINT');
    expect(await done).toEqual({ code: 130, out: '', err: 'Interrupted.\n' });
    expect(await digestOf(server.data)).toBe(undisturbed);
    await server.stop();
  }, 120_000);

  it('by kill -9 of the server says that it is out of reach; the next start and import make it whole', async () => {
    await onFreshLedger('server-killed');
    const { done } = await inTheMiddle();
    await server.kill();
    expect(await done).toMatchObject({ code: 3, err: expect.stringMatching(/^The server at http:\/\/127\.0\.0\.1:\d+ cannot be reached/) });
    server = await serve(server.data);
    expect(await importing(server.data, slice, mapping)).toMatchObject({ code: 0, deals: opportunities, report: { faults: [] } });
    expect(await digestOf(server.data)).toBe(undisturbed);
  }, 120_000);
});
