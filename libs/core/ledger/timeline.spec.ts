import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '#kernel';
import { currentOf, lastOf, tell, wasTold, type History } from './timeline.js';

const [monday, tuesday] = ['2026-06-01T00:00:00.000Z', '2026-06-02T00:00:00.000Z'] as [Instant, Instant];

describe('a timeline', () => {
  it('holds what was said last', () => {
    expect(lastOf([])).toBeUndefined();
    expect(currentOf(tell([{ value: 'a', at: tuesday }], 'b', monday))).toBe('b');
  });

  it('was told what holds, and what was said last for that very instant', () => {
    const timeline = [{ value: 'a', at: monday }, { value: 'b', at: tuesday }];
    expect(wasTold(timeline, { value: 'b', at: monday })).toBe(true);
    expect(wasTold(timeline, { value: 'a', at: monday })).toBe(true);
    expect(wasTold(timeline, { value: 'a', at: tuesday })).toBe(false);
    expect(wasTold([...timeline, { value: 'c', at: monday }], { value: 'a', at: monday })).toBe(false);
    expect(wasTold([], { value: 'a', at: monday })).toBe(false);
  });

  it('told a whole history of distinct instants again learns nothing', () => {
    const histories = fc.uniqueArray(fc.record({ value: fc.constantFrom('a', 'b', 'c'), at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(2e12) }).map((date) => date.toISOString() as Instant) }),
      { selector: ({ at }) => at, minLength: 1 });
    fc.assert(fc.property(histories, (told) => {
      expect(told.every((one) => wasTold(told, one))).toBe(true);
      expect(currentOf(told as unknown as History<string>)).toBe(told.at(-1)?.value);
    }));
  });
});
