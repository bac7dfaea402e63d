import { describe, expect, it } from '@jest/globals';
import { offsetMillisAt, stretchesOfUtcDay } from './time-zone.js';

const dayMillis = 86_400_000;
const offsetAt = (timeZone: string, text: string): number => offsetMillisAt(timeZone, Date.parse(text)) / 60_000;
const stretchesOf = (timeZone: string, day: string) => stretchesOfUtcDay(timeZone, Date.parse(`${day}T00:00:00.000Z`) / dayMillis);

describe('the clocks of a time zone', () => {
  it('change at a millisecond, forward and back', () => {
    expect(offsetAt('America/New_York', '2026-03-08T06:59:59.999Z')).toBe(-300);
    expect(offsetAt('America/New_York', '2026-03-08T07:00:00.000Z')).toBe(-240);
    expect(offsetAt('America/New_York', '2026-11-01T05:59:59.999Z')).toBe(-240);
    expect(offsetAt('America/New_York', '2026-11-01T06:00:00.000Z')).toBe(-300);
  });

  it('keep one offset for a day without a change, and two that meet at it on a day with one', () => {
    const [from, until] = [Date.parse('2026-03-08T00:00:00.000Z'), Date.parse('2026-03-08T07:00:00.000Z')];
    expect(stretchesOf('America/New_York', '2026-03-07')).toEqual([{ from: from - dayMillis, until: from, offsetMillis: -18_000_000 }]);
    expect(stretchesOf('America/New_York', '2026-03-08')).toEqual([
      { from, until, offsetMillis: -18_000_000 },
      { from: until, until: from + dayMillis, offsetMillis: -14_400_000 },
    ]);
  });

  it('change at midnight of UTC with the day that begins', () => {
    expect(stretchesOf('Africa/Casablanca', '2008-05-31').map(({ offsetMillis }) => offsetMillis)).toEqual([0]);
    expect(stretchesOf('Africa/Casablanca', '2008-06-01').map(({ offsetMillis }) => offsetMillis)).toEqual([3_600_000]);
  });

  it('may be ahead or behind by part of an hour, and once by seconds', () => {
    expect(offsetAt('Asia/Kathmandu', '2026-01-01T00:00:00.000Z')).toBe(345);
    expect(offsetAt('America/St_Johns', '2026-01-01T00:00:00.000Z')).toBe(-210);
    expect(offsetAt('Africa/Monrovia', '1971-01-01T00:00:00.000Z')).toBe(-44.5);
  });
});
