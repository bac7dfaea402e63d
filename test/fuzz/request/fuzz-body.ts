import { gzipSync } from 'node:zlib';
import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import type { Schema } from '../../support/api/open-api-operations.js';
import { hostileValue } from './hostile-values.js';

/** A part of JSON Schema with the bounds that the API's description gives. */
interface BoundedSchema extends Schema {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
}

type Path = readonly (string | number)[];

/** What is done to a good body at one of its places. */
interface Change {
  readonly how: 'replace' | 'remove' | 'bound' | 'add' | 'wrap';
  readonly at: number;
  readonly value: unknown;
}

/** What is sent, and the headers that say what it is. */
export interface FuzzBody {
  readonly bytes: Buffer;
  readonly headers: readonly (readonly [string, string])[];
}

/** Bodies for an operation: its example as it stands, with parts left out, with a few parts changed, or spoilt as text. */
export const bodiesOf = (document: OpenAPIObject, schema: Schema | undefined, example: unknown): fc.Arbitrary<FuzzBody> => {
  const described = new Described(document);
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constant(example) },
    { weight: 2, arbitrary: withoutSome(example, described.requiredOf(schema)) },
    { weight: 5, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce((before, each) => changed(before, each, schema, described), example)) },
    { weight: 1, arbitrary: hostileValue });
  return fc.tuple(value.map((each) => JSON.stringify(each)), fc.oneof({ weight: 12, arbitrary: fc.constant(plain) }, { weight: 2, arbitrary: fc.constantFrom(...spoilt) }))
    .map(([text, written]) => written(text));
};

const change: fc.Arbitrary<Change> = fc.record({ how: fc.constantFrom('replace', 'replace', 'remove', 'bound', 'bound', 'add', 'wrap'), at: fc.nat({ max: 10_000 }), value: hostileValue });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutSome = (example: unknown, required: readonly string[]): fc.Arbitrary<unknown> => {
  if (!isRecord(example)) return fc.constant(example);
  return fc.subarray(Object.keys(example).filter((key) => !required.includes(key))).map((left) => Object.fromEntries(Object.entries(example).filter(([key]) => !left.includes(key))));
};

const pathsIn = (value: unknown, path: Path = []): readonly Path[] => {
  const parts = Array.isArray(value) ? value.map((part, index): [number, unknown] => [index, part]) : isRecord(value) ? Object.entries(value) : [];
  return [path, ...parts.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
};

const changed = (value: unknown, { how, at, value: drawn }: Change, schema: Schema | undefined, described: Described): unknown => {
  const paths = pathsIn(value).slice(1);
  const path = paths[at % Math.max(1, paths.length)];
  if (path === undefined) return drawn;
  if (how === 'bound') return atPath(value, path, () => described.boundOf(schema, path, at, drawn));
  if (how === 'wrap') return atPath(value, path, (part) => [part, part]);
  if (how === 'add') return atPath(value, path.slice(0, -1), (part) => (Array.isArray(part) ? [...(part as unknown[]), drawn] : isRecord(part) ? { ...part, surprise: drawn } : drawn));
  return atPath(value, path, () => (how === 'remove' ? undefined : drawn));
};

const atPath = (value: unknown, [key, ...rest]: Path, make: (part: unknown) => unknown): unknown => {
  if (key === undefined) return make(value);
  if (Array.isArray(value)) return value.map((part: unknown, index) => (index === key ? atPath(part, rest, make) : part));
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, name === key ? atPath(part, rest, make) : part])) : value;
};

/** Finds its way in the schemas of a description. */
class Described {
  constructor(private readonly document: OpenAPIObject) {}

  requiredOf(schema: Schema | undefined): readonly string[] {
    return this.resolved(schema)?.required ?? [];
  }

  /** A value at a bound of what may stand at the place, or one beyond it; the drawn one where there is none. */
  boundOf(schema: Schema | undefined, path: Path, at: number, drawn: unknown): unknown {
    const place = path.reduce<BoundedSchema | undefined>((part, key) => this.resolved(typeof key === 'number' ? part?.items : part?.properties?.[key]), this.resolved(schema));
    const bounds = place === undefined ? [] : boundsOf(place);
    return bounds.length === 0 ? drawn : bounds[at % bounds.length];
  }

