import { describe, expect, it } from '@jest/globals';
import { Problem } from './problem.js';
import { networkOf, RateLimit } from './rate-limit.js';

/** What a request comes to: heard, or refused with the seconds that are to be waited. */
const outcomeOf = (limit: RateLimit, who: string, nowMs: number): string => {
  try {
    limit.take(who, nowMs);
    return 'heard';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.status} ${error.code} ${error.more.headers?.['Retry-After'] ?? ''}`;
  }
};

describe('a rate limit', () => {
  it('hears so many requests of each, and of whoever asks more says when the next is heard', () => {
    const limit = new RateLimit(2, 10);
    expect([0, 1, 2, 7_500, 9_999.5].map((nowMs) => outcomeOf(limit, 'one', 1_000 + nowMs))).toEqual(
      ['heard', 'heard', '429 too-many-requests 10', '429 too-many-requests 3', '429 too-many-requests 1']);
    expect(outcomeOf(limit, 'other', 10_000)).toBe('heard');
  });

  it('hears as many again when the time is over, however many were refused', () => {
    const limit = new RateLimit(1, 10);
    expect([0, 5_000, 10_000, 10_001, 19_999, 20_000].map((nowMs) => outcomeOf(limit, 'one', nowMs).split(' ')[0])).toEqual(['heard', '429', 'heard', '429', '429', 'heard']);
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '192.0.2.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'], ['::1', '0:0:0:0'], ['1::3:4:5:6:7:8', '1:0:3:4'], ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is counted as %s', (address, network) => expect(networkOf(address)).toBe(network));
});
