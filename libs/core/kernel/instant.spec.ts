import { describe, expect, it } from '@jest/globals';
import { instantOfMillis, laterOf, parseInstant, type Instant } from './instant.js';

describe('an instant', () => {
  it('is read in its one form', () => expect(parseInstant('2024-02-29T23:59:59.999Z')).toBe('2024-02-29T23:59:59.999Z'));

  it.each(['2026-02-30T00:00:00.000Z', '2026-13-01T00:00:00.000Z', '2026-01-01T24:00:00.000Z', '2026-01-01', '2026-01-01T00:00:00Z', '+012026-01-01T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', ''])(
    'is not %j', (text) => expect(parseInstant(text)).toBeUndefined());

  it('is the later of two, whichever is named first', () => {
    const [early, late] = [instantOfMillis(0), instantOfMillis(1)] as [Instant, Instant];
    expect([laterOf(early, late), laterOf(late, early), laterOf(late, late)]).toEqual([late, late, late]);
  });
});
