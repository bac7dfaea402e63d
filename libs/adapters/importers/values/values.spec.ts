import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCurrency, type Currency } from '#kernel';
import { readAmount } from './amount.js';
import { momentReader } from './moment.js';
import { readCode, readDomain, readExternalId, readName } from './texts.js';
import { isValueFault } from './value-fault.js';
import { addWeights, formatWeight, readWeight, type Weight } from './weight.js';

const currency = (code: string): Currency => parseCurrency(code) ?? ('' as Currency);
const amount = (text: string, code = 'USD', decimal: '.' | ',' = '.'): string => codeOr(readAmount(text, { currency: currency(code), decimal }));
const codeOr = (value: unknown): string => (isValueFault(value) ? value.fault : String(value));
const weight = (text: string): Weight => {
  const read = readWeight(text, '.');
  if (isValueFault(read)) throw new Error(read.message);
  return read;
};

describe('an amount', () => {
  it('gets the digits of its currency and may have fewer, never more', () => {
    expect([amount('1054'), amount('0.5'), amount('-0.00'), amount('10', 'JPY'), amount('1.5', 'BHD')]).toEqual(['1054.00', '0.50', '0.00', '10', '1.500']);
    expect([amount('1.000'), amount('1.0', 'JPY'), amount('-1')]).toEqual(['amount-over-precise', 'amount-over-precise', 'amount-negative']);
  });
  it('has a decimal comma only where that is declared, and then no point', () => {
    expect([amount('1,5', 'EUR', ','), amount('1.500,00', 'EUR', ','), amount('1,5')]).toEqual(['1.50', 'number-unreadable', 'number-unreadable']);
  });
  it.each(['', '1e3', '.5', '5.', '+1', '01', '1 000', '1,000.00', 'NaN', '0x10', '١٢'])('is not "%s"', (text) => {
    expect(amount(text)).toBe('number-unreadable');
  });
});

describe('weights', () => {
  it('have one form and at most fifteen digits', () => {
    expect(['69562.50', '0.00', '7', '0.000000000000010'].map((text) => codeOr(formatWeight(weight(text))))).toEqual(['69562.5', '0', '7', '0.00000000000001']);
    expect([codeOr(readWeight('1234567890123456', '.')), codeOr(readWeight('-0.1', '.'))]).toEqual(['number-out-of-bounds', 'weight-negative']);
  });
  it('add up exactly, in any order', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(fc.property(fc.array(cents, { minLength: 1, maxLength: 50 }), (parts) => {
      const texts = parts.map((part) => `${Math.floor(part / 100)}.${String(part % 100).padStart(2, '0')}`);
      const total = [...texts].reverse().map(weight).reduce(addWeights);
      expect(total.units * 100n).toBe(BigInt(parts.reduce((sum, part) => sum + part, 0)) * 10n ** BigInt(total.scale));
    }));
  });
});

describe('a date', () => {
  const read = (format: string | null, text: string, zone = 'America/New_York'): string => codeOr(momentReader(format, zone)?.(text));
  it('without a time is the first instant of its day in the programme\'s zone', () => {
    expect([read(null, '2026-03-09'), read('M/d/yyyy', '3/9/2026'), read('dd.MM.yyyy', '09.03.2026'), read('yyyyMMdd', '20260309')])
      .toEqual(Array<string>(4).fill('2026-03-09T04:00:00.000Z'));
  });
  it('with a time is what clocks of the zone showed; of two, the first', () => {
    expect(read('yyyy-MM-dd HH:mm', '2026-03-09 12:30')).toBe('2026-03-09T16:30:00.000Z');
    expect(read('yyyy-MM-dd HH:mm', '2026-11-01 01:30')).toBe('2026-11-01T05:30:00.000Z');
    expect(read('yyyy-MM-dd HH:mm', '2026-03-08 02:30')).toBe('2026-03-08T07:30:00.000Z');
  });
  it('may be an instant with its own offset', () => {
    expect([read('instant', '2026-03-09T12:00:00+02:00'), read(null, '2026-03-09T12:00Z'), read(null, '2026-03-09T12:00:00.1234Z')])
      .toEqual(['2026-03-09T10:00:00.000Z', '2026-03-09T12:00:00.000Z', '2026-03-09T12:00:00.123Z']);
  });
  it.each([[null, '2026-02-31'], [null, '2026-2-3'], ['M/d/yyyy', '13/1/2026'], ['MM/dd/yyyy', '1/2/2026'], ['instant', '2026-02-31T00:00:00Z'],
    ['instant', '2026-01-01T24:00:00Z'], ['yyyy-MM-dd HH:mm', '2026-01-01 25:00'], ['yyyy-MM-dd HH:mm', '2026-01-01 10:61'], [null, '']])('of format %s is not "%s"', (format, text) => {
    expect(read(format, text)).toBe('date-unreadable');
  });
  it('has a format that says year, month and day once', () => {
    expect(['yyyy-MM', 'dd/MM/yy', 'yyyy-MM-dd-dd', 'yyyy-MM-dd mm', 'tomorrow', 'yyyy-MM-dd HH'].map((format) => momentReader(format, 'UTC'))).toEqual(Array(6).fill(undefined));
  });
});

describe('texts', () => {
  it('are brought to one form, and control characters refused', () => {
    expect(readName(' Acme\u00a0\n  Ltd ')).toEqual({ name: 'Acme Ltd', cut: false });
    expect(readName('Cafe\u0301')).toEqual({ name: 'Café', cut: false });
    expect(readName(`${'x'.repeat(199)}😀`)).toEqual({ name: 'x'.repeat(199), cut: true });
    expect([codeOr(readName('a\u0007')), codeOr(readExternalId('a\nb')), codeOr(readCode('a/b')), codeOr(readDomain('a b'))])
      .toEqual(['text-unreadable', 'text-unreadable', 'code-unreadable', 'domain-unreadable']);
    expect([readCode('GTX Pro'), readDomain('https://Acme.example/x?y')]).toEqual(['GTX-Pro', 'acme.example']);
  });
});
