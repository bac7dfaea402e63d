import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, keyOf, person, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let secondFollower: TestFollower;
let people: People;
let otherFinance: ApiCaller;

type Json = Readonly<Record<string, unknown>>;
const at = (day: string) => `2026-${day}T12:00:00.000Z`;
const read = async (caller: ApiCaller, path: string): Promise<Json> => (await accepted(caller.get(path))).body;
const post = (path: string, body: object) => accepted(people.operations.post(`/v1/deals/${path}`, body));

/** Alpha sources, beta sells: 6,750.00 USD each of a won deal of 50,000.00. */
const win = async (dealId: string, day: string): Promise<void> => {
  await accepted(people.operations.post('/v1/deals', { dealId, currency: 'USD', amount: '50000.00', model: 'sell-with', ruleSetId: 'bonus', occurredAt: at('01-05') }));
  for (const [partnerId, role] of [['ptr_alpha', 'sourcing'], ['ptr_beta', 'selling']]) await post(`${dealId}/roles`, { partnerId, role, occurredAt: at('01-06') });
  await post(`${dealId}/attribution`, { bucket: 'none', occurredAt: at('01-07') });
  await post(`${dealId}/win`, { occurredAt: at(day) });
};

const publishBonusRules = async (): Promise<void> => {
  const standard = standardRuleSet() as { readonly attribution: { readonly evidence: object } };
  const told = { occurredAt: at('01-02') };
  const document = {
    ...standard, id: 'bonus', attribution: { ...standard.attribution, evidence: { ...standard.attribution.evidence, minimumPerRole: 0 } },
    payout: { cycleDays: 30, minimum: '50.00', holdback: { percent: '10', days: 60 } },
    incentives: [
      { id: 'bonus', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { amount: '5000.00' }, clawback: true },
      { id: 'uplift', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } }] };
  await accepted(people.operations.post('/v1/rule-sets', { document, ...told }));
  await accepted(people.operations.post('/v1/rule-sets/bonus/versions/1/propose', told));
  await accepted(people.otherOperations.post('/v1/rule-sets/bonus/versions/1/approve', told));
};

const close = async (period: string, day?: string): Promise<void> => {
  const told = { occurredAt: day === undefined ? new Date().toISOString() : at(day) };
  await accepted(people.finance.post(`/v1/periods/${period}/propose`, told));
  await accepted(otherFinance.post(`/v1/periods/${period}/approve`, told));
  await eventually(async () => ((await read(people.finance, '/v1/periods'))['data'] as readonly Json[]).some((each) => each['period'] === period && each['standing'] === 'closed'));
  await follower.caughtUp();
};

const statement = (caller: ApiCaller, partnerId: string, period: string): Promise<Json> => read(caller, `/v1/partners/${partnerId}/statements/${period}`);
const uplifts = async (caller: ApiCaller): Promise<unknown> =>
  ((await read(caller, '/v1/deals/deal_q2/arithmetic'))['steps'] as readonly Json[])
    .filter(({ clause }) => String(clause).startsWith('/incentives/1')).map(({ partnerId, result }) => [partnerId, result]);
/** What stands on a partner's account of the journal at the end of a quarter, in dollars. */
const onAccount = async (partnerId: string, leaf: 'Accrued' | 'Held', period: string): Promise<string> => {
  const accounts = (await read(people.finance, `/v1/journal/balances?period=${period}&partner=${partnerId}`))['data'] as readonly { readonly account: string; readonly balance: string }[];
  const name = partnerId.replace('ptr_', '').replace(/^./, (first) => first.toUpperCase());
  return accounts.find(({ account }) => account === `Liabilities:Partners:${name}:${leaf}`)?.balance ?? '0.00';
};
const cents = (amount: unknown): number => Math.round(Number(amount) * 100);
const brief = (lines: unknown): unknown => (lines as readonly Json[]).map(({ kind, dealId, amount, clause }) => [kind, dealId, amount, clause]);

beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundProgramme(api, at('01-01'));
  await accepted(people.operator.post('/v1/users', { userId: 'usr_finn', name: 'Finn' }));
  await accepted(people.otherAdministrator.post('/v1/users/usr_finn/rights/propose', { right: 'finance' }));
  await accepted(people.administrator.post('/v1/users/usr_finn/rights/grant', { right: 'finance' }));
  otherFinance = people.operator.as(await keyOf(people.otherAdministrator, 'usr_finn', ['finance']));
  follower = await followApi(api, null, { demoClock: true });
  // Two projectors at once: what each of them does by itself is done once.
  secondFollower = await followApi(api, null, { demoClock: true });
  await publishBonusRules();
  for (const [index, day] of ['02-01', '02-10', '03-20'].entries()) await win(`deal_q1-${index + 1}`, day);
  await win('deal_q2', '04-20');
  await close('2026-Q1', '05-10');
}, 120_000);
afterAll(async () => {
  await Promise.all([follower.close(), secondFollower.close()]);
  await api.close();
});

