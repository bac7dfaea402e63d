import { describe, expect, it } from '@jest/globals';
import { readYaml } from './read-yaml.js';
import type { FormatSchema } from './schema-faults.js';

const terms: FormatSchema = {
  type: 'object',
  properties: {
    solo: { type: 'string' },
    cap: { anyOf: [{ type: 'null' }, { anyOf: [{ type: 'string' }] }] },
    payoutAfterDays: { type: 'integer' },
    clawback: { type: 'boolean' },
    level: { enum: ['1', '2'] },
    minimum: { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] },
    tiers: { type: 'array', items: { type: 'object', properties: { from: { type: 'string' } } } },
  },
  additionalProperties: false,
};

const read = (text: string) => readYaml(text, terms);
const faultsOf = (text: string): unknown => {
  const outcome = read(text);
  return outcome.ok ? [] : outcome.faults.map(({ clause, message }) => [clause, message]);
};

describe('rules written in YAML', () => {
  it('keep as it was written what their format says is text, and read the rest as what it is', () => {
    expect(read([
      'solo: 0.250', 'cap: 1_0', 'payoutAfterDays: 0x1E', 'clawback: true', 'level: 2', 'tiers: [{from: 010}, {from: "1\\t0", other: 0.50}]', 'minimum: {USD: 50.00, EUR: 1e3}',
    ].join('\n'))).toEqual({ ok: true, value: {
      solo: '0.250', cap: '1_0', payoutAfterDays: 30, clawback: true, level: '2', tiers: [{ from: '010' }, { from: '1\t0', other: 0.5 }], minimum: { USD: '50.00', EUR: '1e3' } } });
  });

  it('may leave a value empty: nothing where nothing is allowed, an empty text where a text is asked for', () => {
    expect(read('cap: ~\nsolo: null\nminimum:\npayoutAfterDays: null')).toEqual({ ok: true, value: { cap: null, solo: 'null', minimum: '', payoutAfterDays: null } });
    expect(read('cap: 20\nminimum: 50.00')).toEqual({ ok: true, value: { cap: '20', minimum: '50.00' } });
  });

  it('are nothing where the document is empty', () => {
    expect(read('')).toEqual({ ok: true, value: null });
    expect(read('# only a remark')).toEqual({ ok: true, value: null });
  });

  it('have their keys as they were written', () => {
    expect(read('0.250: a\n0x10: b\n"1\\t": c\n<<: d\ntrue: e')).toEqual({ ok: true, value: { '0.250': 'a', '0x10': 'b', '1\t': 'c', '<<': 'd', true: 'e' } });
    expect(read('<<: {solo: 20}')).toEqual({ ok: true, value: { '<<': { solo: 20 } } });
  });

  it.each<[string, string, [string, string][]]>([
    ['an alias', 'solo: &share 20\ncap: *share', [['/cap', 'is a YAML alias']]],
    ['a tag', 'tiers: [{from: 1}, {from: !!str 2}]', [['/tiers/1/from', 'has a YAML tag']]],
    ['the tag of a list', 'tiers: !!seq []', [['/tiers', 'has a YAML tag']]],
    ['a key that is a list', 'minimum:\n  ? [USD]\n  : 50', [['/minimum', 'has a key that is no plain text']]],
    ['a key with a tag', '!!str solo: 20', [['', 'has a key that is no plain text']]],
    ['a key that is an alias', 'solo: &share 20\n*share : 27', [['', 'has a key that is no plain text']]],
    ['a key that stands twice', 'tiers:\n  - from: 1\n    from: 2', [['/tiers/0/from', 'stands twice']]],
    ['a key with a slash that stands twice, quoted once', 'a/b: 1\n"a/b": 2', [['/a~1b', 'stands twice']]],
    ['several of these, each in its place', 'solo: !x 1\ncap: *solo\nsolo: "\\0"', [['/solo', 'has a YAML tag'], ['/cap', 'is a YAML alias'], ['/solo', 'stands twice']]],
    ['a text that no store keeps, once all else is right', 'solo: "\\0"', [['/solo', 'holds a NUL or half a surrogate pair']]],
    ['a form fault before a text that no store keeps', 'solo: "\\0"\ncap: !x 1', [['/cap', 'has a YAML tag']]],
    ['another version of YAML', '%YAML 1.1\n---\nsolo: !x 20', [['', 'must be YAML 1.2']]],
  ])('are refused, and the place and the reason told: %s', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it('say where their text is no YAML, and nothing of what follows from it', () => {
    expect(faultsOf('solo: !x [1\ncap: 2')).toEqual([['', expect.stringMatching(/^is not YAML: .*line \d/su)]]);
  });
});
