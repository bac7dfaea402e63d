import { describe, expect, it } from '@jest/globals';
import { rational } from './rational.js';
import { formatPercent, formatRounded } from './rounded-text.js';

describe('a number for reading', () => {
  it.each([[rational(2n, 3n), 1, '0.7'], [rational(-1n, 20n), 1, '-0.1'], [rational(-1n, 21n), 1, '0.0'], [rational(45n, 2n), 0, '23'], [rational(45n, 2n), 2, '22.50']])(
    'of %j with %i digits is %s', (value, digits, text) => expect(formatRounded(value, digits)).toBe(text));

  it('in percent has one digit', () => expect([rational(2n, 3n), rational(-5n, 12n), rational(1n)].map(formatPercent)).toEqual(['66.7', '-41.7', '100.0']));
});
