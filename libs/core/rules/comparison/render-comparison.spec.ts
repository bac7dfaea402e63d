import { describe, expect, it } from '@jest/globals';
import type { Comparison } from './comparison.schema.js';
import { renderComparison } from './render-comparison.js';

const change = (before: string, after: string, delta: string) => ({ before, after, delta });
const same = change('0.00', '0.00', '0.00');
const partner = (partnerId: string, currency: string, outcome: 'gains' | 'loses', delta: string, withheld = same) =>
  ({ partnerId, currency, outcome, amount: change('0.00', delta, delta), withheld });
const side = (id: string, version: number | null) => ({ id, version, digest: '0123456789abcdef0123' });
const comparison = (change: Partial<Comparison>): Comparison => ({
  before: side('standard', 1), after: side('standard', null), clauses: [], totals: [], quarters: [], partners: [], deals: [], awards: [], compared: { deals: 2, differing: 0 }, ...change } as unknown as Comparison);
const linesOf = (of: Partial<Comparison>) => renderComparison(comparison(of)).split('\n');

describe('a comparison as it is read', () => {
  it('names both sides, a published one by its version, and says of what there is nothing', () => {
    expect(linesOf({})).toEqual([
      'standard@1 (0123456789abcdef…) → standard (0123456789abcdef…)', '', 'Clauses: none differs', '', 'Cost: nothing is earned', '  0 of 2 won deals differ', '', 'Who gains: nobody', '', 'Who loses: nobody',
      '', 'Deals that differ: none', '']);
  });

  it('says of a clause what stood and what stands, also where one of them is nothing', () => {
    const clauses = [{ clause: '/commission/coSell', before: { value: '27', default: false }, after: { value: '28', default: true } }, { clause: '/tiers/0', before: null, after: { value: {}, default: false } }];
    expect(linesOf({ clauses } as unknown as Partial<Comparison>).slice(2, 5)).toEqual(['Clauses', '  /commission/coSell: "27" → "28" (default)', '  /tiers/0: nothing → {}']);
  });

  it('lists who gains and who loses by currency, the largest change first, equal ones as they came', () => {
    const partners = [
      partner('a', 'USD', 'gains', '5.00'), partner('b', 'EUR', 'gains', '1.00'), partner('c', 'USD', 'gains', '20.00'), partner('d', 'EUR', 'gains', '9.00'), partner('e', 'USD', 'gains', '5.00'),
      partner('f', 'USD', 'loses', '-1.00'), partner('g', 'USD', 'loses', '-10.00', change('0.00', '3.00', '3.00'))];
    const lines = linesOf({ partners } as unknown as Partial<Comparison>);
    expect(lines.slice(lines.indexOf('Who gains') + 1, lines.indexOf('Who gains') + 6).map((line) => line.trim().split(' ')[0])).toEqual(['d', 'b', 'c', 'a', 'e']);
    expect(lines.slice(lines.indexOf('Who loses') + 1).slice(0, 2)).toEqual(['  g USD 0.00 → -10.00, −10.00; withheld 0.00 → 3.00, +3.00', '  f USD 0.00 → -1.00, −1.00']);
  });

  it('says what a deal that differs rests on, once where it is the same on both sides', () => {
    const deal = (rate: readonly [string, string], pool: readonly [string, string]) => ({
      dealId: 'deal_acme', currency: 'USD', amount: change('1.00', '2.00', '1.00'), withheld: change('4.00', '0.00', '-4.00'), rate: { before: rate[0], after: rate[1] }, pool: { before: pool[0], after: pool[1] },
      lines: [{ partnerId: 'alpha', position: 'selling', incentiveId: null, clause: { before: '/a', after: '/a' }, amount: change('1.00', '1.00', '0.00'), withheld: same },
        { partnerId: 'beta', position: 'selling', incentiveId: 'bonus', clause: { before: null, after: '/b' }, amount: change('0.00', '1.00', '1.00'), withheld: same }] });
    const shown = (of: ReturnType<typeof deal>) => { const lines = linesOf({ deals: [of] } as unknown as Partial<Comparison>); return lines.slice(lines.indexOf('Deals that differ') + 1, -1); };
    expect(shown(deal(['27', '28'], ['1.00', '1.00']))).toEqual([
      '  deal_acme USD 1.00 → 2.00, +1.00; withheld 4.00 → 0.00, −4.00; rate 27 → 28, pool 1.00', '    alpha, selling: 1.00, as before  by /a', '    beta, selling, bonus: 0.00 → 1.00, +1.00  by nothing → /b']);
    expect(shown(deal(['27', '27'], ['1.00', '2.00']))[0]).toContain('rate 27, pool 1.00 → 2.00');
  });
});
