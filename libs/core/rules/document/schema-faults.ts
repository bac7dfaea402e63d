import type { Fault } from '#kernel';
import { pointerTo } from './pointer.js';

/** The part of JSON Schema that the public formats are written in. */
export interface FormatSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly FormatSchema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, FormatSchema>>;
  readonly additionalProperties?: boolean | FormatSchema;
  readonly items?: FormatSchema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly title?: string;
  readonly description?: string;
  /** What holds where the key is left out. */
  readonly default?: unknown;
}

/** A fault in a document's form. `type`: a missing or unknown key or another type; `value`: the right type, not the right text. */
export interface FormFault extends Fault {
  readonly kind: 'type' | 'value';
}

/**
 * Every place where a value departs from its format, in the order of the format. Written out, and not left to the
 * schema compiler, because that one stops after a few and points at the parent of a missing key.
 */
export const schemaFaults = (schema: FormatSchema, value: unknown, at = ''): FormFault[] => {
  if (schema.anyOf !== undefined) return unionFaults(schema.anyOf, value, at);
  if (schema.type !== undefined && !hasType(schema.type, value)) return [typeFault(at, `must be ${nameOfType(schema.type)}`)];
  if (schema.const !== undefined && schema.const !== value) return [valueFault(at, `must be ${JSON.stringify(schema.const)}`)];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return enumFaults(schema.enum, value, at);
  if (typeof value === 'string') return textFaults(schema, value, at);
  if (typeof value === 'number') return numberFaults(schema, value, at);
  if (Array.isArray(value)) return arrayFaults(schema, value, at);
  return isObject(value) ? objectFaults(schema, value, at) : [];
};

const typeFault = (clause: string, message: string): FormFault => ({ kind: 'type', clause, message });
const valueFault = (clause: string, message: string): FormFault => ({ kind: 'value', clause, message });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasType = (type: string, value: unknown): boolean => {
  switch (type) {
    case 'null': return value === null;
    case 'array': return Array.isArray(value);
    case 'object': return isObject(value);
    case 'integer': return Number.isInteger(value);
    default: return typeof value === type;
  }
};

const nameOfType = (type: string): string => (type === 'string' ? 'text' : type === 'integer' ? 'a whole number' : type);

const enumFaults = (allowed: readonly unknown[], value: unknown, at: string): FormFault[] => {
  const message = `must be one of ${allowed.map((item) => JSON.stringify(item)).join(', ')}`;
  return [typeof value === 'string' ? valueFault(at, message) : typeFault(at, message)];
};

const textFaults = (schema: FormatSchema, value: string, at: string): FormFault[] => {
  if (value.length < (schema.minLength ?? 0)) return [valueFault(at, 'must not be empty')];
  if (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)) return [];
  return [valueFault(at, `must match ${schema.pattern}`)];
};

const numberFaults = (schema: FormatSchema, value: number, at: string): FormFault[] => {
  if (value < (schema.minimum ?? -Infinity)) return [valueFault(at, `must be at least ${schema.minimum}`)];
  if (value > (schema.maximum ?? Infinity)) return [valueFault(at, `must be at most ${schema.maximum}`)];
  return [];
};

const arrayFaults = (schema: FormatSchema, values: readonly unknown[], at: string): FormFault[] => {
  if (values.length < (schema.minItems ?? 0)) return [valueFault(at, `must have at least ${schema.minItems} items`)];
  const { items } = schema;
  return items === undefined ? [] : values.flatMap((value, index) => schemaFaults(items, value, pointerTo(at, index)));
};

const objectFaults = (schema: FormatSchema, value: Record<string, unknown>, at: string): FormFault[] => [
  ...(schema.required ?? []).filter((key) => !Object.hasOwn(value, key)).map((key) => typeFault(pointerTo(at, key), 'is missing')),
  ...Object.entries(value).flatMap(([key, item]) => memberFaults(schema, { key, item }, at)),
];

const memberFaults = (schema: FormatSchema, member: { key: string; item: unknown }, at: string): FormFault[] => {
  const clause = pointerTo(at, member.key);
  const known = schema.properties !== undefined && Object.hasOwn(schema.properties, member.key);
  const format = known ? schema.properties?.[member.key] : schema.additionalProperties;
  if (format === false) return [typeFault(clause, 'is not a key of this format')];
  return typeof format === 'object' ? schemaFaults(format, member.item, clause) : [];
};

/** Of several branches, the one that was meant: that of the value's type, if there is one such; else the union is at fault. */
const unionFaults = (branches: readonly FormatSchema[], value: unknown, at: string): FormFault[] => {
  const outcomes = branches.map((branch) => schemaFaults(branch, value, at));
  if (outcomes.some((faults) => faults.length === 0)) return [];
  const meant = outcomes.filter((_, index) => hasType(branches[index]?.type ?? '', value));
  const nearest = meant.length === 1 ? meant[0] : meant.find((faults) => faults.every(({ kind }) => kind === 'value'));
  return nearest ?? [typeFault(at, 'has none of the forms it may have')];
};

/** A schema of typebox as what it is at run time: JSON Schema. */
export const formatSchemaOf = (schema: object): FormatSchema => schema;
