import { v5 as uuidV5 } from 'uuid';
import { fieldsOf, type FieldClass } from '../fields/field.js';

/** The namespace of ids that are made here (itself a UUIDv5 of the DNS namespace and `ids.tandem`). */
const namespace = uuidV5('ids.tandem', uuidV5.DNS);

/** The body with the ids that the caller left to us: made of user and Idempotency-Key, so that a retry means the same thing. */
export const deriveIds = (
  type: FieldClass, body: Readonly<Record<string, unknown>>, from: { readonly userId: string; readonly idempotencyKey: string },
): Readonly<Record<string, unknown>> => {
  const derived = [...fieldsOf(type)]
    .filter(([name, { derived: prefix }]) => prefix !== null && !Object.hasOwn(body, name))
    .map(([name, { derived: prefix }]): [string, string] => [name, `${prefix}_${uuidV5(JSON.stringify([from.userId, from.idempotencyKey, name]), namespace)}`]);
  return { ...body, ...Object.fromEntries<string>(derived) };
};

/** The name of the part of its stream that a command makes or, in its address, is about: a touchpoint, a refund; null where there is none. */
export const partNamedBy = (type: FieldClass, { subjectIn, inPath }: { readonly subjectIn: string | null; readonly inPath: readonly string[] }, value: object): string | null => {
  const field = [...fieldsOf(type)].find(([name, { derived }]) => name !== subjectIn && (derived !== null || inPath.includes(name)));
  return field ? String((value as Record<string, unknown>)[field[0]]) : null;
};
