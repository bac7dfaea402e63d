import { memberSchemas } from '../document/member-schemas.js';
import { formatSchemaOf, type FormatSchema } from '../document/schema-faults.js';
import { changed, compiled, standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { readRuleSet } from './read-ruleset.js';
import { ruleSetSchema } from './ruleset.schema.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');

const meaningOf = (pointer: string, value: unknown) => {
  const { document: _document, digest: _digest, positions: _positions, ...meaning } = compiled(changed<unknown>(read.document, [pointer, value]));
  return meaning;
};
const defaultAt = (pointer: string): unknown =>
  pointer.split('/').slice(1).reduce<readonly FormatSchema[]>((schemas, step) => memberSchemas(schemas, /^\d+$/.test(step) ? Number(step) : step), [formatSchemaOf(ruleSetSchema)])[0]?.default;

describe('a key left out', () => {
  it.each([
    ['/attribution/evidence/counts', 'confirmed'],
    ['/commission/soloTakes', 'filled'],
    ['/commission/capPerDeal', '1.00'],
    ['/incentives/0/clawback', true],
    ['/incentives', read.document.incentives],
    ['/tiers', read.document.tiers],
    ['/spiffs', read.document.spiffs],
  ])('at %s means what the schema\'s default says', (pointer, other) => {
    expect(defaultAt(pointer)).not.toBeUndefined();
    expect(meaningOf(pointer, undefined)).toEqual(meaningOf(pointer, defaultAt(pointer)));
    expect(meaningOf(pointer, undefined)).not.toEqual(meaningOf(pointer, other));
  });
});