describe('the close of a quarter', () => {
  it('C15: issues a statement for each partner, whose balances reconcile, each for its eyes alone', async () => {
    const issued = await statement(people.alpha, 'ptr_alpha', '2026-Q1');
    expect(brief(issued['lines'])).toEqual([
      ['commission', 'deal_q1-1', '4500.00', '/attribution/roles/sourcing'], ['commission', 'deal_q1-2', '4500.00', '/attribution/roles/sourcing'],
      ['commission', 'deal_q1-3', '4500.00', '/attribution/roles/sourcing'], ['incentive', null, '5000.00', '/incentives/0/reward/amount']]);
    expect(issued['balances']).toEqual([expect.objectContaining({ currency: 'USD', opening: '0.00', earned: '18500.00', clawedBack: '0.00', paid: '0.00', closing: '18500.00' })]);
    expect((await people.beta.get('/v1/partners/ptr_alpha/statements/2026-Q1')).status).toBe(404);
    expect((await people.beta.get('/v1/partners/ptr_alpha/statements')).status).toBe(404);
  });

  it('C15: keeps it as page, PDF, CSV, XLSX and JSON, the same bytes whenever they are asked for', async () => {
    const documents = '/v1/partners/ptr_alpha/statements/2026-Q1/document?kind=';
    await eventually(async () => (await people.alpha.get(`${documents}pdf`)).status === 200);
    const bytesOf = async (kind: string): Promise<Buffer> =>
      Buffer.from(await (await fetch(`${api.url}${documents}${kind}`, { headers: { authorization: people.alpha.authorization } })).arrayBuffer());
    for (const [kind, begins] of [['pdf', '%PDF-'], ['xlsx', 'PK'], ['csv', 'period'], ['json', '{"balances"']] as const) {
      const bytes = await bytesOf(kind);
      expect([kind, bytes.subarray(0, begins.length).toString('latin1').toLowerCase()]).toEqual([kind, begins.toLowerCase()]);
      expect(await bytesOf(kind)).toEqual(bytes);
    }
    expect((await people.beta.get(`${documents}pdf`)).status).toBe(404);
    expect((await people.alpha.get(`${documents}doc`)).status).toBe(400);
    expect((await people.alpha.get('/v1/partners/ptr_alpha/statements/2026-Q2/document?kind=pdf')).body.code).toBe('statement-unknown');
  });

  it('happens once, in order, by two people', async () => {
    const propose = (period: string) => people.finance.post(`/v1/periods/${period}/propose`, { occurredAt: at('07-05') });
    expect((await people.finance.post('/v1/periods/2026-Q2/propose', { occurredAt: at('06-05') })).body.code).toBe('period-not-over');
    expect((await propose('2026-Q1')).body.code).toBe('period-closed');
    expect((await propose('2026-Q3')).body.code).toBe('earlier-period-open');
    await accepted(propose('2026-Q2'));
    expect((await people.finance.post('/v1/periods/2026-Q2/approve', {})).body.code).toBe('period-needs-second-person');
    expect((await people.operations.post('/v1/periods/2026-Q2/approve', {})).body.code).toBe('forbidden');
  });

  it('C3: lets an award of the quarter raise the deals of the next, from its close on', async () => {
    expect(await uplifts(people.finance)).toEqual([['ptr_alpha', '833.33'], ['ptr_beta', '1666.67']]);
    expect(await uplifts(people.alpha)).toEqual([['ptr_alpha', '833.33']]);
    expect(await uplifts(people.beta)).toEqual([['ptr_beta', '1666.67']]);
  });

  it('posts what comes later in the open quarter, takes back an award that refunds undid, and leaves the old statement as it was', async () => {
    const before = JSON.stringify(await statement(people.finance, 'ptr_alpha', '2026-Q1'));
    await accepted(people.finance.post('/v1/deals/deal_q1-3/refunds', { refundId: 'R-1', amount: '50000.00', occurredAt: at('05-20') }));
    await close('2026-Q2', '07-10');
    expect(JSON.stringify(await statement(people.finance, 'ptr_alpha', '2026-Q1'))).toBe(before);
    const issued = await statement(people.alpha, 'ptr_alpha', '2026-Q2');
    expect(brief(issued['lines'])).toEqual([
      ['commission', 'deal_q1-3', '-4500.00', '/attribution/roles/sourcing'], ['commission', 'deal_q2', '4500.00', '/attribution/roles/sourcing'],
      ['uplift', 'deal_q2', '833.33', '/incentives/1/reward/upliftPoints'], ['incentive', null, '-5000.00', '/incentives/0/reward/amount']]);
    expect(issued['balances']).toEqual([expect.objectContaining({ opening: '18500.00', earned: '5333.33', clawedBack: '-9500.00', closing: '14333.33' })]);
  });

  it('C14: is what the journal has of it from then on: each account ends where the statement does, and what is held back where it says', async () => {
    for (const partnerId of ['ptr_alpha', 'ptr_beta']) {
      for (const period of ['2026-Q1', '2026-Q2']) {
        const issued = await statement(people.finance, partnerId, period);
        const [balance] = issued['balances'] as readonly Json[];
        const [accrued, held] = [await onAccount(partnerId, 'Accrued', period), await onAccount(partnerId, 'Held', period)];
        expect([partnerId, period, cents(held)]).toEqual([partnerId, period, -cents(balance?.['heldClosing'])]);
        expect([partnerId, period, cents(accrued) + cents(held)]).toEqual([partnerId, period, -cents(balance?.['closing'])]);
        const entries = (await read(people.finance, `/v1/journal?period=${period}&partner=${partnerId}&limit=100`))['data'] as readonly Json[];
        expect(entries.map(({ kind }) => kind)).toEqual(entries.map(() => 'statement'));
        expect(entries.filter(({ line }) => line !== 'release').map(({ dealId }) => dealId).sort()).toEqual((issued['lines'] as readonly Json[]).map(({ dealId }) => dealId).sort());
      }
    }
    expect([await onAccount('ptr_alpha', 'Held', '2026-Q1'), await onAccount('ptr_alpha', 'Held', '2026-Q2')]).toEqual(['-1850.00', '-533.33']);
  });
});

