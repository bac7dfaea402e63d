import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { Incoming } from './incoming.js';

/** Node's own stream in place of the client's, which is one too. */
const holding = (count: number): PassThrough => {
  const stream = new PassThrough({ objectMode: true, highWaterMark: 16 });
  for (let number = 0; number < count; number += 1) stream.write({ number });
  return stream;
};

test('The word that all has been sent holds when what was held ready before it has been taken.', async () => {
  const stream = holding(3);
  const incoming = new Incoming(stream);
  stream.emit('caughtUp');
  const seen: boolean[] = [];
  for (let taken = 0; taken < 3; taken += 1) {
    await incoming.take(1, 100);
    seen.push(incoming.caughtUp);
  }
  expect(seen).toEqual([false, false, true]);
});

test('What comes after that word does not undo it, falling behind does.', async () => {
  const stream = holding(1);
  const incoming = new Incoming(stream);
  stream.emit('caughtUp');
  await incoming.take(5, 100);
  stream.write({});
  await incoming.take(5, 100);
  expect(incoming.caughtUp).toBe(true);
  stream.emit('fellBehind');
  expect(incoming.caughtUp).toBe(false);
});

test('A failure is told to whoever takes next; those that follow, and those after the end, are swallowed.', async () => {
  const stream = holding(0);
  const incoming = new Incoming(stream);
  stream.emit('error', new Error('gone'));
  await expect(incoming.take(1, 100)).rejects.toThrow('gone');
  stream.emit('error', new Error('gone again'));
  incoming.close();
  expect(() => stream.emit('error', new Error('late'))).not.toThrow();
});

test('Nothing within the time is an empty answer, the end is none.', async () => {
  const stream = holding(0);
  const incoming = new Incoming(stream);
  expect(await incoming.take(1, 20)).toEqual([]);
  stream.end();
  const answers = [await incoming.take(1, 100), await incoming.take(1, 100)];
  expect(answers.at(-1)).toBeUndefined();
});
