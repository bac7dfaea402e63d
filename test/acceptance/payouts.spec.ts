import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted, type Answer, type ApiCaller } from '../support/api/api-caller.js';
import { foundPayable, noonOf, onboardPayee, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: PayingPeople;

type Json = Readonly<Record<string, unknown>>;
const read = async (caller: ApiCaller, path: string): Promise<Json> => (await accepted(caller.get(path))).body;
const rows = (answer: Json, list: string): readonly Json[] => answer[list] as readonly Json[];
const refusal = ({ status, body }: Answer): unknown => [status, body.code];

const others = ['delta', 'epsilon', 'zeta'];

beforeAll(async () => {
  api = await startTestApi();
  people = await foundPayable(api);
  const { operations, operator, finance } = people;
  for (const name of others) await accepted(operator.post('/v1/partners', { partnerId: `ptr_${name}`, name }));
  await onboardPayee(people, 'ptr_alpha', { reference: 'V-1' });
  await onboardPayee(people, 'ptr_beta', { reference: 'V-2', currency: 'EUR' });
  await onboardPayee(people, 'ptr_gamma', { reference: 'V-3' });
  await onboardPayee(people, 'ptr_zeta', { reference: 'V-6' });
  await accepted(operations.post('/v1/partners/ptr_epsilon/agreements', { agreementId: 'A-1', from: '2026-01-01', to: '2026-12-31' }));
  await winDeal(people, 'deal_shared', { day: '03-20', source: 'ptr_alpha', seller: 'ptr_beta' });
  for (const name of ['gamma', 'delta', 'epsilon']) await winDeal(people, `deal_${name}`, { day: '03-25', source: `ptr_${name}` });
  await winDeal(people, 'deal_zeta', { day: '03-25', source: 'ptr_zeta', amount: '100.00' });
  await accepted(operations.post('/v1/partners/ptr_gamma/suspend', { reason: 'Under review.' }));
  await accepted(finance.post('/v1/rates', { base: 'EUR', quote: 'USD', rate: '1.0842', on: '2026-05-14', source: 'ECB' }));
  follower = await followApi(api);
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

/** Asks for a batch and waits until the ledger has put it together. */
const assembled = async (batch: number, cutOff: string): Promise<Json> => {
  await accepted(people.finance.post('/v1/payouts', { cutOff }));
  return putTogether(batch);
};

const putTogether = async (batch: number): Promise<Json> => {
  await eventually(async () => {
    await follower.caughtUp();
    return rows(await read(people.finance, '/v1/payouts?limit=100'), 'data').some((each) => each['batch'] === batch && each['standing'] === 'proposed');
  });
  return read(people.finance, `/v1/payouts/${batch}`);
};

const accountOf = async (name: string, query = ''): Promise<readonly Json[]> => {
  await follower.caughtUp();
  return rows(await read(people.finance, `/v1/partners/ptr_${name}/account${query}`), 'currencies');
};

const act = (batch: number, paymentId: string, verb: string, body: object = {}): Promise<Answer> =>
  accepted(people.finance.post(`/v1/payouts/${batch}/payments/${paymentId}/${verb}`, body));

const pay = async (batch: number, paymentId: string, { currency, amount }: { readonly currency: string; readonly amount: string }): Promise<void> => {
  await act(batch, paymentId, 'settle', { settledOn: '2026-05-16', reference: 'SEPA-77' });
  await act(batch, paymentId, 'confirm', { currency, amount, paidOn: '2026-05-18', reference: 'BK-42' });
};

describe('what stands to a partner\'s account', () => {
  it('falls due so many days after the win, for the partner\'s eyes and the programme\'s alone', async () => {
    const [before] = await accountOf('alpha', '?day=2026-04-18');
    expect([before?.['balance'], before?.['payable'], before?.['notDue']]).toEqual(['4500.00', '0.00', '4500.00']);
    const [due] = rows(await read(people.alpha, '/v1/partners/ptr_alpha/account?day=2026-04-19'), 'currencies');
    expect([due?.['balance'], due?.['payable'], due?.['notDue']]).toEqual(['4500.00', '4500.00', '0.00']);
    expect(refusal(await people.beta.get('/v1/partners/ptr_alpha/account'))).toEqual([404, 'partner-unknown']);
    expect(refusal(await people.beta.get('/v1/accounts'))).toEqual([403, 'forbidden']);
    expect(refusal(await people.beta.get('/v1/payouts/1'))).toEqual([403, 'forbidden']);
  });

  it('is listed page by page for the programme', async () => {
    const first = await read(people.auditor, '/v1/accounts?limit=2&day=2026-05-15');
    expect(rows(first, 'data').map(({ id }) => id)).toEqual(['ptr_alpha/USD', 'ptr_beta/USD']);
    const next = await read(people.auditor, '/v1/accounts?limit=100&starting_after=ptr_beta/USD');
    expect(rows(next, 'data').map(({ partnerId }) => partnerId)).toEqual(['ptr_delta', 'ptr_epsilon', 'ptr_gamma', 'ptr_zeta']);
  });
});

describe('C13: an account told in another currency', () => {
  const told = async (query: string): Promise<readonly (readonly [Json, Json])[]> =>
    rows(await read(people.auditor, `/v1/accounts?day=2026-05-15&limit=2&${query}`), 'data').map((row) => [row, row['converted'] as Json] as const);

  it('is so beside its own figures, with the rate, its day and its source', async () => {
    const [[alpha, inEuros] = []] = await told('in=EUR&on=2026-05-20');
    expect([alpha?.['currency'], alpha?.['balance'], alpha?.['payable']]).toEqual(['USD', '4500.00', '4500.00']);
    expect(inEuros).toEqual({ currency: 'EUR', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB', fault: null, figures: {
      balance: '4150.53', payable: '4150.53', disputed: '0.00', heldBack: '0.00', notDue: '0.00', inPayment: '0.00', paid: '0.00' } });
    expect((await told('in=EUR')).map(([, { rateOn }]) => rateOn)).toEqual(['2026-05-14', '2026-05-14']);
    const [[, own] = []] = await told('in=USD');
    expect([own?.['rate'], own?.['fault'], (own?.['figures'] as Json)['balance']]).toEqual([null, null, '4500.00']);
    const [mine] = rows(await read(people.alpha, '/v1/partners/ptr_alpha/account?day=2026-05-15&in=EUR'), 'currencies');
    expect(mine?.['converted']).toEqual(inEuros);
    expect((await told('')).map(([, converted]) => converted)).toEqual([null, null]);
  });

  it('has a fault with a name where no rate was told by that day, and no nought', async () => {
    const missing = (currency: string) => ({ currency, rate: null, rateOn: null, rateSource: null, fault: 'rate-missing', figures: null });
    expect((await told('in=EUR&on=2026-05-13')).map(([{ balance }, converted]) => [balance, converted])).toEqual([['4500.00', missing('EUR')], ['9000.00', missing('EUR')]]);
    expect((await told('in=CHF')).map(([, converted]) => converted)).toEqual([missing('CHF'), missing('CHF')]);
    for (const query of ['in=EURO', 'in=eur', 'in=EUR&on=yesterday', 'on=2026-05-14', 'into=EUR']) expect(refusal(await people.auditor.get(`/v1/accounts?${query}`))).toEqual([400, 'invalid-request']);
  });
});

describe('C12: a batch', () => {
  it('is tried first: what it would pay and whom it would leave out by name; nothing is posted', async () => {
    const preview = await read(people.finance, '/v1/payouts/preview?cutOff=2026-05-15');
    expect(rows(preview, 'payments').map(({ partnerId }) => partnerId)).toEqual(['ptr_alpha', 'ptr_beta']);
    expect(rows(await read(people.finance, '/v1/payouts'), 'data')).toEqual([]);
    expect(refusal(await people.finance.get('/v1/payouts/preview?cutOff=2126-05-15'))).toEqual([409, 'day-in-future']);
    const inNewYork = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format();
    const [before, { cutOff }, after] = [inNewYork(), await read(people.finance, '/v1/payouts/preview'), inNewYork()];
    expect([before, after]).toContain(cutOff);
  });

  it('of two that are asked for at once is one; it lists every payment, and every one left out by name', async () => {
    const asked = await Promise.all([people.finance.post('/v1/payouts', { cutOff: '2026-05-15' }), people.otherFinance.post('/v1/payouts', { cutOff: '2026-05-15' })]);
    expect(asked.map(refusal).sort()).toEqual([[200, undefined], [409, 'batch-undecided']]);
    const batch = await putTogether(1);
    expect(rows(batch, 'payments').map(({ id, amount, standing, payeeReference }) => [id, amount, standing, payeeReference])).toEqual([
      ['1-ptr_alpha-USD', '4500.00', 'proposed', 'V-1'], ['1-ptr_beta-USD', '9000.00', 'proposed', 'V-2']]);
    expect(rows(batch, 'leftOut').map(({ partnerId, because }) => [partnerId, because])).toEqual([
      ['ptr_delta', 'noAgreement'], ['ptr_epsilon', 'noPayee'], ['ptr_gamma', 'suspended'], ['ptr_zeta', 'belowMinimum']]);
    expect(batch['totals']).toEqual([{ currency: 'USD', amount: '13500.00' }]);
  });

  it('C13: pays in another currency by the rate of a day, recorded with its day and source', async () => {
    const [, beta] = rows(await read(people.finance, '/v1/payouts/1'), 'payments');
    expect(beta?.['paidIn']).toEqual({ currency: 'EUR', amount: '8301.05', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB' });
    expect(rows(await read(people.beta, '/v1/rates?currency=EUR'), 'data').map(({ base, quote, rate, source }) => [base, quote, rate, source])).toEqual([['EUR', 'USD', '1.0842', 'ECB']]);
    expect(refusal(await people.finance.post('/v1/rates', { base: 'GBP', quote: 'USD', rate: '0', on: '2026-05-14', source: 'ECB' }))).toEqual([409, 'rate-not-positive']);
  });

  it('is approved by another person than asked for it', async () => {
    const [proposer, approver] = (await read(people.finance, '/v1/payouts/1'))['proposedBy'] === 'usr_fay'
      ? [people.finance, people.otherFinance] : [people.otherFinance, people.finance];
    expect(refusal(await proposer.post('/v1/payouts/1/approve'))).toEqual([409, 'batch-needs-second-person']);
    expect(refusal(await people.operations.post('/v1/payouts/1/approve'))).toEqual([403, 'forbidden']);
    expect(refusal(await people.finance.get('/v1/payouts/1/document?kind=csv'))).toEqual([409, 'batch-not-approved']);
    expect(refusal(await people.finance.post('/v1/payouts/1/payments/1-ptr_alpha-USD/settle', { settledOn: '2026-05-16', reference: null }))).toEqual([409, 'batch-not-approved']);
    await accepted(people.operations.post('/v1/partners/ptr_beta/suspend', { reason: 'Under review.' }));
    expect(refusal(await approver.post('/v1/payouts/1/approve'))).toEqual([409, 'payment-held-back']);
    await accepted(people.operations.post('/v1/partners/ptr_beta/resume'));
    await accepted(approver.post('/v1/payouts/1/approve'));
  });

  it('hands nothing to the bank for a partner that was suspended since its approval, and its files name it as left out', async () => {
    await accepted(people.operations.post('/v1/partners/ptr_alpha/suspend', { reason: 'Under review.' }));
    await follower.caughtUp();
    for (const query of ['kind=csv', 'kind=xero&accountCode=477&taxType=Exempt', 'kind=quickbooks&payable=Owed&bank=Bank']) {
      const { headers, body } = await accepted(people.finance.get(`/v1/payouts/1/document?${query}`));
      expect([headers.get('tandem-held-back'), String(body['text']).includes('ptr_alpha'), String(body['text']).includes('ptr_beta')]).toEqual(['1-ptr_alpha-USD suspended', false, true]);
    }
    expect(rows(await read(people.finance, '/v1/payouts/1'), 'payments').map(({ id, heldBack }) => [id, heldBack])).toEqual([['1-ptr_alpha-USD', 'suspended'], ['1-ptr_beta-USD', null]]);
    expect(refusal(await people.finance.post('/v1/payouts/1/payments/1-ptr_alpha-USD/settle', { settledOn: '2026-05-16', reference: null }))).toEqual([409, 'payment-held-back']);
    await accepted(people.operations.post('/v1/partners/ptr_alpha/resume'));
  });

  it('pays once though the projector dies before it is settled, and again nothing that is in payment', async () => {
    await follower.close();
    follower = await followApi(api);
    expect(rows(await read(people.finance, '/v1/payouts/preview?cutOff=2026-05-15'), 'payments')).toEqual([]);
    const [alpha] = await accountOf('alpha');
    expect([alpha?.['balance'], alpha?.['inPayment'], alpha?.['paid']]).toEqual(['0.00', '4500.00', '0.00']);
  });

  it('is taken as a file by paying and accounting programs, whose accounts are named', async () => {
    const file = (caller: ApiCaller, query: string): Promise<Answer> => caller.get(`/v1/payouts/1/document?${query}`);
    const { headers, body } = await accepted(file(people.finance, 'kind=csv'));
    expect([headers.get('tandem-held-back'), headers.get('content-disposition'), String(body['text']).split('\n')[1]]).toEqual([
      null, 'attachment; filename="payout-1-csv.csv"', '1-ptr_alpha-USD,1,ptr_alpha,alpha,V-1,4500.00,USD,proposed,4500.00,USD,0.00,,,']);
    expect(String((await accepted(file(people.finance, 'kind=xero&accountCode=477&taxType=Exempt'))).body['text'])).toContain('15/05/2026,15/05/2026,8301.05,');
    expect(String((await accepted(file(people.finance, 'kind=quickbooks&payable=Owed&bank=Bank&dates=YYYY-MM-DD'))).body['text'])).toContain('2026-05-15');
    const faulty = await file(people.finance, 'kind=xero&taxType=Exempt');
    expect([faulty.status, faulty.body.errors]).toEqual([400, [{ pointer: '?accountCode', message: 'must be given' }]]);
    expect((await file(people.finance, 'kind=pdf')).status).toBe(400);
    expect(refusal(await file(people.beta, 'kind=csv'))).toEqual([403, 'forbidden']);
    expect(refusal(await people.finance.get('/v1/payouts/9/document?kind=csv'))).toEqual([404, 'batch-unknown']);
  });

  it('is settled, confirmed by the bank, and reconciled, also where a partner was suspended once the bank had the payment', async () => {
    await accepted(people.operations.post('/v1/partners/ptr_alpha/suspend', { reason: 'Under review, after the bank had it.' }));
    await pay(1, '1-ptr_alpha-USD', { currency: 'USD', amount: '4499.00' });
    await accepted(people.operations.post('/v1/partners/ptr_alpha/resume'));
    await act(1, '1-ptr_beta-USD', 'settle', { settledOn: '2026-05-16', reference: null });
    await follower.caughtUp();
    expect((await read(people.finance, '/v1/payouts/1/reconciliation'))['currencies']).toEqual([
      { currency: 'EUR', expected: '8301.05', paid: '0.00', variance: '0.00', outstanding: '8301.05' },
      { currency: 'USD', expected: '4500.00', paid: '4499.00', variance: '-1.00', outstanding: '0.00' }]);
    const [own] = rows(await read(people.alpha, '/v1/partners/ptr_alpha/payments'), 'data');
    expect([own?.['standing'], (own?.['confirmation'] as Json)['variance']]).toEqual(['confirmed', '-1.00']);
    expect((await accountOf('alpha')).map(({ balance, paid }) => [balance, paid])).toEqual([['1.00', '4499.00']]);
  });

  it('makes a payment that failed payable again once it is given up', async () => {
    await act(1, '1-ptr_beta-USD', 'fail', { because: 'account-closed' });
    await act(1, '1-ptr_beta-USD', 'retry');
    await act(1, '1-ptr_beta-USD', 'fail', { because: 'account-closed' });
    expect((await accountOf('beta')).map(({ payable }) => payable)).toEqual(['0.00']);
    await act(1, '1-ptr_beta-USD', 'cancel');
    expect((await accountOf('beta')).map(({ payable }) => payable)).toEqual(['9000.00']);
  });

  it('C5: is told in days from won to paid, co-sell beside solo', async () => {
    await assembled(2, '2026-05-20');
    await accepted(people.otherFinance.post('/v1/payouts/2/approve'));
    await pay(2, '2-ptr_beta-USD', { currency: 'EUR', amount: '8301.05' });
    await follower.caughtUp();
    expect(rows(await read(people.finance, '/v1/reports/time-to-pay'), 'data').map(({ kind, deals, paid, meanDays, medianDays }) => [kind, deals, paid, meanDays, medianDays])).toEqual([
      ['coSell', 1, 1, '59.0', '59.0'], ['solo', 4, 0, null, null]]);
  });
});

describe('what is owed back', () => {
  it('carries over, and is netted with what is earned next', async () => {
    await accepted(people.finance.post('/v1/deals/deal_shared/refunds', { refundId: 'F-1', amount: '50000.00', occurredAt: noonOf('06-01') }));
    expect((await accountOf('alpha')).map(({ balance }) => balance)).toEqual(['-4499.00']);
    const third = await assembled(3, '2026-06-20');
    expect(rows(third, 'leftOut').filter(({ because }) => because === 'nothingPayable').map(({ partnerId, amount }) => [partnerId, amount])).toEqual([
      ['ptr_alpha', '-4499.00'], ['ptr_beta', '-9000.00']]);
    await accepted(people.finance.post('/v1/payouts/3/withdraw'));
    await winDeal(people, 'deal_next', { day: '06-10', source: 'ptr_alpha', seller: 'ptr_delta', amount: '100000.00' });
    expect(rows(await assembled(4, '2026-07-20'), 'payments').map(({ id, amount }) => [id, amount])).toEqual([['4-ptr_alpha-USD', '4501.00']]);
    await accepted(people.finance.post('/v1/payouts/4/withdraw'));
  });

  it('C11: is written off to zero at most, once', async () => {
    const writeOff = (amount: string, key: string) =>
      people.finance.post('/v1/partners/ptr_beta/write-offs', { writeOffId: 'W-1', amount, currency: 'USD', reason: 'Not worth a letter.' }, { 'idempotency-key': key });
    await accountOf('beta');
    expect(refusal(await writeOff('9000.01', 'one'))).toEqual([409, 'write-off-exceeds-debt']);
    expect(refusal(await people.beta.post('/v1/partners/ptr_beta/write-offs', { writeOffId: 'W-9', amount: '9999.00', currency: 'USD', reason: 'Please.' }))).toEqual([403, 'forbidden']);
    expect((await accepted(writeOff('9000.00', 'two'))).body.events).toHaveLength(1);
    expect((await accepted(writeOff('9000.00', 'two'))).body['repeated']).toBe(true);
    const bulk = await accepted(people.finance.post('/v1/bulk', { items: [{ stream: 'partner', id: 'ptr_beta', keyBase: 'again', commands: [{
      command: { type: 'WriteOffBalance', writeOffId: 'W-2', amount: '0.01', currency: 'USD', reason: 'Once more.' }, occurredAt: null, sourceRecordedAt: null }] }] }));
    expect(bulk.body.results).toEqual([expect.objectContaining({ outcome: 'rejected', rejection: expect.objectContaining({ code: 'write-off-exceeds-debt' }) as unknown })]);
    expect((await accountOf('beta')).map(({ balance }) => balance)).toEqual(['0.00']);
  });

  it('is the matter of whom a partner became part of, with all that stands to its account', async () => {
    const [epsilon] = await accountOf('epsilon');
    const [alpha] = await accountOf('alpha');
    await accepted(people.finance.post('/v1/partners/ptr_epsilon/merge', { into: 'ptr_alpha', on: '2026-07-01' }));
    const [merged] = await accountOf('alpha');
    expect(Number(merged?.['balance'])).toBe(Number(alpha?.['balance']) + Number(epsilon?.['balance']));
    expect(await read(people.finance, '/v1/partners/ptr_epsilon/account')).toEqual(expect.objectContaining({ mergedInto: 'ptr_alpha', currencies: [] }));
  });
});
