import fc from 'fast-check';
import { minorDigitsOf, parseCurrency, type Currency } from './currency.js';
import { minorDigitsByCurrency } from './iso-4217.js';
import { addMoney, formatMinor, formatMoney, negateMoney, parseMinor, parseMoney, type Money } from './money.js';

const currencyOf = (code: string): Currency => {
  const currency = parseCurrency(code);
  if (currency === undefined) throw new Error(`${code} is no currency`);
  return currency;
};

const moneyOf = (text: string, code: string): Money => {
  const money = parseMoney(text, currencyOf(code));
  if (money === undefined) throw new Error(`${text} is no amount of ${code}`);
  return money;
};

describe('a currency', () => {
  it.each([['USD', 2], ['JPY', 0], ['BHD', 3], ['CLF', 4], ['UYW', 4], ['ISK', 0], ['HUF', 2]])('%s has %d minor digits', (code, digits) => {
    expect(minorDigitsByCurrency.get(code)).toBe(digits);
  });

  it.each(['XAU', 'XAG', 'XDR', 'XTS', 'XXX', 'XSU', 'XUA', 'usd', 'US', ''])('%s is none', (code) => {
    expect(parseCurrency(code)).toBeUndefined();
    expect(() => minorDigitsOf(code as Currency)).toThrow(RangeError);
  });
});

describe('an amount', () => {
  it.each([['10000.00', 'USD', 1000000n], ['10000', 'JPY', 10000n], ['10.000', 'BHD', 10000n], ['0.0001', 'CLF', 1n], ['-0.05', 'EUR', -5n], ['0.00', 'USD', 0n], ['0', 'JPY', 0n]])(
    '%s %s is %d minor units, and back',
    (text, code, minor) => {
      expect(parseMinor(text, currencyOf(code))).toBe(minor);
      expect(formatMinor(minor, currencyOf(code))).toBe(text);
    },
  );

  it.each([['100.0', 'USD'], ['100', 'USD'], ['100.000', 'USD'], ['100.00', 'JPY'], ['01.00', 'USD'], ['-0.00', 'USD'], ['+1.00', 'USD'], ['1.00\n', 'USD'], ['.50', 'USD']])(
    '%j is no amount of %s',
    (text, code) => {
      expect(parseMinor(text, currencyOf(code))).toBeUndefined();
      expect(parseMoney(text, currencyOf(code))).toBeUndefined();
    },
  );

  it('is read back as it was written, in every currency', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.constantFrom(...minorDigitsByCurrency.keys()), (minor, code) => {
        expect(parseMinor(formatMinor(minor, currencyOf(code)), currencyOf(code))).toBe(minor);
      }),
    );
  });

  it('adds only within its currency', () => {
    expect(formatMoney(addMoney(moneyOf('0.10', 'USD'), moneyOf('0.20', 'USD')))).toBe('0.30');
    expect(negateMoney(moneyOf('1', 'JPY')).minor).toBe(-1n);
    expect(() => addMoney(moneyOf('1.00', 'USD'), moneyOf('1.00', 'EUR'))).toThrow('do not add up');
  });
});
