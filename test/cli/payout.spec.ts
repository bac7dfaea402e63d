import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiCaller } from '../support/api/api-caller.js';
import { foundPayable, onboardPayee, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';
import { ensureBuilt } from './support/built.js';
import { removeFolder, tandem, temporaryFolder } from './support/tandem.js';

let api: TestApi;
let follower: TestFollower;
let people: PayingPeople;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  folder = await temporaryFolder();
  api = await startTestApi();
  people = await foundPayable(api);
  follower = await followApi(api);
  await onboardPayee(people, 'ptr_alpha', { reference: 'V-1' });
  await onboardPayee(people, 'ptr_beta', { reference: 'V-2', currency: 'EUR' });
  await winDeal(people, 'deal_shared', { day: '03-20', source: 'ptr_alpha', seller: 'ptr_beta' });
}, 240_000);
afterAll(async () => {
  await follower.close();
  await api.close();
  await removeFolder(folder);
});

const run = (caller: ApiCaller, ...words: readonly string[]) => tandem([...words, '--url', api.url, '--key', caller.authorization.replace('Bearer ', '')]);
const finance = (...words: readonly string[]) => run(people.finance, ...words);

const fileOf = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

describe('tandem rates', () => {
  it('C13: imports rates with their day and source, once; one of zero is refused', async () => {
    const file = await fileOf('rates.csv', 'base,quote,rate,on,source\nEUR,USD,1.0842,2026-05-14,ECB\nGBP,USD,1.2711,2026-05-14,ECB\n');
    expect(await finance('rates', 'import', file)).toMatchObject({ code: 0, err: '2 rates recorded, 0 known before\n' });
    expect(await finance('rates', 'import', file)).toMatchObject({ code: 0, err: '0 rates recorded, 2 known before\n' });
    const zero = await finance('rates', 'record', 'EUR', 'USD', '0', '--on', '2026-05-14', '--source', 'ECB');
    expect([zero.code, zero.err.includes('rate-not-positive')]).toEqual([2, true]);
  });
});

