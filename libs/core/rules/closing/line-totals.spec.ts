import { describe, expect, it } from '@jest/globals';
import { linesOf } from '../../../../test/support/statement/issued-statement.js';
import { addLines, totalAmounts } from './line-totals.js';

describe('what the statements of a closing come to', () => {
  it('is the sum of their lines, a currency at a time, without what is withheld', () => {
    const first = addLines(new Map(), linesOf([{ minor: 1_050n }, { minor: 700n, currency: 'JPY' }, { minor: 99n, withheld: true }]));
    const both = addLines(first, linesOf([{ minor: -50n }, { minor: 1n, currency: 'EUR' }, { minor: 5n, currency: 'CHF', withheld: true }]));
    expect(totalAmounts(both)).toEqual([{ currency: 'EUR', amount: '0.01' }, { currency: 'JPY', amount: '700' }, { currency: 'USD', amount: '10.00' }]);
    expect(totalAmounts(first)).toEqual([{ currency: 'JPY', amount: '700' }, { currency: 'USD', amount: '10.50' }]);
  });
});
