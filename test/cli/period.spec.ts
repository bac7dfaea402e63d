import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { Subject } from 'rxjs';
import { openPostgresEventStore } from '#event-store';
import { bundleOf, manifestOf, utf8, type BundleFiles, type Leaf } from '#proof';
import { replayAuditPack, verifyAuditPack } from '#replay';
import type { ReplayCertificate } from '#rules';
import { archiveOf, filesInArchive, LogSigner, newSigningKeyText, readSigningKey, sha256 } from '#transparency-log';
import { accepted } from '../support/api/api-caller.js';
import { foundProgramme, keyOf, openDeal, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';
import { eventually } from '../support/postgres/eventually.js';
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
  /** Signs the log for as long as it takes. */
  const signedUntil = async (isSigned: () => Promise<boolean>): Promise<void> => {
    const pool = new Pool({ connectionString: api.connectionString, max: 4 });
    const store = openPostgresEventStore({ connectionString: api.connectionString });
    const stop = new Subject<void>();
    const signing = new LogSigner({ store, pool, key: readSigningKey(newSigningKeyText(), 'the test'), signEveryMs: 50, report: () => undefined }).follow(stop);
    await eventually(isSigned);
    stop.next();
    await signing;
    await store.close();
    await pool.end();
  };

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
    expect((await as(otherKey, 'period', 'approve', '2026-Q1', '--dry-run')).err).toContain('would be accepted');
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
    expect(tried).toMatchObject({ code: 0, err: 'It would be accepted. Nothing was recorded.\n' });
    expect(tried.out).toMatch(/deal_one +2026-Q1 +ptr_alpha +10000\.00 +11000\.00 +1000\.00 +USD\n +in all 10000\.00 → 11000\.00 USD, \+1000\.00/);
    const proposed = JSON.parse((await propose('standard@2', '--json', '--occurred-at', at('05-13'))).out) as { readonly partId: string };
    const approve = ['period', 'restate', 'approve', '2026-Q1', proposed.partId, '--occurred-at', at('05-14')];
    expect((await asFinance(...approve)).err).toContain('restatement-needs-second-person');
    expect(await as(otherKey, ...approve)).toMatchObject({ code: 0, err: '2026-Q1 is restated; its statements stay as they are.\n' });
    expect((await asFinance('period', 'restate', 'list', '2026-Q1')).out).toMatch(/standard@2 +approved/);
    expect((await asFinance('period', 'restate', 'withdraw', '2026-Q1', proposed.partId)).err).toContain('restatement-approved');
  });

  it('L4: is taken away as one file, which verifies and replays where there is only the command line', async () => {
    const path = '/v1/periods/2026-Q1/audit-pack';
    const pack = () => fetch(`${api.url}${path}`, { headers: { authorization: people.finance.authorization } });
    const out = join(folder, '2026-Q1.zip');
    const packed = ['export', 'audit-pack', '--period', '2026-Q1', '--out', out];
    expect((await asFinance(...packed)).err).toContain('not-signed');
    await signedUntil(async () => (await pack()).status === 200);
    for (const caller of [people.operations, people.alpha, people.administrator]) expect((await caller.get(path)).status).toBe(403);
    for (const [asked, status, code] of [['2026-Q2/audit-pack', 409, 'period-open'], ['2026-Q5/audit-pack', 404, 'period-unknown'], ['2026-Q1/audit-pack?more=1', 400, 'invalid-request']] as const) {
      const answer = await people.auditor.get(`/v1/periods/${asked}`);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    expect(await asFinance(...packed)).toMatchObject({ code: 0, out: '' });
    const archive = await readFile(out);
    expect(archive.equals(Buffer.from(await (await pack()).arrayBuffer()))).toBe(true);
    const verified = await tandem(['verify', out, '--json', '--data', join(folder, 'nowhere')]);
    expect([verified.code, verified.err, JSON.parse(verified.out)]).toEqual([0, '', expect.objectContaining({ verified: true, period: '2026-Q1', deals: 1, statements: 1 })]);
    const files = filesInArchive(archive) ?? new Map<string, Uint8Array>();
    await writeFile(join(folder, 'changed.zip'), archiveOf(new Map([...files, ['statements.ndjson', utf8('')]])));
    for (const [words, heard] of [[['verify'], 'out'], [['replay', '--pack'], 'err']] as const) {
      expect(await tandem([...words, join(folder, 'changed.zip')])).toMatchObject({ code: 1, [heard]: expect.stringContaining('statements.ndjson was changed') });
    }
  }, 240_000);

  it('L4: replays from that file, with no ledger at hand, to what the ledger gives that made it, byte for byte', async () => {
    const files = filesInArchive(await readFile(join(folder, '2026-Q1.zip'))) ?? new Map<string, Uint8Array>();
    const textIn = (name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');
    const certified = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as ReplayCertificate;
    const offline = (...words: readonly string[]): Promise<Ran> => tandem(['replay', '--pack', join(folder, '2026-Q1.zip'), '--json', '--certificate', join(folder, 'pack.json'), ...words, '--data', join(folder, 'nowhere')]);
    const own = await offline();
    expect([own.code, own.out, own.err]).toEqual([0, textIn('replay.json'), expect.stringMatching(/^Replayed from the \d+ events of .*2026-Q1\.zip, which are those that tandem\S* signed\. SHA-256 [0-9a-f]{64}\nKey: /)]);
    expect(await certified('pack.json')).toEqual(JSON.parse(textIn('replay-certificate.json')));

    const draft = { ...standardRuleSet(), commission: { ...(standardRuleSet()['commission'] as object), solo: '23' } };
    await writeFile(join(folder, 'draft.json'), JSON.stringify(draft));
    const { closedAt } = JSON.parse(textIn('quarter.json')) as { readonly closedAt: string };
    const { leaf: { recordedAt } } = JSON.parse(textIn('log.ndjson').split('\n')[0] ?? '') as { readonly leaf: Leaf };
    const asked = ['--ruleset', join(folder, 'draft.json'), '--known-at', recordedAt, '--published-by', closedAt, '--booked-at', closedAt, '--json'];
    const atTheLedger = await asFinance('replay', '--period', '2026-Q1', ...asked, '--from-log', '--certificate', join(folder, 'ledger.json'));
    const fromThePack = await offline(...asked);
    expect([fromThePack.code, fromThePack.out]).toEqual([1, atTheLedger.out]);
    expect(JSON.parse(fromThePack.out)).toMatchObject({ totals: [{ currency: 'USD', amount: { booked: '10000.00', replayed: '11500.00', delta: '1500.00' } }] });
    const [ledger, pack] = [await certified('ledger.json'), await certified('pack.json')];
    // The ledger's log has grown since, and its dossiers are folded from payloads in another writing.
    expect(pack).toEqual({ ...ledger, log: pack.log, dossiers: { count: ledger.dossiers.count, digest: pack.dossiers.digest } });
    expect(pack.log).toEqual((JSON.parse(textIn('replay-certificate.json')) as ReplayCertificate).log);
    expect(await offline('--url', api.url)).toMatchObject({ code: 2, err: expect.stringContaining('from the file alone') });
    expect(await offline('--ruleset', 'standard@7')).toMatchObject({ code: 2, err: expect.stringContaining('standard@7 was not published by') });
    for (const [question, said] of [
      [{ period: '2026-Q7' }, '2026-Q7 is no quarter'], [{ period: '2026-Q2..2026-Q1' }, 'the earlier quarter first'], [{ period: '2031-Q1' }, '2031-Q1 had not begun when the log of this pack ends'],
      [{ ruleSet: 'nobody' }, 'nobody was not published by'], [{ ruleSet: 'id: standard' }, 'The rule set has faults: '], [{ dealsOf: 'nobody' }, 'There is no rule set nobody'],
      [{ ruleSet: JSON.stringify({ ...draft, calendar: { timeZone: 'Asia/Tokyo', fiscalYearStart: 1 } }) }, 'another calendar'],
      [{ knownAt: 'yesterday' }, 'yesterday is no instant'], [{ publishedBy: '2001-01-01T00:00:00.000Z' }, 'before that nothing was known'], [{ bookedAt: '2099-01-01T00:00:00.000Z' }, 'the log of this pack ends at'],
    ] as const) await expect(replayAuditPack(files, question)).rejects.toThrow(said);
  }, 120_000);

  it('L4: is found otherwise in that file by the part that was changed, whoever made the manifest fit', async () => {
    const answer = await fetch(`${api.url}/v1/periods/2026-Q1/audit-pack`, { headers: { authorization: people.auditor.authorization } });
    const files = filesInArchive(await answer.bytes()) ?? new Map<string, Uint8Array>();
    const altered = (name: string, before: string, after: string): BundleFiles => {
      const text = Buffer.from(files.get(name) ?? []).toString('utf8');
      expect([name, before, text.includes(before)]).toEqual([name, before, true]);
      const [, ...others] = files;
      return bundleOf(sha256, manifestOf(files), new Map([...others, [name, utf8(text.replace(before, after))]]));
    };
    for (const [name, before, after, said] of [
      ['log.ndjson', '50000.00', '50000.01', /^log\.ndjson, line \d+: event \S+ \(deal-one, revision 0\) is not what was signed/],
      ['quarter.json', '10000.00', '10000.01', 'quarter.json, line 1 holds'],
      ['quarter.json', '2026-Q1', '2026-Q2', 'log.ndjson has no closing of 2026-Q2'],
      ['rule-sets.ndjson', '"solo":"20"', '"solo":"21"', 'rule-sets.ndjson, line 1 (standard) holds'],
      ['dossiers.ndjson', '50000.00', '50000.01', 'dossiers.ndjson, line 1 (deal_one) holds'],
      ['statements.ndjson', '10000.00', '10000.01', /^statements\.ndjson, line 1 \(ptr_alpha\) holds …[^…]*10000\.01[^…]*…, and the log gives …[^…]*10000\.00/],
      ['replay.json', '10000.00', '10000.01', 'replay.json, line 1 holds'],
      ['replay-certificate.json', '"root":"', '"root":"0', 'replay-certificate.json, line 1 holds'],
    ] as const) await expect(verifyAuditPack(altered(name, before, after))).rejects.toThrow(said);
    expect(await verifyAuditPack(files)).toMatchObject({ period: '2026-Q1', madeBy: null });
    expect((await verifyAuditPack(altered('replay-certificate.json', '"engine":"', '"engine":"9.'))).madeBy).toMatch(/^Tandem 9\./);
  }, 120_000);
});
