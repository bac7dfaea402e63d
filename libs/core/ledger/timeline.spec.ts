import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '#kernel';
import { amend, currentOf, heldAt, lastOf, tell, wasTold, type Timeline, type Told } from './timeline.js';

const [monday, tuesday, friday] = ['2026-06-01', '2026-06-02', '2026-06-05'].map((day) => `${day}T00:00:00.000Z`) as [Instant, Instant, Instant];
const instants = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(2e12) }).map((date) => date.toISOString() as Instant);
const words = fc.uniqueArray(fc.record({ value: fc.constantFrom('a', 'b', 'c'), at: instants }), { selector: ({ at }) => at, minLength: 1 });
const told = (said: readonly Told<string>[]): Timeline<string> => said.reduce<Timeline<string>>(tell, []);

describe('a timeline', () => {
  it('holds what was true last, not what was learned last; of one instant, what was learned last', () => {
    expect(lastOf([])).toBeUndefined();
    expect(currentOf(tell([{ value: 'a', at: tuesday }], { value: 'b', at: monday }))).toBe('a');
    expect(currentOf(tell([{ value: 'a', at: tuesday }], { value: 'b', at: tuesday }))).toBe('b');
    expect(currentOf(tell([{ value: 'a', at: tuesday }], { value: 'b', at: friday }))).toBe('b');
  });

  it('was told what held at that instant already', () => {
    const timeline = [{ value: 'a', at: monday }, { value: 'b', at: friday }];
    expect([monday, tuesday].map((at) => wasTold(timeline, { value: 'a', at }))).toEqual([true, true]);
    expect(wasTold(timeline, { value: 'b', at: tuesday })).toBe(false);
    expect(wasTold(timeline, { value: 'b', at: friday })).toBe(true);
    expect(wasTold(timeline.slice(1), { value: 'b', at: monday })).toBe(false);
  });

  it('put right, holds the correction, however early that is dated', () => {
    const amended = amend([{ value: 'a', at: monday }, { value: 'b', at: friday }], { value: 'c', at: tuesday });
    expect(currentOf(amended)).toBe('c');
    expect(currentOf(tell(amended, { value: 'd', at: tuesday }))).toBe('c');
    expect(currentOf(tell(amended, { value: 'd', at: friday }))).toBe('d');
  });

  it('does not depend on the order in which words of distinct instants were learned', () => {
    fc.assert(fc.property(words.chain((said) => fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length }))), ([said, learned]) => {
      expect(told(learned)).toEqual(told(said));
    }));
  });

  it('told all of it again learns nothing, and holds at each instant what was said for it', () => {
    fc.assert(fc.property(words, (said) => {
      const timeline = told(said);
      expect(said.every((one) => wasTold(timeline, one))).toBe(true);
      expect(said.map(({ at }) => heldAt(timeline, at))).toEqual(said);
    }));
  });
});
