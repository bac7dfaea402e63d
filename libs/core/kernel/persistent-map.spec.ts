import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mapWith } from './persistent-map.js';

describe('a map with one more entry', () => {
  it('is as a copy with that entry would be, and leaves every version before it as it was, in whatever order they are read', () => {
    const additions = fc.array(fc.record({ to: fc.nat(), key: fc.nat(5), value: fc.nat(99) }), { maxLength: 30 });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(99)), { maxLength: 4 }), additions, fc.array(fc.nat(), { maxLength: 30 }), (entries, drawn, order) => {
      const versions: ReadonlyMap<number, number>[] = [new Map(entries)];
      const copies: ReadonlyMap<number, number>[] = [new Map(entries)];
      for (const { to, key, value } of drawn) {
        const place = to % versions.length;
        versions.push(mapWith(versions[place] ?? new Map<number, number>(), key, value));
        copies.push(new Map(copies[place]).set(key, value));
      }
      for (const read of [...order, ...versions.keys()]) {
        const [version, copy] = [versions[read % versions.length], copies[read % versions.length]];
        expect([...version ?? []]).toEqual([...copy ?? []]);
        expect(version?.size).toBe(copy?.size);
        for (let key = 0; key <= 5; key += 1) expect([version?.has(key), version?.get(key)]).toEqual([copy?.has(key), copy?.get(key)]);
      }
    }));
  });

  it('is gone through as it stands, while other versions of it are read', () => {
    const first = mapWith(mapWith(new Map<string, number>(), 'a', 1), 'b', 2);
    const later = mapWith(mapWith(first, 'a', 7), 'c', 3);
    const seen: unknown[] = [];
    for (const [key, value] of first) seen.push([key, value, later.get('a'), first.get('a')]);
    later.forEach((value, key, whole) => seen.push([key, value, first.size, whole.size]));
    expect(seen).toEqual([['a', 1, 7, 1], ['b', 2, 7, 1], ['a', 7, 2, 3], ['b', 2, 2, 3], ['c', 3, 2, 3]]);
    expect([[...first.keys()], [...later.values()]]).toEqual([['a', 'b'], [7, 2, 3]]);
  });

  it('takes nothing away from the map that it was made of, which may be any', () => {
    const native = new Map([['a', 1]]);
    const added = mapWith(native, 'b', 2);
    native.set('a', 9);
    expect([[...native], [...added]]).toEqual([[['a', 9]], [['a', 1], ['b', 2]]]);
  });
});
