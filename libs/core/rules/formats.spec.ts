import { readFileSync, writeFileSync } from 'node:fs';
import { comparisonSchema } from './comparison/comparison.schema.js';
import { dossierSchema } from './dossier/dossier.schema.js';
import { factsSchema } from './facts/facts.schema.js';
import { ruleSetReference } from './reference/rule-set-reference.js';
import { replayCertificateSchema } from './replay/replay-certificate.js';
import { replaySchema } from './replay/replay.schema.js';
import { resultSchema } from './result/result.schema.js';
import { ruleSetSchema } from './ruleset/ruleset.schema.js';
import { statementDocumentSchema } from './statement/statement-document.schema.js';

const formats = {
  ruleset: ruleSetSchema, dossier: dossierSchema, facts: factsSchema, result: resultSchema, comparison: comparisonSchema, statement: statementDocumentSchema,
  replay: replaySchema, 'replay-certificate': replayCertificateSchema };
const dialect = 'https://json-schema.org/draft/2020-12/schema';

const expectWritten = (file: string, text: string): void => {
  if (process.env['WRITE_FORMATS'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
};

describe('the published JSON Schemas', () => {
  it.each(Object.entries(formats))('of tandem.%s/1 are what the code checks with (WRITE_FORMATS=1 writes them)', (name, schema) => {
    expectWritten(`docs/formats/${name}-1.schema.json`, `${JSON.stringify({ $schema: dialect, ...schema }, undefined, 2)}\n`);
  });
});

describe('the reference of the rule set document', () => {
  it('says what the schema and the worked examples say (WRITE_FORMATS=1 writes it)', () => expectWritten('docs/rules.md', ruleSetReference()));
});
