import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { PartnerId } from '#kernel';
import { payoutCsv, payoutFileOf, quickBooksJournal, readDay, xeroBills, type HeldPayment, type PayoutFile } from './payout-files.js';

type Listed = PayoutFile['payments'][number];

const payment = (name: string, told: Partial<Listed> = {}): Listed => ({
  batch: 7, paymentId: `7-ptr_${name}-USD`, partnerId: `ptr_${name}` as PartnerId, partnerName: name, currency: 'USD', amount: '3176.47', fromHoldback: '0.00',
  payeeReference: 'V-1', paidIn: null, standing: 'proposed', settledOn: null, settlementReference: null, failedBecause: null, confirmation: null, place: 1, ...told });
const file: PayoutFile = { batch: 7, cutOff: '2026-05-15', payments: [
  payment('alpha', { partnerName: '=HYPERLINK("evil")' }),
  payment('beta', { place: 2, partnerName: 'Beta, "Sons"\nLtd', paidIn: { currency: 'EUR', amount: '2929.78', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB' } })] };

const rowsOf = (text: string) => parse(text, { columns: true }) as unknown as readonly Readonly<Record<string, string>>[];

describe('C12: the file of a batch', () => {
  it('has nobody in it who is held back, by name, nor what is given up; the others keep their places', () => {
    const listed = (name: string, told: Partial<HeldPayment> = {}): HeldPayment => ({ ...payment(name), heldBack: null, ...told });
    const batch = { batch: 7, cutOff: '2026-05-15', payments: [listed('alpha'), listed('beta', { heldBack: 'suspended' }), listed('gamma', { standing: 'cancelled' }), listed('delta')] };
    const { file: told, heldBack } = payoutFileOf(batch, new Map([['ptr_alpha', 'Alpha Ltd']]));
    expect(heldBack.map(({ paymentId, heldBack: because }) => [paymentId, because])).toEqual([['7-ptr_beta-USD', 'suspended']]);
    expect(rowsOf(payoutCsv(told)).map((row) => [row['partnerId'], row['partnerName']])).toEqual([['ptr_alpha', 'Alpha Ltd'], ['ptr_delta', 'ptr_delta']]);
    expect(rowsOf(xeroBills(told, { accountCode: '477', taxType: 'Tax Exempt', dates: 'DD/MM/YYYY' })).map((row) => row['*InvoiceNumber'])).toEqual(['7-ptr_alpha-USD', '7-ptr_delta-USD']);
    const entries = rowsOf(quickBooksJournal(told, { payable: 'Owed', bank: 'Bank', dates: 'MM/DD/YYYY' }));
    expect(entries.map((row) => row['JournalNo'])).toEqual(['7-1', '7-1', '7-4', '7-4']);
  });

  it('has a row for each payment with exact amounts, and no formula', () => {
    const [alpha, beta] = rowsOf(payoutCsv(file));
    expect([alpha?.['partnerName'], alpha?.['amount'], alpha?.['currency'], alpha?.['rate']]).toEqual(['\'=HYPERLINK("evil")', '3176.47', 'USD', '']);
    expect([beta?.['partnerName'], beta?.['amount'], beta?.['currency'], beta?.['owedAmount'], beta?.['owedCurrency'], beta?.['rate'], beta?.['rateOn'], beta?.['rateSource']]).toEqual([
      'Beta, "Sons"\nLtd', '2929.78', 'EUR', '3176.47', 'USD', '1.0842', '2026-05-14', 'ECB']);
  });

  it('is bills in the columns of Xero, each with a number of its own', () => {
    const rows = rowsOf(xeroBills(file, { accountCode: '477', taxType: 'Tax Exempt', dates: 'DD/MM/YYYY' }));
    expect(rows.map((row) => [row['*ContactName'], row['*InvoiceNumber'], row['*DueDate'], row['*Quantity'], row['*UnitAmount'], row['*AccountCode'], row['*TaxType'], row['Currency']])).toEqual([
      ['\'=HYPERLINK("evil")', '7-ptr_alpha-USD', '15/05/2026', '1', '3176.47', '477', 'Tax Exempt', 'USD'],
      ['Beta, "Sons"\nLtd', '7-ptr_beta-USD', '15/05/2026', '1', '2929.78', '477', 'Tax Exempt', 'EUR']]);
    expect(Object.keys(rows[0] ?? {})).toHaveLength(26);
  });

  it('is a journal for QuickBooks in which every entry balances', () => {
    const rows = rowsOf(quickBooksJournal(file, { payable: 'Partners payable', bank: 'Bank:Current', dates: 'MM/DD/YYYY' }));
    expect(rows.map((row) => [row['JournalNo'], row['JournalDate'], row['AccountName'], row['Debits'], row['Credits'], row['Currency']])).toEqual([
      ['7-1', '05/15/2026', 'Partners payable', '3176.47', '', 'USD'], ['7-1', '05/15/2026', 'Bank:Current', '', '3176.47', 'USD'],
      ['7-2', '05/15/2026', 'Partners payable', '2929.78', '', 'EUR'], ['7-2', '05/15/2026', 'Bank:Current', '', '2929.78', 'EUR']]);
  });

  it('reads days as a bank writes them, and no others', () => {
    expect([readDay('18.05.2026', 'DD.MM.YYYY'), readDay('05/18/2026', 'MM/DD/YYYY'), readDay(' 2026-05-18 ', 'YYYY-MM-DD'), readDay('18x05x2026', 'DD.MM.YYYY')])
      .toEqual(['2026-05-18', '2026-05-18', '2026-05-18', undefined]);
  });
});
