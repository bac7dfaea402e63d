import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import type { Fault } from '#kernel';
import { pointerTo } from './pointer.js';
import type { ReadText } from './read-json.js';
import type { FormatSchema } from './schema-faults.js';
import { textFaults } from './text-faults.js';

/**
 * Reads one YAML 1.2 core document by its format: a plain scalar stays the text it was written as where the format says
 * text (`solo: 20` is "20", `0.250` is not shortened). Aliases, tags, keys that are no scalars or stand twice are faults.
 */
export const readYaml = (text: string, schema: FormatSchema): ReadText => {
  const faults: Fault[] = [];
  let value: unknown;
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, merge: false });
    faults.push(...syntaxFaults(document));
    if (faults.length === 0) value = readNode(document.contents, { schemas: [schema], at: '', faults });
  } catch (error) {
    faults.push({ clause: '', message: `is not YAML: ${error instanceof Error ? error.message : 'unreadable'}` });
  }
  if (faults.length === 0) faults.push(...textFaults(value));
  return faults.length === 0 ? { ok: true, value } : { ok: false, faults };
};

interface Place {
  readonly schemas: readonly FormatSchema[];
  readonly at: string;
  readonly faults: Fault[];
}

const syntaxFaults = (document: Document.Parsed): Fault[] => [
  ...document.errors.map((error) => ({ clause: '', message: `is not YAML: ${error.message}` })),
  ...(document.directives.yaml.version === '1.2' ? [] : [{ clause: '', message: 'must be YAML 1.2' }]),
];

const readNode = (node: ParsedNode | null, place: Place): unknown => {
  if (node === null) return null;
  if (isAlias(node)) return refuse(place, 'is a YAML alias');
  if (node.tag !== undefined) return refuse(place, 'has a YAML tag');
  if (isScalar(node)) return readScalar(node, place);
  if (isMap(node)) return readMap(node, place);
  if (isSeq(node)) return node.items.map((item, index) => readNode(item, itemPlace(place, index)));
  return refuse(place, 'is not a value of YAML');
};

const refuse = (place: Place, message: string): null => {
  place.faults.push({ clause: place.at, message });
  return null;
};

const readScalar = (node: Scalar, { schemas }: Place): unknown => {
  if (typeof node.value === 'string' || node.source === undefined) return node.value;
  const { value } = node;
  const types = schemas.map(({ type }) => type);
  if (value === null && types.includes('null')) return null;
  return types.includes('string') ? node.source : value;
};

const readMap = (node: YAMLMap, place: Place): unknown => {
  const entries = new Map<string, unknown>();
  for (const pair of node.items) {
    const key = keyOf(pair.key);
    if (key === undefined) refuse(place, 'has a key that is no plain text');
    else if (entries.has(key)) refuse({ ...place, at: pointerTo(place.at, key) }, 'stands twice');
    else entries.set(key, readNode(pair.value as ParsedNode | null, memberPlace(place, key)));
  }
  return Object.fromEntries(entries);
};

const keyOf = (key: unknown): string | undefined => {
  if (!isScalar(key) || key.tag !== undefined) return undefined;
  return typeof key.value === 'string' ? key.value : key.source;
};

const branchesOf = (schema: FormatSchema | undefined): readonly FormatSchema[] =>
  schema === undefined ? [] : (schema.anyOf?.flatMap(branchesOf) ?? (schema.enum !== undefined ? [{ type: 'string' }] : [schema]));

const itemPlace = (place: Place, index: number): Place => ({
  schemas: place.schemas.flatMap(({ items }) => branchesOf(items)),
  at: pointerTo(place.at, index),
  faults: place.faults,
});

const memberPlace = (place: Place, key: string): Place => ({
  schemas: place.schemas.flatMap(({ properties, additionalProperties }) =>
    branchesOf(
      properties !== undefined && Object.hasOwn(properties, key)
        ? properties[key]
        : typeof additionalProperties === 'object' ? additionalProperties : undefined,
    ),
  ),
  at: pointerTo(place.at, key),
  faults: place.faults,
});
