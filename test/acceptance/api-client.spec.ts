import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiOf } from '../../apps/api/http/open-api.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { readAnswerSchemas } from '../support/portal/answer-schemas.js';

const answersFile = 'apps/api/http/answers.json';
const clientFile = 'apps/portal/api/schema.ts';

const writes = process.env['WRITE_FORMATS'] === '1';

/** The file as it stands; written first where that is asked for. */
const kept = (file: string, text: string): string => {
  if (writes) writeFileSync(file, text);
  return readFileSync(file, 'utf8');
};

let api: TestApi;

beforeAll(async () => { api = await startTestApi(); }, 120_000);
afterAll(() => api.close());

describe('what the API answers with', () => {
  it('is described as the code has it (WRITE_FORMATS=1 writes it)', () => {
    const text = `${JSON.stringify(readAnswerSchemas(), undefined, 1)}\n`;
    expect(kept(answersFile, text)).toBe(text);
  }, 120_000);

  it('is described for every read', () => {
    const reads = Object.entries(document().paths).flatMap(([path, { get }]) => (get && path.startsWith('/v1') ? [get] : []));
    expect(reads.length).toBeGreaterThan(30);
    expect(reads.filter(({ responses }) => !('content' in (responses['200'] ?? {}))).map(({ operationId }) => operationId)).toEqual([]);
  });

  it('is what the typed client of the portal is made from (WRITE_FORMATS=1 writes it)', async () => {
    const text = `${generated}${astToString(await openapiTypescript(forClient(document()), { alphabetize: true }))}`;
    expect(kept(clientFile, text)).toBe(text);
  });
});

const generated = '// Generated from the description of the API: WRITE_FORMATS=1 npm test -- test/acceptance/api-client\n';

/** Refusals are one kind for every operation: told once each, the file stays readable. What a client cannot send or does by itself is left out. */
const forClient = ({ paths, ...rest }: OpenAPIObject): Parameters<typeof openapiTypescript>[0] & object => ({
  ...rest,
  paths: Object.fromEntries(Object.entries(paths).map(([path, operations]) => [path, Object.fromEntries(Object.entries(operations).map(([verb, operation]) =>
    [verb, withOneRefusal(operation as OperationObject)]))])),
}) as Parameters<typeof openapiTypescript>[0] & object;

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;

const withOneRefusal = ({ responses, ...operation }: OperationObject): object => ({
  ...operation,
  responses: {
    ...Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith('2'))),
    default: { description: 'Refused.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } } },
  },
});

const document = (): OpenAPIObject => openApiOf(api.app);
