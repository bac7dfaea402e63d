import type { MappedFile, MappedValue } from '../mapping/mapping.schema.js';
import { columnsOf } from '../mapping/uses.js';
import { cellOf } from '../reading/source-row.js';
import { isValueFault, type ValueFault } from '../values/value-fault.js';
import { addFault, addNotice, addValueFault, type RowReading } from './row-reading.js';

/** What reading a field needs beside its row. */
export interface Surroundings {
  readonly timeZone: string;
  readonly lookups: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** A text on its way to becoming a value. */
export interface Taken {
  readonly text: string;
  /** Where it stands; null: the mapping gives it. */
  readonly column: string | null;
  /** The cell is empty and the mapping's `missing` stands in for it. */
  readonly assumed: boolean;
}

/** A value read from a row, or null where the row has none or a faulty one: faults are added to the reading. */
export type Field<T> = (reading: RowReading) => { readonly value: T; readonly assumed: boolean; readonly column: string | null } | null;

/** How a text becomes a value. `own`: the mapping gave the text, so the file's formats do not apply. */
export type Reader<T> = (text: string, own: boolean, reading: RowReading) => T | ValueFault;

/** A field that may be empty. */
export const optionalField = <T>(value: MappedValue | undefined, read: Reader<T>, surroundings: Surroundings): Field<T> => {
  if (value === undefined) return () => null;
  const take = taker(value, surroundings);
  return (reading) => {
    const taken = take(reading);
    if (!taken) return null;
    const result = read(taken.text, taken.assumed || taken.column === null, reading);
    if (!isValueFault(result)) return { value: result, assumed: taken.assumed, column: taken.column };
    addValueFault(reading, taken.column, result);
    return null;
  };
};

/** A field that must not be empty. */
export const requiredField = <T>(value: MappedValue, read: Reader<T>, surroundings: Surroundings): Field<T> => {
  const field = optionalField(value, read, surroundings);
  return (reading) => {
    const faultsBefore = reading.faults.length;
    const result = field(reading);
    if (!result && reading.faults.length === faultsBefore) {
      addFault(reading, { column: columnsOf(value)[0] ?? null, code: 'value-missing', message: 'The cell is empty, and the mapping names nothing to stand in for it.' });
    }
    return result;
  };
};

/** Which decimals the file writes; the mapping's own numbers have a point. */
export const decimalOf = (file: MappedFile | undefined, own: boolean): '.' | ',' => (!own && file?.decimal === ',' ? ',' : '.');

const taker = (value: MappedValue, { lookups }: Surroundings): ((reading: RowReading) => Taken | null) => {
  const said = typeof value === 'string' ? { column: value } : value;
  const columns = columnsOf(value);
  const lookup = said.lookup === undefined ? undefined : { name: said.lookup, table: lookups.get(said.lookup) };
  return (reading) => {
    const { text: raw, column } = said.constant !== undefined ? { text: said.constant, column: null } : firstFilled(reading, columns);
    const meant = said.values !== undefined && Object.hasOwn(said.values, raw) ? (said.values[raw] ?? '') : raw;
    const text = lookup && meant !== '' ? lookedUp(reading, { ...lookup, text: meant, column }) : meant;
    if (text === undefined) return null;
    if (text !== '') return { text, column, assumed: false };
    return said.missing === undefined ? null : { text: said.missing, column, assumed: true };
  };
};

const firstFilled = (reading: RowReading, columns: readonly string[]): { readonly text: string; readonly column: string } => {
  const [first = ''] = columns;
  for (const column of columns) {
    const text = cellOf(reading.row, column);
    if (text === '') continue;
    if (column !== first) addNotice(reading, { column: first, code: 'taken-from-other-column', message: `The cell is empty; ${column} stands in for it.` });
    return { text, column };
  }
  return { text: '', column: first };
};

interface LookingUp {
  readonly name: string;
  readonly table: ReadonlyMap<string, string> | undefined;
  readonly text: string;
  readonly column: string | null;
}

const lookedUp = (reading: RowReading, { name, table, text, column }: LookingUp): string | undefined => {
  const found = table?.get(text);
  if (found === undefined) addFault(reading, { column, code: 'lookup-unknown', message: `The lookup ${name} does not know this text.` });
  return found;
};
