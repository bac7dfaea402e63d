import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { EventStore, EventToAppend, ExpectedRevision, JsonObject } from '#event-store';
import { readToEnd } from './contract-events.js';
import { isMet, lastRevision, type ModelLog, passes, seen } from './model-log.js';

type Command = fc.AsyncCommand<ModelLog, EventStore>;
type Payload = Omit<EventToAppend, 'id'>;

const always = (): boolean => true;

/** Expectations are said relative to where the stream is: `right + 0` is met. */
type Expectation = { readonly offset: number } | 'no-stream' | 'any';

const expectedAt = (expectation: Expectation, actual: number): ExpectedRevision => {
  if (typeof expectation === 'string') return expectation;
  const revision = actual + expectation.offset;
  return revision < 0 ? 'no-stream' : revision;
};

const append = (name: string, expectation: Expectation, payloads: readonly Payload[]): Command => ({
  check: always,
  toString: () => `append(${name}, ${JSON.stringify(expectation)}, ${JSON.stringify(payloads)})`,
  run: async (model, store) => {
    const stream = model.prefix + name;
    const actual = lastRevision(model, stream);
    const expected = expectedAt(expectation, actual);
    const events = payloads.map((payload) => ({ id: randomUUID(), ...payload }));
    const result = await store.append(stream, expected, events);
    if (!isMet(expected, actual)) return expect(result).toEqual({ outcome: 'conflict', actualRevision: actual });
    expect(result).toMatchObject({ outcome: 'appended', revision: actual + events.length, repeated: false });
    model.events.push(...events.map((event, index) => ({ ...event, stream, revision: actual + 1 + index })));
    if (result.outcome === 'appended') model.past.push({ stream, expected, events, result, logLength: model.events.length });
  },
});

/** Idempotence is promised for an explicit expectation. */
const repeat = (choice: number): Command => ({
  check: (model) => model.past.some(({ expected }) => expected !== 'any'),
  toString: () => `repeat(${choice})`,
  run: async (model, store) => {
    const repeatable = model.past.filter(({ expected }) => expected !== 'any');
    const { stream, expected, events, result } = repeatable[choice % repeatable.length]!;
    expect(await store.append(stream, expected, events)).toEqual({ ...result, repeated: true });
  },
});

const readStream = (name: string, from: number): Command => ({
  check: always,
  toString: () => `readStream(${name}, ${from})`,
  run: async (model, store) => {
    const stream = model.prefix + name;
    const expected = model.events.filter((one) => one.stream === stream && one.revision >= from);
    expect((await store.readStream(stream, from)).map(seen)).toEqual(expected.map(seen));
  },
});

interface Question {
  readonly prefixes: readonly string[];
  readonly types: readonly string[] | undefined;
  /** Which past append to read on from; none, or beyond them: from the start. */
  readonly after: number;
  readonly limit: number | undefined;
}

const readAll = (question: Question): Command => ({
  check: always,
  toString: () => `readAll(${JSON.stringify(question)})`,
  run: async (model, store) => {
    const from = model.past[question.after];
    const after = from?.result.position ?? model.start;
    const filter = {
      streamPrefixes: question.prefixes.map((prefix) => model.prefix + prefix),
      ...(question.types === undefined ? {} : { eventTypes: question.types }),
    };
    const expected = model.events.slice(from?.logLength ?? 0).filter((one) => passes(filter, one)).slice(0, question.limit);
    const options = { filter, ...(after === undefined ? {} : { after }), ...(question.limit === undefined ? {} : { limit: question.limit }) };
    expect((await readToEnd(store, options)).map(seen)).toEqual(expected.map(seen));
  },
});

const streamName = fc.constantFrom('a', 'ab', 'b', 'a_', 'ä-🎈');
const eventType = fc.constantFrom('Registered', 'Won', 'WonBack');
const text = fc.string({ unit: fc.constantFrom(...'aZ0 "\\/\n\t\u001e\u001fäß語🎈\u0301'), maxLength: 8 });
const leaf = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constant(null));
const value = fc.oneof({ weight: 4, arbitrary: leaf }, fc.array(leaf, { maxLength: 3 }), fc.dictionary(text, leaf, { maxKeys: 3 }));
const object = fc.dictionary(text, value, { maxKeys: 4 }).map((made) => JSON.parse(JSON.stringify(made)) as JsonObject);
const payload: fc.Arbitrary<Payload> = fc.record({ type: eventType, data: object, metadata: object });
const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ offset: 0 }) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }).map((offset) => ({ offset })) },
  { weight: 1, arbitrary: fc.constantFrom('no-stream' as const, 'any' as const) },
);
const question: fc.Arbitrary<Question> = fc.record({
  prefixes: fc.oneof(fc.constant(['']), fc.array(streamName, { minLength: 1, maxLength: 2 })),
  types: fc.option(fc.array(eventType, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  after: fc.nat({ max: 20 }),
  limit: fc.option(fc.nat({ max: 8 }), { nil: undefined }),
});

/** Random histories: appends, rightly and wrongly expected, repeats, and questions. */
export const commands = fc.commands<ModelLog, EventStore, false>(
  [
    fc.tuple(streamName, expectation, fc.array(payload, { minLength: 1, maxLength: 4 })).map((chosen) => append(...chosen)),
    fc.tuple(streamName, expectation, fc.array(payload, { minLength: 1, maxLength: 2 })).map((chosen) => append(...chosen)),
    fc.nat({ max: 100 }).map(repeat),
    fc.tuple(streamName, fc.nat({ max: 6 })).map((chosen) => readStream(...chosen)),
    question.map(readAll),
  ],
  { maxCommands: 25, size: 'max' },
);
