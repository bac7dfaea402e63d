import { readFileSync, writeFileSync } from 'node:fs';
import { dossierSchema } from './dossier/dossier.schema.js';
import { factsSchema } from './facts/facts.schema.js';
import { resultSchema } from './result/result.schema.js';
import { ruleSetSchema } from './ruleset/ruleset.schema.js';

const formats = { ruleset: ruleSetSchema, dossier: dossierSchema, facts: factsSchema, result: resultSchema };
const dialect = 'https://json-schema.org/draft/2020-12/schema';

describe('the published JSON Schemas', () => {
  it.each(Object.entries(formats))('of tandem.%s/1 are what the code checks with (WRITE_FORMATS=1 writes them)', (name, schema) => {
    const file = `docs/formats/${name}-1.schema.json`;
    const text = `${JSON.stringify({ $schema: dialect, ...schema }, undefined, 2)}\n`;
    if (process.env['WRITE_FORMATS'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
