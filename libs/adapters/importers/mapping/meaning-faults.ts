import type { Fault } from '#kernel';
import { momentReader } from '../values/moment.js';
import { readConstant } from '../values/read-constant.js';
import { isValueFault } from '../values/value-fault.js';
import type { Mapping } from './mapping.schema.js';
import { pointerPart } from './shape-faults.js';
import { partsOfDeals, rowUses, valueUses, type ValueUse } from './uses.js';

/** What the schema cannot say: names that lead nowhere, formats and constants that mean nothing. */
export const meaningFaults = (mapping: Mapping): Fault[] => [
  ...Object.entries(mapping.files).flatMap(([name, file]) => fileFaults(`/files/${pointerPart(name)}`, file)),
  ...lookupFaults(mapping),
  ...rowUses(mapping).filter(({ file }) => !Object.hasOwn(mapping.files, file)).map(({ clause, file }) => ({ clause: `${clause}/file`, message: `No file is called ${file}.` })),
  ...partsOfDeals(mapping.deals).filter(({ file, deal }) => deal === undefined && file !== mapping.deals.file)
    .map(({ clause }) => ({ clause: `${clause}/deal`, message: 'Rows of another file than the deals\' need the column that names their deal.' })),
  ...(mapping.deals.roles !== undefined && mapping.deals.model === undefined ? [{ clause: '/deals/model', message: 'Partners have roles, so the deals need a model.' }] : []),
  ...valueUses(mapping).flatMap((use) => valueFaults(use, mapping)),
];

const fileFaults = (clause: string, { path, dates }: Mapping['files'][string]): Fault[] => [
  ...(/[\\/]|^\.{1,2}$/.test(path) ? [{ clause: `${clause}/path`, message: 'The path is a file name in the folder that is imported, without folders.' }] : []),
  ...dateFormatFaults(`${clause}/dates`, dates),
];

const dateFormatFaults = (clause: string, format: string | undefined): Fault[] =>
  format === undefined || momentReader(format, 'UTC') ? [] : [{ clause, message: `"${format}" is no format of dates; say yyyy-MM-dd, M/d/yyyy, dd.MM.yyyy HH:mm or instant.` }];

const lookupFaults = ({ lookups = {}, files }: Mapping): Fault[] =>
  Object.entries(lookups).filter(([, { file }]) => !Object.hasOwn(files, file))
    .map(([name, { file }]) => ({ clause: `/lookups/${pointerPart(name)}/file`, message: `No file is called ${file}.` }));

const valueFaults = (use: ValueUse, { lookups = {} }: Mapping): Fault[] => {
  const { clause, value, kind } = use;
  if (typeof value === 'string') return [];
  const origins = [value.column, value.firstOf, value.constant].filter((origin) => origin !== undefined);
  return [
    ...(origins.length === 1 ? [] : [{ clause, message: 'Say exactly one of column, firstOf and constant.' }]),
    ...(value.lookup === undefined || Object.hasOwn(lookups, value.lookup) ? [] : [{ clause: `${clause}/lookup`, message: `No lookup is called ${value.lookup}.` }]),
    ...(value.date === undefined || kind === 'moment' ? [] : [{ clause: `${clause}/date`, message: 'This is no date.' }]),
    ...dateFormatFaults(`${clause}/date`, value.date),
    ...constantFaults(`${clause}/constant`, value.constant, use),
    ...constantFaults(`${clause}/missing`, value.missing, use),
  ];
};

/** A constant that is looked up, or given a meaning by `values`, is judged when the file is read. */
const constantFaults = (clause: string, constant: string | undefined, { value, kind }: ValueUse): Fault[] => {
  if (constant === undefined || typeof value === 'string') return [];
  if (clause.endsWith('/constant') && (value.lookup !== undefined || value.values !== undefined)) return [];
  const read = readConstant(constant, kind);
  return isValueFault(read) ? [{ clause, message: read.message }] : [];
};
