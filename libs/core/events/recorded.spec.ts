import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Compile } from 'typebox/compile';
import { eventDefinitions, readEvent, type StoredShape } from './codec.js';
import type { EventDefinition } from './definition.js';
import { metadataSchema } from './envelope.schema.js';
import { publishedEvents } from './published-events.js';
import { readStreamName } from './streams.js';

/**
 * Events as they were once written, one of every type: these lines are never edited. A new event adds a line; a key that an event got
 * later is not in them; a new version of an event gets a file of its own, and these must still be read by way of its upcaster.
 */
const recorded = JSON.parse(readFileSync('libs/core/events/recorded-v1.json', 'utf8')) as readonly StoredShape[];
const definitionOf = (type: string): EventDefinition => {
  const definition = eventDefinitions.get(type);
  if (!definition) throw new Error(`${type} is recorded, and nobody knows it any more.`);
  return definition;
};

describe('what was recorded at version 1', () => {
  it('has one of every event', () => {
    expect(recorded.map(({ type }) => type).sort()).toEqual([...eventDefinitions.keys()].sort());
  });

  it.each(recorded.map((event) => [event.type, event] as const))('%s is still read, and fits its newest schema', (type, event) => {
    const read = readEvent(event);
    expect([...Compile(definitionOf(type).schema).Errors(read.data)]).toEqual([]);
    expect([...Compile(metadataSchema).Errors(read.metadata)]).toEqual([]);
    expect(readStreamName(read.stream)).toBeDefined();
  });
});

describe('the published schema of events', () => {
  const published = Compile(publishedEvents());

  it.each(recorded.map((event) => [event.type, event] as const))('takes %s as it lies in the log', (_type, event) => {
    expect(published.Check(event)).toBe(true);
  });

  it.each([
    ['of an unknown type', { type: 'DealDreamt' }],
    ['whose data is another event\'s', { type: 'DealLost', data: { reason: 'x' } }],
    ['with a key that is not ours', { position: 12 }],
    ['without its metadata', { metadata: undefined }],
  ])('refuses an event %s', (_what, change) => {
    const won = recorded.find(({ type }) => type === 'DealWon');
    expect(published.Check({ ...won })).toBe(true);
    expect(published.Check({ ...won, ...change })).toBe(false);
  });
});