  private resolved(schema: Schema | undefined): BoundedSchema | undefined {
    if (schema?.$ref !== undefined) return this.resolved(this.document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] as Schema);
    return schema?.allOf ? this.resolved(schema.allOf[0]) : schema;
  }
}

const boundsOf = ({ enum: words, minLength, maxLength, minimum, maximum, minItems, maxItems, example }: BoundedSchema): readonly unknown[] => [
  ...(words ?? []), ...(minLength === undefined ? [] : ['', 'a'.repeat(minLength)]),
  ...(maxLength === undefined ? [] : [filled(example, maxLength), filled(example, maxLength + 1)]),
  ...(minimum === undefined ? [] : [minimum, minimum - 1]), ...(maximum === undefined ? [] : [maximum, maximum + 1]),
  ...(minItems === undefined ? [] : [[]]), ...(maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => 'a')])];

/** The example made as long as that. */
const filled = (example: unknown, length: number): string => {
  const text = typeof example === 'string' && example !== '' ? example : 'a';
  return text + (text.at(-1) ?? 'a').repeat(Math.max(0, length - text.length));
};

const json = ['content-type', 'application/json'] as const;
const plain = (text: string): FuzzBody => ({ bytes: Buffer.from(text ?? ''), headers: [json] });
const typed = (type: string) => (text: string): FuzzBody => ({ bytes: Buffer.from(text ?? ''), headers: [['content-type', type]] });
const spoiltBy = (spoil: (text: string) => string | Buffer) => (text: string): FuzzBody => ({ bytes: Buffer.from(spoil(text ?? '')), headers: [json] });
const packed = (encoding: string, pack: (text: string) => Buffer | string) => (text: string): FuzzBody => ({ bytes: Buffer.from(pack(text ?? '')), headers: [json, ['content-encoding', encoding]] });
const megabyte = 1024 * 1024;

/** Ways of writing a body that are not the plain one; not all of them are bad. */
const spoilt: readonly ((text: string) => FuzzBody)[] = [
  spoiltBy((text) => text.slice(0, text.length / 2)), spoiltBy((text) => `${text},`), spoiltBy((text) => `\ufeff${text}`), spoiltBy((text) => `  \n${text}\n`), spoiltBy((text) => `[${text}]`), spoiltBy(() => ''),
  spoiltBy((text) => JSON.stringify(text)), spoiltBy((text) => text.replace(/:("[^"]*"|\d+)/, ':1e999')), spoiltBy((text) => text.replace(/:("[^"]*"|\d+)/, `:${'1'.repeat(400)}`)), spoiltBy((text) => text.replace(/:("[^"]*"|\d+)/, ':-0')),
  spoiltBy((text) => text.replace(/^\{("[^"]*")/, '{$1:null,$1')), spoiltBy((text) => text.replace(/^\{/, '{"__proto__":{"a":1},')), spoiltBy((text) => text.replaceAll('"', '\'')),
  spoiltBy((text) => Buffer.concat([Buffer.from(text.slice(0, 2)), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(text.slice(2))])), spoiltBy(() => '['.repeat(100_000)), spoiltBy(() => '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)),
  spoiltBy((text) => text.padEnd(megabyte)), spoiltBy((text) => text.padEnd(megabyte + 1)),
  typed('text/plain'), typed('application/json; charset=utf-8'), typed('application/json; charset=utf-16'), typed('application/json; charset=latin1'), typed('application/merge-patch+json'), typed('multipart/form-data; boundary=x'),
  typed('application/x-www-form-urlencoded'), typed(''), typed('a/b/c;;='), typed('APPLICATION/JSON'),
  packed('gzip', gzipSync), packed('gzip', (text) => text), packed('br', (text) => text), packed('compress', (text) => text), packed('gzip', () => gzipSync(Buffer.alloc(2 * megabyte, 0x20))), packed('gzip', (text) => gzipSync(text).subarray(0, 20))];
