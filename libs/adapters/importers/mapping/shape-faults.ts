import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import type { Fault } from '#kernel';
import { mappingSchema } from './mapping.schema.js';

const check = Compile(mappingSchema);

/** Every place in which a document departs from the published schema, by clause (RFC 6901). */
export const shapeFaults = (document: unknown): Fault[] => {
  if (check.Check(document)) return [];
  const faults = allErrors(document).flatMap(faultsOf);
  return faults.filter((fault, place) => isFirst(faults, place) && !(fault.ofUnion && faults.some((other) => isWithin(other, fault))))
    .map(({ clause, message }) => ({ clause, message }));
};

interface SchemaError {
  readonly keyword: string;
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: { readonly requiredProperties?: readonly string[]; readonly allowedValues?: readonly unknown[]; readonly allowedValue?: unknown };
  readonly message: string;
}

/** A fault of a place that may be written in two ways says less than one found within. */
type Found = Fault & { readonly ofUnion?: true };

/** The library gives eight errors unless told otherwise. */
const allErrors = (document: unknown): SchemaError[] => {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: 1000 });
  const errors = [...check.Errors(document)] as SchemaError[];
  Settings.Set({ maxErrors });
  return errors;
};

const isFirst = (faults: readonly Found[], place: number): boolean =>
  faults.findIndex(({ clause }) => clause === faults[place]?.clause) === place;

const isWithin = (other: Found, fault: Found): boolean => !other.ofUnion && other.clause.startsWith(`${fault.clause}/`);

const faultsOf = ({ keyword, schemaPath, instancePath: clause, params, message }: SchemaError): Found[] => {
  if (keyword === 'additionalProperties') return [];
  if (keyword === 'type' && /\/anyOf\/\d+$/.test(schemaPath)) return [];
  if (keyword === 'boolean') return [{ clause, message: 'The format knows no such key.' }];
  if (keyword === 'required') return (params.requiredProperties ?? []).map((key) => ({ clause: `${clause}/${pointerPart(key)}`, message: 'The key is missing.' }));
  if (keyword === 'enum') return [{ clause, message: `Must be one of ${(params.allowedValues ?? []).join(', ')}.` }];
  if (keyword === 'const') return [{ clause, message: `Must be ${String(params.allowedValue)}.` }];
  if (keyword === 'anyOf') return [{ clause, message: 'Must be one text, or say more in one of the ways that the format knows.', ofUnion: true }];
  return [{ clause, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` }];
};

/** A key as part of a JSON pointer. */
export const pointerPart = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
