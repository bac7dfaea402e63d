import type { Instant } from '#kernel';
import type { MappedFile, MappedValue } from '../mapping/mapping.schema.js';
import { momentReader } from '../values/moment.js';
import { readName } from '../values/texts.js';
import { isValueFault, valueFault } from '../values/value-fault.js';
import { optionalField, requiredField, type Field, type Reader, type Surroundings } from './field.js';
import { addNotice } from './row-reading.js';

/** Makes the fields of one file: its formats and the programme's zone are known once. */
export interface FieldMaker {
  readonly required: <T>(value: MappedValue, read: Reader<T>) => Field<T>;
  readonly optional: <T>(value: MappedValue | undefined, read: Reader<T>) => Field<T>;
  readonly moment: (value: MappedValue | undefined) => Reader<Instant>;
}

export const fieldsOf = (file: MappedFile | undefined, surroundings: Surroundings): FieldMaker => {
  const ownDates = momentReader(null, surroundings.timeZone);
  const fileDates = momentReader(file?.dates ?? null, surroundings.timeZone);
  return {
    required: (value, read) => requiredField(value, read, surroundings),
    optional: (value, read) => optionalField(value, read, surroundings),
    moment: (value) => {
      const declared = typeof value === 'object' ? value.date : undefined;
      const dates = declared === undefined ? fileDates : momentReader(declared, surroundings.timeZone);
      return (text, own) => (own ? ownDates : dates)?.(text) ?? valueFault('date-unreadable', 'The mapping\'s format of dates is none.');
    },
  };
};

/** Reads a name; one that had to be cut is noticed. */
export const nameReader: Reader<string> = (text, _own, reading) => {
  const read = readName(text);
  if (isValueFault(read)) return read;
  if (read.cut) addNotice(reading, { column: null, code: 'name-cut', message: `A name has at most 200 characters; "${read.name.slice(0, 60)}…" was cut.` });
  return read.name;
};
