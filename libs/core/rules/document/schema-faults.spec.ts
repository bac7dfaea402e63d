import { describe, expect, it } from '@jest/globals';
import { memberSchemas } from './member-schemas.js';
import { schemaFaults, type FormatSchema } from './schema-faults.js';

const text: FormatSchema = { type: 'string' };
const share: FormatSchema = { type: 'object', required: ['of'], properties: { of: text }, additionalProperties: false };

const terms: FormatSchema = {
  type: 'object',
  required: ['title', 'constructor'],
  properties: {
    title: { type: 'string', minLength: 2 },
    constructor: text,
    format: { const: 'tandem/1' },
    period: { type: 'string', enum: ['quarter', 'year'] },
    level: { enum: [1, 2] },
    initial: { type: 'string', pattern: '^\\p{Lu}.$' },
    days: { type: 'integer', minimum: 0, maximum: 90 },
    factor: { type: 'number' },
    clawback: { type: 'boolean' },
    none: { type: 'null' },
    tiers: { type: 'array', minItems: 2, items: share },
    notes: { type: 'array' },
    base: share,
    weights: { type: 'object', additionalProperties: { type: 'integer' } },
    anything: { type: 'object' },
    cap: { anyOf: [{ type: 'null' }, share] },
    minimum: { anyOf: [{ type: 'string', pattern: '^[0-9]+$' }, { type: 'object', additionalProperties: { type: 'string', pattern: '^[0-9]+$' } }] },
    choice: { anyOf: [{ type: 'object', required: ['a'], properties: { a: text } }, { type: 'object', required: ['b'], properties: { b: { type: 'string', pattern: '^b$' } } }] },
  },
  additionalProperties: false,
};
const sound = { title: 'Go', constructor: 'us' };

type Told = [clause: string, kind: string, message: string];
const faultsOf = (value: unknown): Told[] => schemaFaults(terms, value).map(({ clause, kind, message }) => [clause, kind, message]);

describe('a document of its format', () => {
  it.each<[string, object]>([
    ['at its bounds', { days: 0, initial: 'É😀', tiers: [{ of: 'a' }, { of: 'b' }] }],
    ['at the other ends of them', { days: 90, notes: [], weights: {} }],
    ['of every type', { format: 'tandem/1', period: 'year', level: 2, factor: 0.5, clawback: false, none: null, cap: null, minimum: '50' }],
    ['of what a union allows', { cap: { of: 'x' }, minimum: { USD: '50' }, choice: { b: 'b' } }],
    ['where anything is allowed', { notes: [1, {}, [null], 'x'], anything: { a: [1], b: null } }],
  ])('has no fault %s', (_, part) => {
    expect(faultsOf({ ...sound, ...part })).toEqual([]);
  });
});

describe('each departure of a document from its format', () => {
  it.each<[string, object, Told[]]>([
    ['a text that is too short', { title: 'G' }, [['/title', 'value', 'must not be empty']]],
    ['a text for a number', { days: '30' }, [['/days', 'type', 'must be a whole number']]],
    ['a number with a fraction', { days: 1.5 }, [['/days', 'type', 'must be a whole number']]],
    ['a number for a text', { title: 20 }, [['/title', 'type', 'must be text']]],
    ['nothing for a number', { factor: null }, [['/factor', 'type', 'must be number']]],
    ['a text for a yes or no', { clawback: 'no' }, [['/clawback', 'type', 'must be boolean']]],
    ['something where nothing may be', { none: 0 }, [['/none', 'type', 'must be null']]],
    ['a list for an object', { base: [] }, [['/base', 'type', 'must be object']]],
    ['nothing for an object', { base: null }, [['/base', 'type', 'must be object']]],
    ['a number for an object', { base: 5 }, [['/base', 'type', 'must be object']]],
    ['an object for a list', { tiers: {} }, [['/tiers', 'type', 'must be array']]],
    ['another text than the only one', { format: 'tandem/2' }, [['/format', 'value', 'must be "tandem/1"']]],
    ['a text that is none of several', { period: 'month' }, [['/period', 'value', 'must be one of "quarter", "year"']]],
    ['something else than one of several', { level: 3 }, [['/level', 'type', 'must be one of 1, 2']]],
    ['a text of another pattern', { initial: 'a😀' }, [['/initial', 'value', 'must match ^\\p{Lu}.$']]],
    ['less than the least', { days: -1 }, [['/days', 'value', 'must be at least 0']]],
    ['more than the most', { days: 91 }, [['/days', 'value', 'must be at most 90']]],
    ['too few items, whatever is in them', { tiers: [{}] }, [['/tiers', 'value', 'must have at least 2 items']]],
    ['faults of several items, each at its own', { tiers: [{}, { of: 1 }, { of: 'x' }] }, [['/tiers/0/of', 'type', 'is missing'], ['/tiers/1/of', 'type', 'must be text']]],
    ['a key that is unknown', { base: { of: 'x', off: 1 } }, [['/base/off', 'type', 'is not a key of this format']]],
    ['a key that every object inherits', { toString: 'x' }, [['/toString', 'type', 'is not a key of this format']]],
    ['an entry of free keys', { weights: { email: 1, 'a/b': '1' } }, [['/weights/a~1b', 'type', 'must be a whole number']]],
    ['what is missing in the only form of that type', { cap: {} }, [['/cap/of', 'type', 'is missing']]],
    ['a text that departs from the form for texts', { minimum: '50.00' }, [['/minimum', 'value', 'must match ^[0-9]+$']]],
    ['an entry that departs from the form for objects', { minimum: { USD: '5.0' } }, [['/minimum/USD', 'value', 'must match ^[0-9]+$']]],
    ['a type of none of the forms', { minimum: 50 }, [['/minimum', 'type', 'has none of the forms it may have']]],
    ['of two forms of a type, that in which only a text is wrong', { choice: { b: 'c' } }, [['/choice/b', 'value', 'must match ^b$']]],
    ['neither of two forms of a type', { choice: { c: 1 } }, [['/choice', 'type', 'has none of the forms it may have']]],
  ])('is told with its place, its kind and what must be: %s', (_, part, faults) => {
    expect(faultsOf({ ...sound, ...part })).toEqual(faults);
  });

  it('is told once for each, missing keys before the keys that are there', () => {
    expect(faultsOf({ days: 91, cap: 3, other: 1 })).toEqual([
      ['/title', 'type', 'is missing'], ['/constructor', 'type', 'is missing'], ['/days', 'value', 'must be at most 90'],
      ['/cap', 'type', 'has none of the forms it may have'], ['/other', 'type', 'is not a key of this format']]);
    expect(faultsOf('terms')).toEqual([['', 'type', 'must be object']]);
  });
});

describe('the forms of what stands one step further in a document', () => {
  it('are those of a key, of an index of a list, and of free keys, in every form that the document may have', () => {
    const [amount, level] = [{ type: 'string', title: 'amount' }, { type: 'integer', title: 'level' }] as const;
    const forms: FormatSchema = { anyOf: [
      { type: 'array', items: amount }, { anyOf: [{ type: 'object', properties: { of: level }, additionalProperties: amount }, { type: 'object', additionalProperties: true }] }, { type: 'null' }] };
    const membersAt = (step: string | number) => memberSchemas([forms, { type: 'array' }], step);
    expect(membersAt(0)).toEqual([amount]);
    expect(membersAt('of')).toEqual([level]);
    expect(membersAt('toString')).toEqual([amount]);
    expect(memberSchemas([terms], 'toString')).toEqual([]);
  });
});
