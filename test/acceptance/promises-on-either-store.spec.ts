import { afterAll, describe, expect, it } from '@jest/globals';
import { accepted, ApiCaller, type Answer } from '../support/api/api-caller.js';
import { keyOf, person, standardRuleSet } from '../support/api/founded-programme.js';
import { localToken, startTestApi, type TestApi } from '../support/api/test-api.js';
import { EventStoreDbDouble } from '../support/eventstoredb-double/event-store-db-double.js';
import { eventually } from '../support/postgres/eventually.js';
import { openTestEventStore } from '../support/postgres/test-event-store.js';
import { followApi } from '../support/projector/follow-api.js';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const at = (day: string) => `2026-${day}T12:00:00.000Z`;
const bulk = (caller: ApiCaller, stream: string, id: string, ...commands: readonly (readonly [occurredAt: string, command: object])[]) =>
  accepted(caller.post('/v1/bulk', { items: [{ stream, id, keyBase: `${stream}:${id}`,
    commands: commands.map(([occurredAt, command]) => ({ command, occurredAt, sourceRecordedAt: null })) }] }))
    .then(({ body }) => { expect(body.results).toMatchObject([{ outcome: 'accepted' }]); });

/** The standard rules, by which a role is enough to earn. */
const rules = (): object => {
  const standard = standardRuleSet() as { readonly attribution: { readonly evidence: object } };
  return { ...standard, attribution: { ...standard.attribution, evidence: { ...standard.attribution.evidence, minimumPerRole: 0 } } };
};

/** Founds a programme with two partners that can be paid, and wins a deal of theirs. */
const found = async (operator: ApiCaller): Promise<void> => {
  const [proposer, approver] = [await person(operator, 'olga', ['operations']), await person(operator, 'otto', ['operations'])];
  await bulk(operator, 'programme', 'programme', [at('01-01'), { type: 'FoundProgramme', name: 'Acme', timeZone: 'America/New_York', fiscalYearStart: 1 }]);
  for (const name of ['alpha', 'beta']) {
    await bulk(operator, 'partner', `ptr_${name}`, [at('01-02'), { type: 'OnboardPartner', partnerId: `ptr_${name}`, name, kind: null, external: null }],
      [at('01-02'), { type: 'SignAgreement', agreementId: 'A-1', from: '2026-01-01', to: null }]);
  }
  await bulk(proposer, 'ruleset', 'standard', [at('01-02'), { type: 'DraftRuleSet', ruleSetId: 'standard', document: rules() }], [at('01-02'), { type: 'ProposeRuleSet', version: 1 }]);
  await bulk(approver, 'ruleset', 'standard', [at('01-03'), { type: 'ApproveRuleSet', version: 1 }]);
  await bulk(operator, 'deal', 'deal_acme',
    [at('01-05'), { type: 'OpenDeal', dealId: 'deal_acme', external: null, account: null, currency: 'USD', amount: '50000.00', model: 'sell-with', origin: 'vendor', sourcePartnerId: null, ruleSetId: 'standard', dateAssumed: false }],
    [at('01-06'), { type: 'AssignRole', partnerId: 'ptr_alpha', role: 'sourcing', weight: null }],
    [at('01-06'), { type: 'AssignRole', partnerId: 'ptr_beta', role: 'selling', weight: '2' }],
    [at('03-20'), { type: 'WinDeal', dateAssumed: false }]);
};

/** Two of finance, granted by two administrators. */
const financiers = async (operator: ApiCaller): Promise<readonly [ApiCaller, ApiCaller]> => {
  const [ada, abel] = [await person(operator, 'ada', ['administrator']), await person(operator, 'abel', ['administrator'])];
  const financier = async (name: string, issuer: ApiCaller): Promise<ApiCaller> => {
    await accepted(operator.post('/v1/users', { userId: `usr_${name}`, name }));
    await accepted(ada.post(`/v1/users/usr_${name}/rights/propose`, { right: 'finance' }));
    await accepted(abel.post(`/v1/users/usr_${name}/rights/grant`, { right: 'finance' }));
    return operator.as(await keyOf(issuer, `usr_${name}`, ['finance']));
  };
  return [await financier('fay', ada), await financier('finn', abel)];
};

/** Two people have the quarter closed and a batch put together; gives every byte of what the ledger made of it by itself. */
const promise = async (eventStoreUrl: string | null): Promise<unknown> => {
  const api: TestApi = await startTestApi({ eventStoreUrl, demoClock: true });
  closing.push(() => api.close());
  const follower = await followApi(api, eventStoreUrl, { demoClock: true });
  closing.push(() => follower.close());
  const operator = new ApiCaller(api.url, localToken);
  await found(operator);
  const [fay, finn] = await financiers(operator);
  for (const name of ['alpha', 'beta']) await bulk(fay, 'partner', `ptr_${name}`, [at('05-01'), { type: 'NamePayee', payeeReference: `V-${name}`, currency: null }]);
  await bulk(fay, 'periods', 'periods', [at('05-10'), { type: 'ProposePeriodClose', period: '2026-Q1' }]);
  await bulk(finn, 'periods', 'periods', [at('05-10'), { type: 'ApprovePeriodClose', period: '2026-Q1' }]);
  await bulk(fay, 'payouts', 'payouts', [at('06-20'), { type: 'RequestPayoutBatch', cutOff: '2026-06-15' }]);
  const listed = async (path: string) => ((await accepted(fay.get(path))).body['data'] as readonly { readonly standing: string; readonly closed?: { readonly kept: number } }[])[0];
  await eventually(async () => (await listed('/v1/periods'))?.closed?.kept === 2 && (await listed('/v1/payouts'))?.standing === 'proposed');
  await follower.caughtUp();
  const document = async (kind: string): Promise<string> => {
    const answer = await fetch(`${api.url}/v1/partners/ptr_alpha/statements/2026-Q1/document?kind=${kind}`, { headers: { authorization: fay.authorization } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer()).toString('base64');
  };
  const bodies = await Promise.all(['/v1/payouts/1', '/v1/periods', '/v1/digest', '/v1/journal/balances'].map((path) => accepted(fay.get(path))));
  return { documents: await Promise.all(['json', 'csv', 'xlsx', 'pdf'].map(document)), answers: bodies.map(({ body }: Answer) => body) };
};

describe('a quarter closed and a batch put together', () => {
  it('K4: are the same statements, batch, journal and read models on either event store, byte for byte', async () => {
    const log = await openTestEventStore('eventstoredb');
    closing.push(() => log.close());
    const double = await EventStoreDbDouble.start(log.store);
    closing.push(() => double.stop());
    const onPostgres = await promise(null);
    expect(onPostgres).toMatchObject({ answers: [{ standing: 'proposed', totals: [{ currency: 'USD', amount: '13500.00' }] }, {}, {}, {}] });
    expect(await promise(double.connectionString)).toEqual(onPostgres);
  }, 90_000);
});
