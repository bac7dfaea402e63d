import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundPayable, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { accepted } from '../support/api/api-caller.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';
import { ensureBuilt } from './support/built.js';
import { removeFolder, tandem, temporaryFolder, type Ran } from './support/tandem.js';

describe('tandem replay', () => {
  let folder: string;
  let api: TestApi;
  let follower: TestFollower;
  let people: PayingPeople;
  const replay = (...words: readonly string[]): Promise<Ran> => tandem(['replay', ...words, '--url', api.url, '--key', people.auditor.authorization.replace('Bearer ', '')]);

  /** Alpha and beta win a deal of 50,000.00 together. */
  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    api = await startTestApi({ demoClock: true });
    people = await foundPayable(api);
    await winDeal(people, 'deal_one', { day: '02-01', source: 'ptr_alpha', seller: 'ptr_beta' });
    follower = await followApi(api, null, { demoClock: true });
    await follower.caughtUp();
  }, 240_000);
  afterAll(async () => {
    await follower.close();
    await api.close();
    await removeFolder(folder);
  });

  it('ends with 0 where the rules of the deals give what is booked, and posts nothing', async () => {
    const { code, out, err } = await replay('--period', '2026-Q1');
    expect([code, out]).toEqual([0, expect.stringContaining('What makes the difference: nothing\n  0 of 1 deals differ. Nothing was posted.\n')]);
    expect(err).toMatch(/^Replay rpl_[0-9a-f-]+, SHA-256 [0-9a-f]{64}: /);
  });

  it('K1: tries a draft in a file on history: who gains, what it costs, by which clause, and ends with 1', async () => {
    const { body: { document } } = await accepted(people.auditor.get('/v1/rule-sets/payable/versions/1')) as unknown as { body: { document: { commission: object } } };
    const file = join(folder, 'draft.json');
    writeFileSync(file, JSON.stringify({ ...document, commission: { ...document.commission, coSell: '30' } }));
    const { code, out } = await replay('--period', '2026-Q1', '--ruleset', file);
    expect(code).toBe(1);
    expect(out).toMatch(/ptr_alpha USD +4500\.00 +5000\.00 +500\.00 +gains/);
    expect(out).toMatch(/\/commission\/coSell +1500\.00 +USD/);
    expect(out).toMatch(/ptr_beta selling +9000\.00 +10000\.00 +1000\.00 +\/commission\/coSell 1000\.00/);
    const json = await replay('--period', '2026-Q1', '--ruleset', file, '--json', '--from-log');
    expect([json.code, JSON.parse(json.out)]).toEqual([1, expect.objectContaining({ format: 'tandem.replay/1', compared: { deals: 1, differing: 1 } })]);
  });

  it('says what is wrong with what was asked, and ends with 2', async () => {
    for (const [words, said] of [
      [['--period', '2026-Q7'], '2026-Q7 is no quarter'], [['--period', '2026-Q1', '--ruleset', 'payable@7'], 'payable@7 was not published'],
      [['--period', '2026-Q1', '--ruleset', join(folder, 'none.yaml')], 'there is no such file'], [['--period', '2026-Q1', '--known-at', '2001-01-01T00:00:00.000Z'], 'nothing was known'],
      [[], '--period'],
    ] as const) {
      const { code, err } = await replay(...words);
      expect([words, code, err]).toEqual([words, 2, expect.stringContaining(said)]);
    }
  });
});
