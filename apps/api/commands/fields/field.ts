import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { Compile } from 'typebox/compile';
import type { Form } from './forms.js';

/** A class whose properties are fields. */
export type FieldClass<T extends object = object> = new () => T;

/** What is known of a field beside its validation. */
export interface FieldFacts {
  /** What a field that is left out stands for; undefined: it must be there. */
  readonly fallback: unknown;
  /** The class of an object in this field, or of each object in its list. */
  readonly nested: (() => FieldClass) | null;
  /** The prefix of an id that is derived from user and Idempotency-Key where the caller gives none. */
  readonly derived: string | null;
  /** Whether a value is one that the field may have, what its parts hold left aside. */
  readonly passes: (value: unknown) => boolean;
  /** Whose key seals the text in this field; null where it is no free text. */
  readonly sealedFor: SealedFor | null;
}

/** `actor`: whoever asks. Otherwise the person that the command, or the thing it is asked of, is about. */
export type SealedFor = 'actor' | ((command: Readonly<Record<string, unknown>>, subjectId: string) => string);

/** How a field departs from a plain, required value. */
export interface FieldOptions {
  /** May be null, and is where it is left out. */
  readonly orNull?: true;
  /** What it is where it is left out. */
  readonly otherwise?: unknown;
  readonly derived?: string;
  readonly listMax?: number;
  readonly example?: unknown;
}

const plain = { fallback: undefined, nested: null, derived: null, sealedFor: null } as const;
const declared = new WeakMap<object, Map<string, FieldFacts>>();
const collected = new WeakMap<object, ReadonlyMap<string, FieldFacts>>();

/** The fields of a class, those it inherits first. */
export const fieldsOf = (type: FieldClass): ReadonlyMap<string, FieldFacts> => {
  const known = collected.get(type);
  if (known) return known;
  const parent = Object.getPrototypeOf(type) as FieldClass | null;
  const inherited = parent && parent !== Function.prototype ? fieldsOf(parent) : new Map<string, FieldFacts>();
  const fields = new Map([...inherited, ...(declared.get(type) ?? [])]);
  collected.set(type, fields);
  return fields;
};

/** How a field is checked, and how people are told what it must be. */
interface Check {
  readonly must: string;
  readonly passes: (value: unknown) => boolean;
  readonly orNull: boolean;
}

const declare = (facts: Omit<FieldFacts, 'passes'>, { must, passes, orNull }: Check, ...decorators: readonly PropertyDecorator[]): PropertyDecorator => (target, property) => {
  const fields = declared.get(target.constructor) ?? new Map<string, FieldFacts>();
  declared.set(target.constructor, fields.set(String(property), { ...facts, passes: orNull ? (value) => value === null || passes(value) : passes }));
  ValidateBy({ name: must, validator: { validate: passes, defaultMessage: () => `must ${must}` } })(target, property);
  if (orNull) ValidateIf((_object, value) => value !== null)(target, property);
  for (const decorate of decorators) decorate(target, property);
};

/** A value of one form, or a list of such values. */
export const Field = (form: Form, description: string, options: FieldOptions = {}): PropertyDecorator => {
  const check = Compile(form.schema);
  const { listMax } = options;
  const fits = (value: unknown): boolean => check.Check(value) && form.holds(value);
  const passes = listMax === undefined
    ? fits
    : (value: unknown) => Array.isArray(value) && value.length <= listMax && value.every(fits);
  const must = listMax === undefined ? form.must : `be a list of at most ${listMax}, each of which must ${form.must}`;
  return declare(
    { ...plain, fallback: fallbackOf(options), derived: options.derived ?? null },
    { must, passes, orNull: options.orNull === true }, ApiProperty(documented(form, description, options)));
};

/** Free text or a person's data: plain in the request, sealed before anything else sees it, in the log only by reference. */
export const FreeText = (
  description: string, options: { readonly orNull?: true; readonly sealedFor?: SealedFor; readonly example?: string } = {},
): PropertyDecorator => declare(
  { ...plain, fallback: fallbackOf(options), sealedFor: options.sealedFor ?? 'actor' },
  { must: `be text of 1 to ${freeTextLengthMax} characters`, passes: isFreeText, orNull: options.orNull === true },
  ApiProperty({
    description: `${description} Kept sealed, outside the log.`, type: String, minLength: 1, maxLength: freeTextLengthMax,
    ...presence(options), example: options.example ?? 'Agreed on the call.',
  }));

/** An object with fields of its own. */
export const Part = (type: () => FieldClass, description: string, options: { readonly orNull?: true } = {}): PropertyDecorator => declare(
  { ...plain, fallback: fallbackOf(options), nested: type },
  { must: 'be an object', passes: isObject, orNull: options.orNull === true }, ValidateNested(),
  ApiProperty({ description, type: () => type(), ...presence(options) }));

/** A list of objects with fields of their own; `optional`: left out it is empty. */
export const Parts = (type: () => FieldClass, description: string, sizes: { readonly min: number; readonly max: number; readonly optional?: true }): PropertyDecorator => declare(
  { ...plain, nested: type, fallback: sizes.optional ? [] : undefined },
  {
    must: `be a list of ${sizes.min} to ${sizes.max} objects`, orNull: false,
    passes: (value) => Array.isArray(value) && value.length >= sizes.min && value.length <= sizes.max && value.every(isObject),
  },
  ValidateNested({ each: true }),
  ApiProperty({ description, type: () => type(), isArray: true, minItems: sizes.min, maxItems: sizes.max, required: sizes.optional !== true }));

const freeTextLengthMax = 4_000;

const isFreeText = (value: unknown): boolean =>
  typeof value === 'string' && value.trim().length > 0 && value.length <= freeTextLengthMax;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const fallbackOf = (options: FieldOptions): unknown => (options.orNull ? null : options.otherwise);

const presence = (options: FieldOptions): { required: boolean; nullable?: true } => ({
  required: fallbackOf(options) === undefined && options.derived === undefined,
  ...(options.orNull ? { nullable: true } : {}),
});

const documented = (form: Form, description: string, options: FieldOptions): ApiPropertyOptions => {
  const schema = Object.fromEntries(Object.entries(form.schema).filter(([keyword]) => keyword !== 'x-tandem'));
  const example = options.example ?? form.example;
  const says = { description, ...presence(options), ...(options.otherwise === undefined ? {} : { default: options.otherwise }) };
  if (options.listMax === undefined) return { ...schema, ...says, example };
  return { type: 'array', items: schema, maxItems: options.listMax, ...says, example: [example] };
};
