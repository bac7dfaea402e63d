import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatRational, rational } from '#kernel';
import { bandOf, disputeRates, type DisputableOrDisputed } from './dispute-rate.js';

const line = (dealId: string, partnerId: string, position: string, disputed: boolean, period = '2026-Q1'): DisputableOrDisputed =>
  ({ dealId, partnerId, position, period, clause: `/attribution/roles/${position}`, disputed });
const lines = [
  line('deal_one', 'ptr_alpha', 'sourcing', true), line('deal_one', 'ptr_beta', 'selling', false), line('deal_one', 'ptr_gamma', 'influence', false),
  line('deal_two', 'ptr_beta', 'selling', false), line('deal_two', 'ptr_alpha', 'sourcing', false, '2026-Q2')];
const shown = (by: Parameters<typeof disputeRates>[1]) => disputeRates(lines, by).map(({ period, of, disputed, lines: all, band }) => [period, of, `${disputed}/${all}`, band]);

describe('I5: the dispute rate', () => {
  it.each([[0n, 'nobodyWatching'], [1n, 'working'], [49n, 'working'], [50n, 'watch'], [100n, 'watch'], [101n, 'rulesUnclear'], [1_000n, 'rulesUnclear']] as const)(
    '%s of a thousand is %s', (disputed, band) => { expect(bandOf(rational(disputed, 1_000n))).toBe(band); });

  it('is of the lines of a quarter, by role, clause and pairing', () => {
    expect(shown('period')).toEqual([['2026-Q1', '2026-Q1', '1/4', 'rulesUnclear'], ['2026-Q2', '2026-Q2', '0/1', 'nobodyWatching']]);
    expect(shown('role').map(([, ...rest]) => rest)).toEqual([
      ['influence', '0/1', 'nobodyWatching'], ['selling', '0/2', 'nobodyWatching'], ['sourcing', '1/1', 'rulesUnclear'], ['sourcing', '0/1', 'nobodyWatching']]);
    expect(shown('clause').map(([, of]) => of)).toContain('/attribution/roles/sourcing');
    expect(shown('pairing')).toContainEqual(['2026-Q1', 'ptr_alpha+ptr_beta', '1/3', 'rulesUnclear']);
    expect(shown('pairing')).toContainEqual(['2026-Q1', 'ptr_beta+ptr_gamma', '0/2', 'nobodyWatching']);
  });

  it('is of a pairing for each other partner of the deal, in whichever quarter that one\'s line is; alone on a deal a partner is in none', () => {
    expect(disputeRates([...lines, line('deal_three', 'ptr_alpha', 'selling', true)], 'pairing').map(({ period, of, disputed, lines: all }) => [period, of, `${disputed}/${all}`])).toEqual([
      ['2026-Q1', 'ptr_alpha+ptr_beta', '1/3'], ['2026-Q1', 'ptr_alpha+ptr_gamma', '1/2'], ['2026-Q1', 'ptr_beta+ptr_gamma', '0/2'], ['2026-Q2', 'ptr_alpha+ptr_beta', '0/1']]);
  });

  it('counts each line once by quarter, by role and by clause, and says its rate exactly', () => {
    const anyLine = fc.record({
      deal: fc.nat(3), partnerId: fc.constantFrom('ptr_alpha', 'ptr_beta'), position: fc.constantFrom('selling', 'sourcing'), disputed: fc.boolean(), second: fc.boolean(),
    }).map(({ deal, partnerId, position, disputed, second }) => line(`deal_${deal}`, partnerId, position, disputed, second ? '2026-Q2' : '2026-Q1'));
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 30 }), fc.constantFrom('period', 'role', 'clause'), (drawn, by) => {
      const rates = disputeRates(drawn, by);
      expect(rates.reduce((sum, rate) => sum + rate.lines, 0)).toBe(drawn.length);
      expect(rates.reduce((sum, rate) => sum + rate.disputed, 0)).toBe(drawn.filter(({ disputed }) => disputed).length);
      for (const { rate, disputed, lines: all } of rates) expect(formatRational(rate)).toBe(formatRational(rational(BigInt(disputed), BigInt(all))));
    }));
  });
});