describe('a merger', () => {
  const ofAlpha = ['', '/trail?limit=100', '/credit', '/statements', '/statements/2026-Q1', '/statements/2026-Q2', '/statements/2026-Q1/document?kind=json', '/payments', '/registrations'].map((path) => `/v1/partners/ptr_alpha${path}`);
  const ofGamma = ofAlpha.filter((path) => !/2026-Q/.test(path)).map((path) => path.replace('ptr_alpha', 'ptr_gamma'));
  const ofClosedDeal = ['', '/trail?limit=100', '/arithmetic', '/lines'].map((path) => `/v1/deals/deal_q1-1${path}`);
  const told = async (caller: ApiCaller, paths: readonly string[]) => Object.fromEntries(await Promise.all(paths.map(async (path) => {
    const { status, body } = await caller.get(path);
    return [path, status === 200 ? body : status] as const;
  })));
  const withoutSuccessor = (answers: object): unknown => JSON.parse(JSON.stringify(answers).replaceAll(',"ptr_gamma"', ''));
  const claimants = async (caller: ApiCaller, query = ''): Promise<unknown> => (await read(caller, `/v1/deals/deal_q3${query}`))['claimantIds'];
  const merge = (on: string) => people.finance.post('/v1/partners/ptr_alpha/merge', { into: 'ptr_gamma', on, occurredAt: at('07-20') });
  let gamma: ApiCaller;
  let gammaBefore: object;
  let betaBefore: object;

  beforeAll(async () => {
    gamma = await person(people.operator, 'gina', ['partner'], 'ptr_gamma');
    await win('deal_q3', '07-15');
    await follower.caughtUp();
    [gammaBefore, betaBefore] = await Promise.all([told(gamma, [...ofAlpha, ...ofClosedDeal]), told(people.beta, [...ofAlpha, ...ofGamma, ...ofClosedDeal])]);
    const ahead = await merge('2026-07-21');
    expect([ahead.status, ahead.body.code]).toEqual([409, 'day-in-future']);
    await accepted(merge('2026-07-01'));
    await follower.caughtUp();
  });

  it('lets the successor read what its predecessor could, all of it and in the same words, and nobody else anything more', async () => {
    expect(Object.values(gammaBefore)).toEqual([...ofAlpha, ...ofClosedDeal].map((path) => (path.endsWith('/registrations') ? expect.anything() : 404)));
    const alphas = await told(people.alpha, [...ofAlpha, ...ofClosedDeal]);
    expect(Object.values(alphas).filter((answer) => typeof answer === 'number')).toEqual([]);
    expect(await told(gamma, [...ofAlpha, ...ofClosedDeal])).toEqual(alphas);
    expect(withoutSuccessor(await told(people.beta, [...ofAlpha, ...ofGamma, ...ofClosedDeal]))).toEqual(withoutSuccessor({ ...betaBefore, '/v1/partners/ptr_gamma': { id: 'ptr_gamma', object: 'partner', name: 'gamma' } }));
    expect(Object.values(await told(people.beta, ofAlpha.slice(1, 8)))).toEqual(ofAlpha.slice(1, 8).map(() => 404));
  });

  it('leaves the predecessor what was its own, and shows it nothing of its successor', async () => {
    expect(Object.values(await told(people.alpha, ofGamma.slice(1, 5)))).toEqual([404, 404, 404, 404]);
    expect((await read(people.alpha, '/v1/deals/deal_q3'))['id']).toBe('deal_q3');
    expect((await people.alpha.get('/v1/deals/deal_q3/arithmetic')).status).toBe(403);
    expect((await people.alpha.get(`/v1/deals/deal_q3/arithmetic?asOf=${at('06-30')}`)).status).toBe(200);
  });

  it('is true from its day on, on deals of quarters that are open', async () => {
    for (const caller of [gamma, people.finance]) {
      expect([await claimants(caller), await claimants(caller, '?asOf=2026-07-01T03:59:59.999Z'), await claimants(caller, '?asOf=2026-07-01T04:00:00.000Z')])
        .toEqual([['ptr_beta', 'ptr_gamma'], ['ptr_alpha', 'ptr_beta'], ['ptr_beta', 'ptr_gamma']]);
      expect(await claimants(caller, `?knownAt=${at('07-19')}`)).toEqual(['ptr_alpha', 'ptr_beta']);
    }
    expect((await read(gamma, '/v1/deals/deal_q2'))['claimantIds']).toEqual(['ptr_alpha', 'ptr_beta']);
  });

  it('leaves the choice of what was earned to the successor, and all that stands to the account is its own', async () => {
    const choice = { period: '2026-Q1', ruleSetId: 'bonus', version: 1, clause: '/incentives/0', option: 0 };
    const choosing = async (caller: ApiCaller): Promise<unknown> => (await caller.post('/v1/partners/ptr_alpha/choices', choice)).body.code;
    expect([await choosing(gamma), await choosing(people.alpha), await choosing(people.beta)]).toEqual(['award-unknown', 'partner-merged', 'forbidden']);
    const accrued = async (partnerId: string): Promise<unknown> => ((await read(gamma, `/v1/partners/${partnerId}/statement?period=2026-Q3`))['lines'] as readonly Json[])
      .filter(({ dealId }) => dealId === 'deal_q3').map(({ amount, cause }) => [amount, cause]);
    expect([await accrued('ptr_alpha'), await accrued('ptr_gamma')]).toEqual([[['4500.00', 'DealWon'], ['-4500.00', 'PartnerMerged']], [['4500.00', 'PartnerMerged']]]);
    expect((await read(gamma, '/v1/partners/ptr_alpha/account'))).toMatchObject({ mergedInto: 'ptr_gamma', currencies: [] });
    const [account] = (await read(gamma, '/v1/partners/ptr_gamma/account'))['currencies'] as readonly Json[];
    expect(account?.['balance']).toBe('18833.33');
  });

  it('is stated at the next close: the successor takes over what stood to the account, and what was closed stays as it was', async () => {
    const closed = await told(people.finance, ['2026-Q1', '2026-Q2'].map((period) => `/v1/partners/ptr_alpha/statements/${period}`));
    // The merger is recorded now, as its partners are: closed later, the quarter knows of it.
    await close('2026-Q3');
    expect(await told(people.finance, Object.keys(closed))).toEqual(closed);
    for (const [partnerId, balance, lines] of [
      ['ptr_alpha', { opening: '14333.33', earned: '4500.00', clawedBack: '-4500.00', adjusted: '-14333.33', closing: '0.00' }, [['commission', '4500.00'], ['commission', '-4500.00'], ['merger', '-14333.33']]],
      ['ptr_gamma', { opening: '0.00', earned: '4500.00', clawedBack: '0.00', adjusted: '14333.33', closing: '18833.33' }, [['commission', '4500.00'], ['merger', '14333.33']]],
    ] as const) {
      const issued = await statement(people.finance, partnerId, '2026-Q3');
      expect(issued['balances']).toEqual([expect.objectContaining(balance)]);
      expect((issued['lines'] as readonly Json[]).map(({ kind, amount }) => [kind, amount])).toEqual(lines);
    }
  });
});
