import { expect, test } from '@jest/globals';
import { KnownStreams } from './known-streams.js';

const upTo = (last: number, name = ''): readonly { readonly id: string; readonly revision: number }[] =>
  Array.from({ length: last + 1 }, (_, revision) => ({ id: `${name}${revision}`, revision }));

test('A stream that was found empty is known, one that was never read is not.', () => {
  const streams = new KnownStreams();
  streams.extend('empty', []);
  expect([streams.get('empty')?.lastRevision, streams.get('other')]).toEqual([-1, undefined]);
});

test('A stream grows by what is read on.', () => {
  const streams = new KnownStreams();
  streams.extend('a', upTo(2));
  streams.extend('a', [{ id: 'next', revision: 3 }]);
  expect([streams.get('a')?.lastRevision, streams.get('a')?.revisionOf('next'), streams.get('a')?.revisionOf('0')]).toEqual([3, 3, 0]);
});

test('The streams not used for longest are forgotten first, and never the one in use.', () => {
  const streams = new KnownStreams();
  streams.extend('small', upTo(0, 'small'));
  streams.extend('old', upTo(99_998, 'old'));
  streams.extend('small', []);
  streams.extend('large', upTo(150_000, 'large'));
  expect([streams.get('old'), streams.get('small')?.lastRevision, streams.get('large')?.lastRevision]).toEqual([undefined, 0, 150_000]);
});
