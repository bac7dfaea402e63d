import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { mappingSchema } from './mapping.schema.js';
import { readMapping } from './read-mapping.js';

const text = `
format: tandem.mapping/1
source: crm
files: { deals: { path: deals.csv } }
partners: [{ file: deals, id: partner, name: partner }]
deals:
  file: deals
  id: id
  amount: amount
  currency: { constant: USD }
  created: created
  status: { constant: open }
  ruleSet: { constant: standard }
`;
const clausesOf = (source: string): readonly string[] => (readMapping(source).faults ?? []).map(({ clause }) => clause);
const changed = (from: string, to: string): readonly string[] => clausesOf(text.replace(from, to));

describe('a mapping file', () => {
  it('is read from YAML and from JSON alike', () => {
    const { mapping } = readMapping(text);
    expect(mapping?.deals.currency).toEqual({ constant: 'USD' });
    expect(readMapping(JSON.stringify(mapping)).mapping).toEqual(mapping);
  });

  it.each([
    ['another format', 'tandem.mapping/1', 'tandem.mapping/2', '/format'],
    ['a source with spaces', 'source: crm', 'source: my crm', '/source'],
    ['a key that is missing', 'amount: amount', '', '/deals/amount'],
    ['a key that nobody knows', 'amount: amount', 'amount: amount\n  colour: red', '/deals/colour'],
    ['an unknown key of a value', '{ constant: USD }', '{ constnat: USD }', '/deals/currency/constnat'],
    ['a value that is a list', '{ constant: USD }', '[USD]', '/deals/currency'],
    ['two origins of a value', '{ constant: USD }', '{ constant: USD, column: c }', '/deals/currency'],
    ['no origin of a value', '{ constant: USD }', '{ values: { a: b } }', '/deals/currency'],
    ['a constant that is none', '{ constant: USD }', '{ constant: dollars }', '/deals/currency/constant'],
    ['an assumed date that is none', 'created: created', 'created: { column: created, missing: 2026-02-31 }', '/deals/created/missing'],
    ['a format of dates that is none', 'created: created', 'created: { column: created, date: yy-mm-dd }', '/deals/created/date'],
    ['a date format of an amount', 'amount: amount', 'amount: { column: amount, date: yyyy-MM-dd }', '/deals/amount/date'],
    ['a lookup that there is not', 'amount: amount', 'amount: { column: amount, lookup: prices }', '/deals/amount/lookup'],
    ['a file that there is not', 'file: deals, id', 'file: partners, id', '/partners/0/file'],
    ['a path out of the folder', 'path: deals.csv', 'path: ../deals.csv', '/files/deals/path'],
    ['an encoding that nobody knows', 'path: deals.csv', 'path: deals.csv, encoding: ebcdic', '/files/deals/encoding'],
    ['rows of another file without a join', 'ruleSet:', 'roles: [{ file: who, partner: p, role: { constant: selling } }]\n  ruleSet:', '/deals/roles/0/file'],
    ['roles without a model', 'ruleSet:', 'roles: [{ partner: p, role: { constant: selling } }]\n  ruleSet:', '/deals/model'],
    ['a key twice', 'source: crm', 'source: crm\nsource: crm', ''],
    ['an alias', '{ constant: USD }', '*anchor', ''],
    ['a tag', 'source: crm', 'source: !!binary crm', ''],
  ])('is refused by clause for %s', (_what, from, to, clause) => {
    expect(changed(from, to)).toContain(clause);
  });

  it('lists every fault at once', () => {
    expect(clausesOf('format: x\nsource: "*"\nextra: 1\nfiles: { a: {}, b: { path: c, dates: 1, more: 2 } }\npartners: {}\ndeals: { file: [] }'))
      .toEqual(expect.arrayContaining(['/format', '/source', '/extra', '/files/a/path', '/files/b/more', '/partners', '/deals/file', '/deals/id', '/deals/amount', '/deals/ruleSet']));
  });

  it('never throws, whatever the text', () => {
    for (const odd of ['', 'a', '[', '{', '- 1', '\0', 'a: &a [*a]', '---\n---', '"\\ud800"', '%YAML 9']) expect(readMapping(odd).faults?.length).toBeGreaterThan(0);
  });

  it('is published as the schema that is checked', () => {
    const published: unknown = JSON.parse(readFileSync('docs/formats/mapping.schema.json', 'utf8'));
    expect(published).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:tandem:format:mapping:1', title: 'tandem.mapping/1',
      ...(JSON.parse(JSON.stringify(mappingSchema)) as object) });
  });
});
