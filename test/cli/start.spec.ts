import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from './support/built.js';
import { begin, removeFolder, serve, tandem, temporaryFolder, type Ran } from './support/tandem.js';

const servicesOf = (pid: number | undefined): readonly number[] =>
  execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n')
    .map((line) => line.trim().split(/\s+/)).filter(([, parent, ...words]) => Number(parent) === pid && words.some((word) => /(api|projector)\/main\.js$/.test(word)))
    .map(([own]) => Number(own));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let attempts = 400; !(await holds()); attempts -= 1) {
    if (attempts === 0) throw new Error('It does not come true.');
    await delay(50);
  }
};

describe('tandem start', () => {
  let folder: string;
  let first: Ran;
  const data = (): string => join(folder, 'ledger');

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
  });

  afterAll(() => removeFolder(folder));

  it('killed in the middle of loading the demo, is made whole by the next start, which prints the main job and every key once', async () => {
    const { child, done } = begin(['start', '--no-serve', '--data', data(), '--port', '0']);
    await eventually(() => readFile(join(data(), 'demo.unfinished')).then(() => true, () => false));
    const services = servicesOf(child.pid);
    child.kill('SIGKILL');
    await done;
    expect(services.length).toBeGreaterThan(1);
    await eventually(() => !services.some(isAlive));
    first = await tandem(['start', '--no-serve', '--data', data(), '--port', '0']);
    expect(first).toMatchObject({ code: 0, err: '' });
    for (const said of ['Deals: 41 (23 won, 9 lost, 9 open)', 'Alpha Advisory', '3176.47', 'Partners who sell together', '2026-Q2 is closed. Replayed under standard@2', 'Nothing was posted.', 'Payouts', 'Signed checkpoint over the log', 'Digest of all read models']) expect(first.out).toContain(said);
    expect(first.out.match(/tandem_\w+\.key_\S+/g)).toHaveLength(9);
  }, 120_000);

  it('prints the same main job again, without keys, and says where another key comes from', async () => {
    const again = await tandem(['start', '--no-serve', '--data', data(), '--port', '0']);
    const job = (text: string): string => text.slice(text.indexOf('Deals: '), text.indexOf('API keys'));
    expect(again.code).toBe(0);
    expect(job(again.out)).toBe(job(first.out));
    expect(again.out).not.toMatch(/tandem_\w+\.key_/);
    expect(again.out).toContain('tandem user key');
  }, 120_000);

  it('serves until it is asked to end, refuses a second start on its folder by name, and leaves no process behind', async () => {
    const server = await serve(data(), ['--port', '0']);
    const services = servicesOf(server.child.pid);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(await tandem(['start', '--data', data(), '--port', '0'])).toMatchObject(
      { code: 3, err: expect.stringContaining(`Tandem already runs on data folder ${data()}, at ${server.url}: stop process ${server.child.pid}`) });
    expect((await server.stop()).code).toBe(0);
    expect([services.length, services.filter(isAlive)]).toEqual([2, []]);
  }, 120_000);

  it('starts empty where it is asked to, and says what to do next', async () => {
    const empty = await tandem(['start', '--no-demo', '--no-serve', '--data', join(folder, 'empty'), '--port', '0']);
    expect([empty.code, empty.out]).toEqual([0, expect.stringContaining(`npx tandem programme examples/ecsel/programme.yaml --data ${join(folder, 'empty')}`)]);
  }, 120_000);

  it.each([50, 1_000, 2_500])('ends in order when it is interrupted %i ms after its start', async (afterMs) => {
    const { child, done } = begin(['start', '--data', join(folder, `interrupted-${afterMs}`), '--port', '0']);
    await delay(afterMs);
    const services = servicesOf(child.pid);
    child.kill('SIGINT');
    const { code } = await done;
    // Before it listens, the signal itself ends it.
    expect([130, null]).toContain(code);
    expect(services.filter(isAlive)).toEqual([]);
  }, 60_000);
});
