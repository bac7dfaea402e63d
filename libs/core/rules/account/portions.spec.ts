import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { portionsOf, standingOn, type AccountEntry } from './portions.js';

const entry = (line: string, amountMinor: bigint, dueOn: string, held: bigint = 0n, until = dueOn): AccountEntry =>
  ({ line, award: null, amountMinor, dueOn, holdbackMinor: held, holdbackUntil: until });
const payable = (entries: readonly AccountEntry[], day: string): bigint => standingOn(portionsOf(entries), day).payableMinor;

describe('what is payable', () => {
  it('falls due so many days after it accrued, what is held back later', () => {
    const line = [entry('a', 1_000n, '2026-04-19', 100n, '2026-07-18')];
    expect(['2026-04-18', '2026-04-19', '2026-07-17', '2026-07-18'].map((day) => payable(line, day))).toEqual([0n, 900n, 900n, 1_000n]);
    expect(standingOn(portionsOf(line), '2026-05-01')).toEqual({ allMinor: 1_000n, payableMinor: 900n, heldMinor: 100n });
  });

  it('is not less on a day for a refund of what is not due by then', () => {
    const lines = [entry('a', 1_000n, '2026-04-01'), entry('b', 500n, '2026-06-01'), entry('b', -500n, '2026-05-10')];
    expect(['2026-05-15', '2026-06-02'].map((day) => payable(lines, day))).toEqual([1_000n, 1_000n]);
  });

  it('is consumed by a clawback from what is held back first: of its own line, then of others', () => {
    const lines = [entry('a', 1_000n, '2026-04-01', 100n, '2026-07-01'), entry('b', 1_000n, '2026-04-01', 100n, '2026-08-01')];
    expect(portionsOf([...lines, entry('a', -60n, '2026-05-01')])).toContainEqual({ line: 'a', award: null, amountMinor: 40n, dueOn: '2026-07-01', isHeldBack: true });
    expect(standingOn(portionsOf([...lines, entry('c', -150n, '2026-05-01')]), '2026-05-02')).toEqual({ allMinor: 1_850n, payableMinor: 1_800n, heldMinor: 50n });
  });

  it('is below zero where more is taken back than stands there', () => {
    expect(payable([entry('a', 100n, '2026-04-01'), entry('c', -250n, '2026-05-01')], '2026-05-01')).toBe(-150n);
  });
});

describe('what is taken back', () => {
  const held = (line: string, amountMinor: bigint, dueOn: string) => ({ line, award: null, amountMinor, dueOn, isHeldBack: true });
  const free = (line: string, amountMinor: bigint, dueOn: string) => ({ line, award: null, amountMinor, dueOn, isHeldBack: false });

  it.each<[string, readonly AccountEntry[], readonly ReturnType<typeof held>[]]>([
    ['what of its line falls due last, though it was earned first',
      [entry('a', 100n, '2026-06-01'), entry('a', 100n, '2026-05-01'), entry('a', -130n, '2026-04-01')], [free('a', 70n, '2026-05-01')]],
    ['of what falls due on one day, that which was held back until then',
      [entry('a', 100n, '2026-04-01', 10n, '2026-07-01'), entry('a', 50n, '2026-07-01'), entry('a', -4n, '2026-05-01')],
      [free('a', 90n, '2026-04-01'), held('a', 6n, '2026-07-01'), free('a', 50n, '2026-07-01')]],
    ['of what is held back of other lines, that which is released last',
      [entry('a', 100n, '2026-04-01', 10n, '2026-08-01'), entry('b', 100n, '2026-04-01', 10n, '2026-07-01'), entry('c', -14n, '2026-05-01')],
      [free('a', 90n, '2026-04-01'), free('b', 90n, '2026-04-01'), held('b', 6n, '2026-07-01')]],
    ['of what is released on one day, that which was earned later',
      [entry('a', 100n, '2026-04-01', 10n, '2026-07-01'), entry('b', 100n, '2026-04-01', 10n, '2026-07-01'), entry('c', -14n, '2026-05-01')],
      [free('a', 90n, '2026-04-01'), held('a', 6n, '2026-07-01'), free('b', 90n, '2026-04-01')]],
    ['nothing that is due of another line', [entry('a', 100n, '2026-04-01'), entry('b', -30n, '2026-05-01')], [free('a', 100n, '2026-04-01'), free('b', -30n, '2026-05-01')]],
    ['nothing of what was taken back before', [entry('a', -50n, '2026-05-01'), entry('a', -30n, '2026-06-01')], [free('a', -50n, '2026-05-01'), free('a', -30n, '2026-06-01')]],
    ['all of its line, then of what others held back, and is due at once for the rest',
      [entry('a', 100n, '2026-06-01'), entry('b', 100n, '2026-06-01', 20n, '2026-07-01'), entry('a', -150n, '2026-05-01')],
      [free('b', 80n, '2026-06-01'), free('a', -30n, '2026-05-01')]],
  ])('takes %s', (_, entries, portions) => {
    expect(portionsOf(entries)).toEqual(portions);
  });

  it('is of the award it names, not of the same clause in another quarter', () => {
    const award = (of: string, amountMinor: bigint, dueOn: string): AccountEntry => ({ ...entry('bonus', amountMinor, dueOn), award: of });
    expect(portionsOf([award('Q1', 50n, '2026-04-30'), award('Q2', 50n, '2026-07-30'), award('Q1', -20n, '2026-08-01')]).map(({ award: of, amountMinor }) => [of, amountMinor])).toEqual([['Q1', 30n], ['Q2', 50n]]);
  });
});

describe('whatever is earned and taken back', () => {
  const days = ['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01'];
  const anyEntry = fc.record({ line: fc.constantFrom('a', 'b', 'c'), amount: fc.bigInt(-2_000n, 2_000n), percent: fc.bigInt(0n, 100n), due: fc.nat(3), longer: fc.nat(1) })
    .map(({ line, amount, percent, due, longer }) =>
      entry(line, amount, days[due] ?? '', amount > 0n ? (amount * percent) / 100n : 0n, days[due + longer] ?? ''));

  it('the portions add up to the entries, and nothing above zero is left beside what is taken back for want of it on its own line', () => {
    fc.assert(fc.property(fc.array(anyEntry, { maxLength: 20 }), (entries) => {
      const portions = portionsOf(entries);
      expect(standingOn(portions, '2026-01-01').allMinor).toBe(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
      expect(standingOn(portions, '2099-01-01').payableMinor).toBe(standingOn(portions, '2099-01-01').allMinor);
      expect(portions.filter(({ isHeldBack }) => isHeldBack).every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
    }));
  });

  it('what a line takes back of itself changes no day before that line is due', () => {
    fc.assert(fc.property(fc.array(anyEntry, { maxLength: 10 }), fc.bigInt(1n, 2_000n), (entries, amount) => {
      const before = portionsOf(entries);
      const after = portionsOf([...entries, entry('z', amount, '2026-07-01'), entry('z', -amount, '2026-04-01')]);
      for (const day of days) expect(standingOn(after, day)).toEqual(standingOn(before, day));
    }));
  });
});
