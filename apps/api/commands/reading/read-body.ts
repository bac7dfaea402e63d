import { validateSync, type ValidationError } from 'class-validator';
import { fieldsOf, type FieldClass } from '../fields/field.js';
import { escapePointer, type BodyFault } from './body-fault.js';
import { textFaultsOf } from './text-faults.js';

export type ReadBody<T> = { readonly value: T } | { readonly faults: readonly BodyFault[] };

/**
 * Reads a JSON value as an object of the class: every field there and of its form, no other, fields left out put to what
 * they stand for. All faults are named, not just the first.
 */
export const readBody = <T extends object>(type: FieldClass<T>, body: unknown): ReadBody<T> => {
  if (!isPlainObject(body)) return { faults: [{ pointer: '', message: 'must be a JSON object' }] };
  const textFaults = textFaultsOf(body);
  if (textFaults.length > 0) return { faults: textFaults };
  const unknown: BodyFault[] = [];
  const value = instantiate(type, body, '', unknown);
  // The library is asked only for what does not fit, to say why: it takes twenty times as long as the checks themselves.
  if (unknown.length === 0 && fits(type, value)) return { value };
  const faults = [...unknown, ...validateSync(value, validation).flatMap((error) => faultsOf(error, ''))];
  return faults.length > 0 ? { faults } : { value };
};

/** Unknown fields are told apart before: class-validator takes `constructor` and the like for known ones. */
const validation = {
  whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, validationError: { target: false, value: false },
} as const;

const instantiate = <T extends object>(type: FieldClass<T>, body: Readonly<Record<string, unknown>>, at: string, unknown: BodyFault[]): T => {
  const fields = fieldsOf(type);
  for (const key of Object.keys(body)) {
    if (!fields.has(key)) unknown.push({ pointer: `${at}/${escapePointer(key)}`, message: 'is not a field of this request' });
  }
  const instance = new type() as Record<string, unknown>;
  for (const [name, { fallback, nested }] of fields) {
    const given = Object.hasOwn(body, name) ? body[name] : fallback;
    instance[name] = nested ? instantiateNested(nested(), given, `${at}/${name}`, unknown) : given;
  }
  return instance as T;
};

const instantiateNested = (type: FieldClass, given: unknown, at: string, unknown: BodyFault[]): unknown => {
  if (Array.isArray(given)) {
    return given.map((item: unknown, index): unknown => (isPlainObject(item) ? instantiate(type, item, `${at}/${index}`, unknown) : item));
  }
  return isPlainObject(given) ? instantiate(type, given, at, unknown) : given;
};

/** Whether every field passes the check that it was declared with. */
const fits = (type: FieldClass, value: object): boolean => {
  for (const [name, { passes, nested }] of fieldsOf(type)) {
    const given = (value as Readonly<Record<string, unknown>>)[name];
    if (!passes(given)) return false;
    if (nested && given !== null && ![given].flat().every((part) => fits(nested(), part as object))) return false;
  }
  return true;
};

const faultsOf = (error: ValidationError, at: string): BodyFault[] => {
  const pointer = `${at}/${escapePointer(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).filter(([name]) => name !== 'nestedValidation');
  return [
    ...own.map(([, message]) => ({ pointer, message })),
    ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer)),
  ];
};

/** Whether a JSON value is an object rather than a list, null or a plain value. */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
