import type { FormatSchema } from './schema-faults.js';

/** The forms that a schema allows: itself, or each branch of a union, unions within unions opened. */
export const branchesOf = (schema: FormatSchema): readonly FormatSchema[] => schema.anyOf?.flatMap(branchesOf) ?? [schema];

/** The schemas of what stands one step further in a value of one of these schemas: under a key, or at an index of a list. */
export const memberSchemas = (schemas: readonly FormatSchema[], step: string | number): readonly FormatSchema[] =>
  schemas.flatMap(branchesOf).flatMap(({ items, properties, additionalProperties }) => {
    if (typeof step === 'number') return items === undefined ? [] : [items];
    if (properties !== undefined && Object.hasOwn(properties, step)) return properties[step] ?? [];
    return typeof additionalProperties === 'object' ? [additionalProperties] : [];
  });
