import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted } from '../support/api/api-caller.js';
import { foundProgramme, keyOf, openDeal, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';
import { ensureBuilt } from './support/built.js';
import { removeFolder, tandem, temporaryFolder, type Ran } from './support/tandem.js';

describe('closing a quarter from the command line', () => {
  let folder: string;
  let api: TestApi;
  let follower: TestFollower;
  let people: People;
  let otherKey: string;
  const at = (day: string) => `2026-${day}T12:00:00.000Z`;
  const as = (key: string, ...words: readonly string[]): Promise<Ran> => tandem([...words, '--url', api.url, '--key', key]);
  const asFinance = (...words: readonly string[]): Promise<Ran> => as(people.finance.authorization.replace('Bearer ', ''), ...words);

  /** Alpha wins a deal of 50,000.00 alone. */
  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    api = await startTestApi({ demoClock: true });
    people = await foundProgramme(api, '2025-12-01T12:00:00.000Z');
    await accepted(people.operator.post('/v1/users', { userId: 'usr_finn', name: 'Finn' }));
    await accepted(people.otherAdministrator.post('/v1/users/usr_finn/rights/propose', { right: 'finance' }));
    await accepted(people.administrator.post('/v1/users/usr_finn/rights/grant', { right: 'finance' }));
    otherKey = await keyOf(people.otherAdministrator, 'usr_finn', ['finance']);
    follower = await followApi(api, null, { demoClock: true });
    const path = `/v1/deals/${await openDeal(people.operations, 'deal_one')}`;
    await accepted(people.operations.post(`${path}/roles`, { partnerId: 'ptr_alpha', role: 'selling', occurredAt: at('01-06') }));
    await accepted(people.operations.post(`${path}/touchpoints`, { touchpointId: 'T-1', kind: 'meeting', loggedBy: 'vendor', partnerId: 'ptr_alpha', role: 'selling', occurredAt: at('02-10') }));
    await accepted(people.operations.post(`${path}/win`, { occurredAt: at('03-20') }));
    await follower.caughtUp();
  }, 240_000);
  afterAll(async () => {
    await follower.close();
    await api.close();
    await removeFolder(folder);
  });

  it('is previewed, tried, proposed, approved by another, and its statement printed and fetched as it is kept', async () => {
    const statement = ['statement', '--partner', 'ptr_alpha', '--period', '2026-Q1'];
    const accrued = await asFinance(...statement);
    expect([accrued.code, accrued.err]).toEqual([0, 'No statement of 2026-Q1 is issued yet: this is what accrued so far.\n']);
    const preview = await asFinance('period', 'preview', '2026-Q1');
    expect([preview.code, preview.err]).toEqual([0, '']);
    for (const said of ['10000.00', '1 statements of 1 lines', 'Nothing is posted.']) expect(preview.out).toContain(said);
    expect((await asFinance('period', 'show', '2026-Q1')).code).toBe(2);
    expect(await asFinance('period', 'propose', '2026-Q1', '--occurred-at', at('05-10'))).toMatchObject({ code: 0 });
    expect((await asFinance('period', 'approve', '2026-Q1')).err).toContain('period-needs-second-person');
    expect((await as(otherKey, 'period', 'approve', '2026-Q1', '--dry-run')).err).toContain('can be approved');
    const closed = await as(otherKey, 'period', 'approve', '2026-Q1', '--occurred-at', at('05-10'));
    expect(closed).toMatchObject({ code: 0, err: '2026-Q1 is approved: its statements are being issued.\n' });
    expect(closed.out).toMatch(/2026-Q1 is closed since .*\n {2}1 statements of 1 lines, 1 of them kept as documents; 0 awards\n[^]*10000\.00 {2}USD\n {2}digest [0-9a-f]{64}\n/);
    expect((await asFinance('period', 'list')).out).toMatch(/2026-Q1 +closed/);
    const issued = await asFinance(...statement);
    expect(issued).toMatchObject({ code: 0, err: '' });
    expect(issued.out).toMatch(/^ptr_alpha, 2026-Q1, issued [^]*deal_one[^]*USD +0\.00 +10000\.00 /);
    const out = join(folder, 'statement.pdf');
    expect(await asFinance(...statement, '--document', 'pdf', '--out', out)).toMatchObject({ code: 0, err: '' });
    expect((await readFile(out)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect((await asFinance(...statement, '--document', 'pdf')).code).toBe(2);
  }, 120_000);

  it('K5: is restated: tried, proposed, refused to the proposer, approved by another, listed', async () => {
    const document = { ...standardRuleSet(), effective: { from: '2026-04-01', basis: 'closed' }, commission: { ...(standardRuleSet()['commission'] as object), solo: '22' } };
    const told = { occurredAt: at('05-12') };
    await accepted(people.operations.post('/v1/rule-sets', { document, ...told }));
    await accepted(people.operations.post('/v1/rule-sets/standard/versions/2/propose', told));
    await accepted(people.otherOperations.post('/v1/rule-sets/standard/versions/2/approve', told));
    await follower.caughtUp();
    const words = ['--replay-digest', 'ab'.repeat(32), '--reason', 'New rates from January.'];
    const propose = (version: string, ...more: readonly string[]): Promise<Ran> => asFinance('period', 'restate', 'propose', '2026-Q1', version, ...words, ...more);
    expect((await propose('standard')).err).toContain('standard is not a version of a rule set');
    expect((await propose('standard@7')).err).toContain('version-unpublished');
    const tried = await propose('standard@2', '--dry-run');
    expect(tried).toMatchObject({ code: 0, err: '2026-Q1 can be restated by standard@2; nothing is recorded.\n' });
    expect(tried.out).toMatch(/deal_one +2026-Q1 +ptr_alpha +10000\.00 +11000\.00 +1000\.00 +USD\n +in all 10000\.00 → 11000\.00 USD, \+1000\.00/);
    const proposed = JSON.parse((await propose('standard@2', '--json', '--occurred-at', at('05-13'))).out) as { readonly partId: string };
    const approve = ['period', 'restate', 'approve', '2026-Q1', proposed.partId, '--occurred-at', at('05-14')];
    expect((await asFinance(...approve)).err).toContain('restatement-needs-second-person');
    expect(await as(otherKey, ...approve)).toMatchObject({ code: 0, err: '2026-Q1 is restated; its statements stay as they are.\n' });
    expect((await asFinance('period', 'restate', 'list', '2026-Q1')).out).toMatch(/standard@2 +approved/);
    expect((await asFinance('period', 'restate', 'withdraw', '2026-Q1', proposed.partId)).err).toContain('restatement-approved');
  });
});
