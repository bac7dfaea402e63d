import { describe, expect, it } from '@jest/globals';
import { readJson, withoutByteOrderMark } from './read-json.js';

describe('a document in JSON', () => {
  it('is read as it stands, however it is laid out', () => {
    const value = { title: 'Gold', tiers: [{ from: 1 }, { from: 2 }], notes: ['a', 'a'] };
    for (const text of [JSON.stringify(value), JSON.stringify(value, undefined, 2)]) expect(readJson(text)).toEqual({ ok: true, value });
  });

  it('says what is wrong with its text where it is no JSON', () => {
    expect(readJson('{"solo": 20,}')).toEqual({ ok: false, faults: [{ clause: '', message: expect.stringMatching(/^is not JSON: .*JSON/u) }] });
  });

  it.each<[string, string, string]>([
    ['under its own key, at the top', '{"solo": "20", "solo": "27"}', '/solo'],
    ['in an item of a list, counted from 0', '{"tiers": [{"from": 1}, {"from": 2}, {"from": 3, "from": 4}]}', '/tiers/2/from'],
    ['after a list that stands in the same object', '{"tiers": [1, 2], "solo": 1, "tiers": 3}', '/tiers'],
    ['in a list within a list', '[[0, 1], [{}, {"a": 1, "a": 1}]]', '/1/1/a'],
    ['after objects of the same keys', '[{"a": {"b": 1}, "b": 2}, {"b": 1, "a": {"b": 1, "b": 2}}]', '/1/a/b'],
    ['whichever way it is escaped', String.raw`{"a/b": 1, "a\u002fb": 2}`, '/a~1b'],
    ['beside texts that look like brackets and commas', String.raw`{"a": "}],\"{", "b": ["[,", {"c": ",", "c": ":"}]}`, '/b/1/c'],
  ])('names the key that stands twice: %s', (_, text, clause) => {
    expect(readJson(text)).toEqual({ ok: false, faults: [{ clause, message: 'stands twice' }] });
  });

  it.each<[string, string, string, string]>([
    ['a text', String.raw`{"title": "Gold\u0000"}`, '/title', 'holds a NUL or half a surrogate pair'],
    ['a text in a list', String.raw`{"notes": ["fine", "\uD83D"]}`, '/notes/1', 'holds a NUL or half a surrogate pair'],
    ['a key with a NUL', String.raw`{"weights": {"e\u0000mail": 1}}`, String.raw`/weights/e\u0000mail`, 'is a key with a NUL or half a surrogate pair'],
    ['a key with half a pair', String.raw`{"\ud83demail": {"a": "\u0000"}}`, '/\ufffdemail', 'is a key with a NUL or half a surrogate pair'],
  ])('names what no store could keep, in a form that any can: %s', (_, text, clause, message) => {
    expect(readJson(text)).toEqual({ ok: false, faults: [{ clause, message }] });
  });

  it('loses a byte order mark at its beginning, and nothing else', () => {
    expect([withoutByteOrderMark('\ufeff{}'), withoutByteOrderMark('{}\ufeff'), withoutByteOrderMark('{}')]).toEqual(['{}', '{}\ufeff', '{}']);
  });
});
