import { describe, expect, it } from '@jest/globals';
import type { PartnerId, RuleSetId, UserId } from '#kernel';
import Type from 'typebox';
import { assertWritable, eventBytesMax, readerOf, readEvent, UnreadableEvent, versionOf, type DomainEvent, type StoredShape } from './codec.js';
import { fact, type EventDefinition } from './definition.js';

const stored = (type: string, data: unknown, schemaVersion: unknown = 1): StoredShape =>
  ({ id: 'b51f001c-a02f-5f00-80e3-3993188c9ee6', stream: 'deal-acme', revision: 7, type, data, metadata: { schemaVersion } });

/** Version 1 had a name in one word, version 2 split it, version 3 counts from one. */
const moved: EventDefinition = {
  ...fact('ThingMoved', 'A thing was moved.', 'deal', { from: Type.String(), to: Type.String(), step: Type.Integer() }) as unknown as EventDefinition,
  version: 3,
  upcasters: {
    1: ({ way, ...rest }) => ({ ...rest, from: String(way).split('>')[0], to: String(way).split('>')[1] }),
    2: ({ index, ...rest }) => ({ ...rest, step: Number(index) + 1 }),
  },
};
const read = readerOf(new Map([['ThingMoved', moved]]));

describe('an event that was written under an older version', () => {
  it('is brought up step by step', () => {
    expect(read(stored('ThingMoved', { way: 'here>there', index: 0 }, 1))).toMatchObject({ data: { from: 'here', to: 'there', step: 1 } });
    expect(read(stored('ThingMoved', { from: 'here', to: 'there', index: 4 }, 2))).toMatchObject({ data: { from: 'here', to: 'there', step: 5 } });
  });

  it('keeps what it was recorded with, the version too', () => {
    const old = stored('ThingMoved', { way: 'here>there', index: 0 }, 1);
    expect(read(old)).toMatchObject({ id: old.id, stream: 'deal-acme', revision: 7, type: 'ThingMoved', metadata: { schemaVersion: 1 } });
    expect(old.data).toEqual({ way: 'here>there', index: 0 });
  });

  it('is given as it is at the newest version', () => {
    const data = { from: 'here', to: 'there', step: 1 };
    expect(read(stored('ThingMoved', data, 3)).data).toBe(data);
  });

  it('stops the reader where a step is missing', () => {
    const gap = readerOf(new Map([['ThingMoved', { ...moved, upcasters: { 1: moved.upcasters[1] ?? ((data) => data) } }]]));
    expect(() => gap(stored('ThingMoved', { way: 'a>b', index: 0 }, 1))).toThrow('there is no way up from version 2 of ThingMoved');
  });
});

describe('an event that this software cannot read', () => {
  it.each([
    ['of an unknown type', stored('ThingVanished', {}), 'its type ThingVanished is unknown'],
    ['of a version to come', stored('DealWon', {}, 2), 'version 2 of DealWon is unknown; 1 is the newest known'],
    ['of version 0', stored('DealWon', {}, 0), 'version 0 of DealWon is unknown'],
    ['of half a version', stored('DealWon', {}, 1.5), 'version 1.5 of DealWon is unknown'],
    ['of no version', { ...stored('DealWon', {}), metadata: {} }, 'version undefined of DealWon is unknown'],
    ['without metadata', { ...stored('DealWon', {}), metadata: null }, 'it has no metadata'],
    ['whose data was torn', stored('DealWon', undefined), 'its data is no JSON object'],
    ['called like a member of every object', stored('constructor', {}), 'its type constructor is unknown'],
  ])('%s stops the reader and is named', (_what, event, why) => {
    expect(() => readEvent(event)).toThrow(UnreadableEvent);
    expect(() => readEvent(event)).toThrow(`Event b51f001c-a02f-5f00-80e3-3993188c9ee6 (deal-acme, revision 7) cannot be read: ${why}`);
  });
});

const won: DomainEvent = { type: 'DealWon', data: { dateAssumed: false } };
const drafted = (title: string): DomainEvent => ({
  type: 'RuleSetDrafted',
  data: { ruleSetId: 'standard' as RuleSetId, version: 1, document: { title }, digest: 'ab'.repeat(32), draftedBy: 'usr_ada' as UserId },
});

describe('an event about to be written', () => {
  it('passes where it fits its schema', () => {
    expect(() => assertWritable(won)).not.toThrow();
    expect(versionOf('DealWon')).toBe(1);
  });

  it('is a defect where it does not, named with the place', () => {
    expect(() => assertWritable({ ...won, data: { dateAssumed: 'no' } } as unknown as DomainEvent)).toThrow('DealWon does not fit its schema at /dateAssumed');
    expect(() => assertWritable({ ...won, data: { dateAssumed: false, note: 'Call Ann.' } } as unknown as DomainEvent)).toThrow('DealWon does not fit its schema');
    expect(() => assertWritable({ ...won, type: 'DealDreamt' } as unknown as DomainEvent)).toThrow('No event of type DealDreamt is defined.');
    expect(() => versionOf('DealDreamt')).toThrow('No event of type DealDreamt is defined.');
  });

  it('is refused where its document is longer than 256 KiB, in bytes', () => {
    const overhead = Buffer.byteLength(JSON.stringify({ title: '' }));
    expect(() => assertWritable(drafted('x'.repeat(256 * 1024 - overhead)))).not.toThrow();
    expect(() => assertWritable(drafted('é'.repeat(128 * 1024)))).toThrow('RuleSetDrafted /document is longer than 262144 bytes.');
  });

  it('is refused where it is longer than 512 KiB', () => {
    expect(() => assertWritable(drafted('x'.repeat(eventBytesMax)))).toThrow(`RuleSetDrafted is longer than ${eventBytesMax} bytes.`);
  });

  it('is read again as it was written', () => {
    const event: DomainEvent = { type: 'TouchpointLogged', data: {
      touchpointId: 'T-1', partnerId: 'ptr_alpha' as PartnerId, role: 'sourcing', kind: 'demo', loggedBy: 'partner', imported: false } };
    const text = JSON.stringify(stored(event.type, event.data, versionOf(event.type)));
    expect(readEvent(JSON.parse(text) as StoredShape)).toMatchObject(event);
  });
});
