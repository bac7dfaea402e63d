import { pointerTo } from '../document/pointer.js';
import type { FormatSchema } from '../document/schema-faults.js';
import { code, typeWords } from './type-words.js';

/** One address of a document: what stands there, what holds where it is left out, what it does. */
interface ClauseRow {
  readonly clause: string;
  readonly type: string;
  readonly byDefault: string;
  readonly meaning: string;
}

/** Every clause below one, in the order of the schema, as a table; `<n>` stands for an index, `<key>` for a key of one's choice. */
export const clauseTable = (schema: FormatSchema, parent: string): string[] => [
  '| clause | type | default | what it does |',
  '|---|---|---|---|',
  ...rowsBelow(schema, parent).map(({ clause, type, byDefault, meaning }) => `| ${[code(clause), type, byDefault, meaning].map(cell).join(' | ')} |`),
];

const cell = (text: string): string => text.replaceAll('|', '\\|');

const rowsBelow = (schema: FormatSchema, parent: string): ClauseRow[] => {
  if (schema.title !== undefined && parent !== '') return [];
  const { properties = {}, required = [], items, additionalProperties } = schema;
  if (items !== undefined) return rowsBelow(items, `${parent}/<n>`);
  const keys = Object.entries(properties).flatMap(([key, member]) => rowsOf(member, pointerTo(parent, key), required.includes(key)));
  return typeof additionalProperties === 'object' ? [...keys, ...rowsOf(additionalProperties, `${parent}/<key>`, false)] : keys;
};

const rowsOf = (schema: FormatSchema, clause: string, isRequired: boolean): ClauseRow[] => [
  {
    clause,
    type: typeWords(schema),
    byDefault: isRequired ? 'required' : schema.default === undefined ? 'none' : code(schema.default),
    meaning: schema.description ?? '',
  },
  ...rowsBelow(schema, clause),
];
