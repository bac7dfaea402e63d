import { describe, expect, it } from '@jest/globals';
import { columnsByName, confirmationsOf, readBankFile } from './bank-file.js';

const text = '\uFEFFPayment ID;ignored\n'.replace(';ignored', ',Amount,currency,paid_on,Note') + '1-ptr_alpha-USD,4499.00,USD,2026-05-18,"paid, less a fee"\n\n';

describe('a bank\'s file', () => {
  it('is read by its head line; columns are found by their names, however they are written', () => {
    const file = readBankFile('bank.csv', text);
    const columns = columnsByName(file.columns);
    expect(columns).toEqual({ paymentId: 'Payment ID', amount: 'Amount', currency: 'currency', paidOn: 'paid_on' });
    expect(confirmationsOf(file, columns)).toEqual([{ paymentId: '1-ptr_alpha-USD', currency: 'USD', amount: '4499.00', paidOn: '2026-05-18', reference: null }]);
    expect(confirmationsOf(file, { ...columns, reference: 'Note' })?.[0]?.reference).toBe('paid, less a fee');
  });

  it('confirms nothing while a field has no column, and is refused where it is no CSV', () => {
    expect(confirmationsOf(readBankFile('bank.csv', text), { paymentId: 'Payment ID' })).toBeUndefined();
    expect(() => readBankFile('bank.csv', 'a,b\n"open')).toThrow(/Quote/);
  });
});
