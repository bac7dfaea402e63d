import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMinor, type Currency } from '#kernel';
import { convert, figuresIn, type ToldRate } from './conversion.js';

const [usd, eur, jpy] = ['USD' as Currency, 'EUR' as Currency, 'JPY' as Currency];
const ecb: ToldRate = { base: 'EUR', quote: 'USD', rate: '1.0842', on: '2026-05-14', source: 'ECB' };
const by = '2026-05-15';

describe('C13: figures told in another currency', () => {
  it('come with the rate that they were told by, its day and its source', () => {
    expect(figuresIn({ balance: 317_647n, payable: -1n }, { from: usd, to: eur, by }, [ecb])).toEqual({
      currency: 'EUR', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB', fault: null, figures: { balance: '2929.78', payable: '-0.01' } });
    expect(figuresIn({ balance: 317_647n }, { from: usd, to: jpy, by }, [{ ...ecb, base: 'USD', quote: 'JPY', rate: '155.5' }]).figures).toEqual({ balance: '493941' });
  });

  it('are a fault with a name where no rate was told by then, and neither nought nor left out', () => {
    const missing = { currency: 'EUR', rate: null, rateOn: null, rateSource: null, fault: 'rate-missing', figures: null };
    expect(figuresIn({ balance: 317_647n }, { from: usd, to: eur, by: '2026-05-13' }, [ecb])).toEqual(missing);
    expect(figuresIn({ balance: 0n }, { from: jpy, to: eur, by }, [ecb])).toEqual(missing);
  });

  it('are as they are in their own currency, by no rate', () => {
    expect(figuresIn({ balance: 317_647n }, { from: usd, to: usd, by }, [])).toEqual({
      currency: 'USD', rate: null, rateOn: null, rateSource: null, fault: null, figures: { balance: '3176.47' } });
  });

  it('are each what a payment of as much would be, whichever way the rate was told', () => {
    const anyRate = fc.record({
      direct: fc.boolean(), scaled: fc.bigInt(1n, 10n ** 8n), day: fc.constantFrom('2026-05-01', '2026-05-14', '2026-05-16') }).map(({ direct, scaled, day }): ToldRate => ({
      base: direct ? 'USD' : 'JPY', quote: direct ? 'JPY' : 'USD', rate: `${scaled / 1_000n}.${String(scaled % 1_000n).padStart(3, '0')}`, on: day, source: 'ECB' }));
    fc.assert(fc.property(fc.array(anyRate, { maxLength: 5 }), fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.bigInt(-999n, 999n), (rates, first, second) => {
      const { figures } = figuresIn({ first, second }, { from: usd, to: jpy, by }, rates);
      const paid = [first, second].map((minor) => convert({ minor, from: usd, to: jpy, by }, rates)?.minor);
      expect(figures === null ? [undefined, undefined] : [parseMinor(figures.first, jpy), parseMinor(figures.second, jpy)]).toEqual(paid);
    }));
  });

  it('are told by rates between the two currencies alone, of the day itself too, never by one that is no number', () => {
    const others: ToldRate[] = [
      { ...ecb, base: 'USD', quote: 'CHF', rate: '9' }, { ...ecb, base: 'CHF', quote: 'USD', rate: '9' }, { ...ecb, base: 'EUR', quote: 'CHF', rate: '9' }, { ...ecb, base: 'CHF', quote: 'EUR', rate: '9' }];
    expect(figuresIn({ balance: 317_647n }, { from: usd, to: eur, by: '2026-05-14' }, [ecb, ...others])).toMatchObject({ rate: '1.0842', figures: { balance: '2929.78' } });
    expect(convert({ minor: 1n, from: usd, to: 'GOLD', by }, [{ ...ecb, base: 'USD', quote: 'GOLD' }])).toBeUndefined();
    expect(() => convert({ minor: 1n, from: usd, to: 'EUR', by }, [{ ...ecb, rate: '1,08' }])).toThrow('The ledger holds the rate 1,08, which is no number.');
  });
});
