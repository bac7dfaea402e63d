import { describe, expect, it } from '@jest/globals';
import { leafBytes, leafOf, type LeafSource } from './leaf.js';

const stored: LeafSource = {
  id: 'b5a7f6de-7a44-5a52-8a51-0d3a1d6b3c11', type: 'DealLost', stream: 'deal-acme', revision: 4, data: { reason: 'price', at: [1, 'é'] },
  metadata: {
    schemaVersion: 1, occurredAt: '2026-03-20T16:00:00.000Z', recordedAt: '2026-03-20T16:00:01.000Z', sourceRecordedAt: null,
    actor: { userId: 'usr_ada', rights: ['operations'], partnerId: null }, causationId: null, correlationId: 'r-1', idempotencyKey: 'k-1', bodyDigest: '00',
  },
};

describe('the leaf of an event', () => {
  it('is the RFC 8785 form of what is proved, byte for byte', () => {
    const leaf = leafOf(stored);
    expect(leaf && Buffer.from(leafBytes(leaf)).toString('utf8')).toBe('{"actor":{"partnerId":null,"rights":["operations"],"userId":"usr_ada"},"causation":null,'
      + '"correlation":"r-1","data":{"at":[1,"é"],"reason":"price"},"id":"b5a7f6de-7a44-5a52-8a51-0d3a1d6b3c11","occurredAt":"2026-03-20T16:00:00.000Z",'
      + '"recordedAt":"2026-03-20T16:00:01.000Z","revision":4,"stream":"deal-acme","type":"DealLost","version":1}');
  });

  it('holds no position of a store', () => {
    expect(leafOf({ ...stored, position: 12n } as LeafSource)).toEqual(leafOf(stored));
  });

  it.each([
    ['data is torn', { data: undefined }], ['data is null', { data: null }], ['data is a list', { data: [] }], ['metadata is torn', { metadata: undefined }], ['metadata is null', { metadata: null }],
    ['metadata is another\'s', { metadata: {} }], ['version is gone', { metadata: { ...(stored.metadata as object), schemaVersion: null } }],
  ])('is not made where its %s', (_what, change) => {
    expect(leafOf({ ...stored, ...change })).toBeUndefined();
  });

  const metadata = stored.metadata as object;
  it.each(['schemaVersion', 'occurredAt', 'recordedAt', 'actor', 'causationId', 'correlationId'])('is not made where %s is gone or of another kind: a proof of it would be one of nothing', (field) => {
    const { [field as keyof typeof metadata]: _gone, ...rest } = metadata;
    expect(leafOf({ ...stored, metadata: rest })).toBeUndefined();
    for (const other of [true, ['usr_ada'], 1.5]) expect(leafOf({ ...stored, metadata: { ...metadata, [field]: other } })).toBeUndefined();
  });

  it('has the cause of an event that has one', () => {
    expect(leafOf({ ...stored, metadata: { ...metadata, causationId: 'e-1' } })?.causation).toBe('e-1');
  });
});
