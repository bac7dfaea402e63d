import { amountPattern, decimalPattern, localDayPattern } from '#kernel';
import type { FormatSchema } from '../document/schema-faults.js';

const wordOfPattern: Readonly<Record<string, string>> = { [amountPattern]: 'amount', [decimalPattern]: 'decimal', [localDayPattern]: 'day' };

/** What a value of a schema is, in words for a table; an object with a title is called by it. */
export const typeWords = (schema: FormatSchema): string => {
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeWords).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((item) => code(item)).join(' · ');
  const { type = 'null' } = schema;
  switch (type) {
    case 'array': return `list of ${schema.items === undefined ? 'values' : typeWords(schema.items)}`;
    case 'object': return objectWords(schema);
    case 'string': return textWords(schema);
    case 'integer': return `whole number, ${schema.minimum ?? 'any'} to ${schema.maximum ?? 'any'}`;
    case 'boolean': return '`true` · `false`';
    default: return code(null);
  }
};

/** A value of a document as code: text as it stands, everything else as JSON. */
export const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

const objectWords = ({ title, additionalProperties }: FormatSchema): string => {
  if (title !== undefined) return title;
  return typeof additionalProperties === 'object' ? `map of ${typeWords(additionalProperties)}` : 'section';
};

const textWords = ({ pattern }: FormatSchema): string =>
  pattern === undefined ? 'text' : (wordOfPattern[pattern] ?? `text like \`${pattern}\``);