describe('tandem payout', () => {
  it('C13: shows accounts, beside their figures those in another currency by a recorded rate; a missing one by name', async () => {
    const inEuros = await finance('payout', 'accounts', '--day', '2026-05-15', '--in', 'EUR', '--on', '2026-05-20');
    expect([inEuros.code, /ptr_alpha +4500\.00 USD +4500\.00 USD +4150\.53 EUR +4150\.53 EUR +1\.0842 of 2026-05-14, ECB/.test(inEuros.out)]).toEqual([0, true]);
    const missing = await finance('payout', 'accounts', '--in', 'CHF');
    expect([missing.code, /ptr_alpha +4500\.00 USD +4500\.00 USD +rate-missing: CHF/.test(missing.out)]).toEqual([0, true]);
    const faulty = await finance('payout', 'accounts', '--in', 'EURO');
    expect([faulty.code, faulty.err.includes('must be a currency')]).toEqual([2, true]);
  });

  it('C12: previews, asks for, shows and approves a batch, by two persons', async () => {
    const preview = await finance('payout', 'preview', '--cut-off', '2026-05-15');
    expect([preview.code, preview.out.includes('1-ptr_beta-USD'), preview.out.includes('8301.05 EUR at 1.0842')]).toEqual([0, true, true]);
    expect(await finance('payout', 'request', '--cut-off', '2026-05-15', '--dry-run')).toMatchObject({ code: 0, err: 'It would be accepted. Nothing was recorded.\n' });
    expect(JSON.parse((await finance('payout', 'list', '--json')).out)).toEqual([]);
    expect(await finance('payout', 'request', '--cut-off', '2026-05-15')).toMatchObject({ code: 0 });
    await eventually(async () => (await finance('payout', 'list')).out.includes('2026-05-15  proposed'));
    const early = await finance('payout', 'export', '1');
    expect([early.code, early.err.includes('only what is approved is paid')]).toEqual([2, true]);
    const alone = await finance('payout', 'approve', '1');
    expect([alone.code, alone.err.includes('batch-needs-second-person')]).toEqual([2, true]);
    expect(await run(people.otherFinance, 'payout', 'approve', '1')).toMatchObject({ code: 0, err: 'Approved: it may be paid.\n' });
  });

  it('C12: writes it for the paying and the accounting program, accounts mapped', async () => {
    const csv = await finance('payout', 'export', '1', '--format', 'csv');
    expect(csv.out.split('\n').slice(1, 3).map((line) => line.split(',').slice(0, 7).join(','))).toEqual([
      '1-ptr_alpha-USD,1,ptr_alpha,alpha,V-1,4500.00,USD', '1-ptr_beta-USD,1,ptr_beta,beta,V-2,8301.05,EUR']);
    const mapping = await fileOf('xero.yaml', 'accountCode: "477"\ntaxType: Tax Exempt\n');
    expect((await finance('payout', 'export', '1', '--format', 'xero', '--mapping', mapping)).out).toContain('beta,,,,,,,,,,1-ptr_beta-USD,15/05/2026,15/05/2026,8301.05,');
    const faulty = await finance('payout', 'export', '1', '--format', 'quickbooks', '--mapping', mapping);
    expect([faulty.code, faulty.err.includes('payable is missing, bank is missing, there is no accountCode')]).toEqual([2, true]);
  });

  it('C12: says of all that wait that they were handed over, but for those that are held, which it names', async () => {
    await people.operations.post('/v1/partners/ptr_beta/suspend', { reason: 'Under review.' });
    const held = 'not settled: 1-ptr_beta-USD, suspended\n';
    await eventually(async () => (await finance('payout', 'settle', '1', '--on', '2026-05-16', '--dry-run')).err.includes(held));
    expect(await finance('payout', 'settle', '1', '--on', '2026-05-16', '--reference', 'SEPA-77')).toMatchObject({ code: 0, err: `${held}1 payments settled\n` });
    await people.operations.post('/v1/partners/ptr_beta/resume', {});
  });

  it('C12: imports what the bank paid, every row named; a second import adds nothing', async () => {
    expect(await finance('payout', 'settle', '1', '--on', '2026-05-16', '--reference', 'SEPA-77')).toMatchObject({ code: 0, err: '1 payments settled\n' });
    const mapping = await fileOf('bank.yaml', 'paymentId: Reference\namount: Amount\npaidOn: Booked\ncurrency: Currency\nreference: Bank\ndates: DD.MM.YYYY\n');
    const bank = await fileOf('bank.csv', [
      'Booked,Reference,Amount,Currency,Bank', '18.05.2026,1-ptr_alpha-USD,4499.00,USD,BK-1', '18.05.2026,1-ptr_beta-USD,8301.05,USD,BK-2', '18.05.2026,9-ptr_x-USD,1.00,USD,BK-3',
      '18.05.2026,1-ptr_beta-USD,8301.05,EUR,BK-4', ''].join('\n'));
    const confirm = () => finance('payout', 'confirm', '1', bank, '--mapping', mapping, '--json');
    const standings = (out: string) => (JSON.parse(out) as readonly { readonly standing: string; readonly variance: string | null }[]).map(({ standing, variance }) => [standing, variance]);
    const tried = await finance('payout', 'confirm', '1', bank, '--mapping', mapping, '--dry-run');
    expect([tried.code, tried.out.includes('unknown payment')]).toEqual([1, true]);
    const first = await confirm();
    expect([first.code, standings(first.out)]).toEqual([1, [['variance', '-1.00'], ['wrongCurrency', null], ['unknownPayment', null], ['confirmed', '0.00']]]);
    const again = await confirm();
    expect([again.code, standings(again.out)]).toEqual([1, [['alreadyConfirmed', '-1.00'], ['wrongCurrency', null], ['unknownPayment', null], ['alreadyConfirmed', '0.00']]]);
    const { body } = await people.finance.get('/v1/payouts/1/reconciliation');
    expect(body['currencies']).toEqual([
      { currency: 'EUR', expected: '8301.05', paid: '8301.05', variance: '0.00', outstanding: '0.00' },
      { currency: 'USD', expected: '4500.00', paid: '4499.00', variance: '-1.00', outstanding: '0.00' }]);
  });
});
