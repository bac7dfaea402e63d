import type { OpenAPIObject } from '@nestjs/swagger';
import { Compile } from 'typebox/schema';
import { operationsOf, type Operation } from '../../support/api/open-api-operations.js';
import type { FuzzAnswer } from './send.js';

type Json = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, { readonly schema: Json }>>;
interface Validator { Check(value: unknown): boolean; Errors(value: unknown): readonly [boolean, readonly { readonly instancePath: string; readonly message: string }[]] }
type DescribedAnswer = { readonly content?: Content } | undefined;

/** Compares answers with the description of the API: status, media type and body of each. */
export class DescribedAnswers {
  private readonly routes: readonly { readonly operation: Operation; readonly pattern: RegExp }[];
  private readonly components: unknown;
  private readonly validators = new Map<unknown, Validator>();

  constructor(document: OpenAPIObject) {
    this.components = strict(document.components);
    this.routes = operationsOf(document).map((operation) => ({
      operation, pattern: new RegExp(`^${operation.path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '[^/]+')}/?$`, 'i') }));
  }

  /** What is wrong with an answer; undefined where nothing is. A request to no route is answered 404, or 400 where its address cannot be read. */
  faultOf(method: string, address: string, answer: FuzzAnswer): string | undefined {
    if (answer.status >= 500) return `it answered ${answer.status}`;
    const path = address.split('?')[0] ?? '';
    const asked = method === 'HEAD' ? 'GET' : method;
    const matching = this.routes.filter(({ pattern, operation }) => operation.method.toUpperCase() === asked && pattern.test(path));
    if (method === 'OPTIONS' && answer.status === 200) return undefined;
    const isBare = method === 'HEAD';
    if (matching.length === 0) return [400, 404, 413, 415].includes(answer.status) ? this.problemFault(answer, isBare) : `it answered ${answer.status} where there is no route`;
    const faults = matching.map(({ operation }) => this.faultUnder(operation, answer, isBare));
    return faults.includes(undefined) ? undefined : faults[0];
  }

  private faultUnder({ operationId, responses }: Operation, answer: FuzzAnswer, isBare: boolean): string | undefined {
    const described = responses[String(answer.status)] as DescribedAnswer;
    if (described === undefined) return `${operationId} does not say that it answers ${answer.status}`;
    if (answer.status >= 400) return this.problemFault(answer, isBare);
    const type = mediaType(answer.contentType);
    const content = Object.entries(described.content ?? {}).find(([each]) => mediaType(each) === type)?.[1];
    if (described.content === undefined) return answer.bytes?.length === 0 ? undefined : `${operationId} answers ${answer.status} with a body of ${type}`;
    if (content === undefined) return `${operationId} does not say that it answers ${type}`;
    return isBare || type !== 'application/json' ? undefined : this.bodyFault(operationId, content.schema, answer);
  }

  private problemFault(answer: FuzzAnswer, isBare: boolean): string | undefined {
    if (mediaType(answer.contentType) !== 'application/problem+json') return `a refusal (${answer.status}) of ${answer.contentType || 'no type'}`;
    if (isBare) return undefined;
    const fault = this.bodyFault('a refusal', problemSchema, answer);
    if (fault !== undefined) return fault;
    const { type, status, code, requestId } = JSON.parse(String(answer.bytes)) as Json;
    const isWhole = status === answer.status && requestId === answer.requestId && requestId !== '' && type === `urn:tandem:problem:${String(code)}` && /^[a-z][a-z0-9-]*$/.test(String(code));
    return isWhole ? undefined : 'a refusal whose parts do not go together';
  }

  private bodyFault(whose: string, schema: Json, { bytes }: FuzzAnswer): string | undefined {
    let body: unknown;
    try {
      body = JSON.parse(String(bytes));
    } catch {
      return `${whose} answered what is not JSON`;
    }
    const validator = this.validators.get(schema) ?? (Compile({ components: this.components, allOf: [strict(schema)] } as Parameters<typeof Compile>[0]));
    this.validators.set(schema, validator);
    if (validator.Check(body)) return undefined;
    return `${whose} answers otherwise than it says: ${validator.Errors(body)[1].slice(-3).map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ')}`;
  }
}

const problemSchema = { $ref: '#/components/schemas/ProblemDto' };

const mediaType = (header: string): string => (header.split(';')[0] ?? '').trim().toLowerCase();

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own. What a body has and the description has not is a fault too. */
const strict = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, key === 'example' || key === 'enum' ? part as unknown : strict(part)]));
  const closed = 'properties' in rest && rest['type'] === 'object' && !('additionalProperties' in rest) ? { ...rest, additionalProperties: false } : rest;
  return nullable === true ? { anyOf: [closed, { type: 'null' }] } : closed;
};
