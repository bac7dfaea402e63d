import { dnsNamespace, uuidsOfNames } from '#kernel';
import { fieldsOf, type FieldClass } from '../fields/field.js';

/** Ids that are made here have a namespace of their own. */
const idOf = uuidsOfNames(uuidsOfNames(dnsNamespace)('ids.tandem'));

/** The body with the ids that the caller left to us: made of user and Idempotency-Key, so that a retry means the same thing. */
export const deriveIds = (
  type: FieldClass, body: Readonly<Record<string, unknown>>, from: { readonly userId: string; readonly idempotencyKey: string },
): Readonly<Record<string, unknown>> => {
  const derived: Record<string, string> = {};
  for (const [name, { derived: prefix }] of fieldsOf(type)) {
    if (prefix !== null && !Object.hasOwn(body, name)) derived[name] = `${prefix}_${idOf(JSON.stringify([from.userId, from.idempotencyKey, name]))}`;
  }
  return { ...body, ...derived };
};

/** The name of the part of its stream that a command makes or, in its address, is about: a touchpoint, a refund; null where there is none. */
export const partNamedBy = (type: FieldClass, { subjectIn, inPath }: { readonly subjectIn: string | null; readonly inPath: readonly string[] }, value: object): string | null => {
  for (const [name, { derived }] of fieldsOf(type)) {
    if (name !== subjectIn && (derived !== null || inPath.includes(name))) return String((value as Record<string, unknown>)[name]);
  }
  return null;
};
