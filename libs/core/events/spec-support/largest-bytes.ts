import type { SchemaNode } from './schema-node.js';

/** No bound can be given: the schema lets something be as long as it likes. */
export class Unbounded extends Error {
  override readonly name = 'Unbounded';
}

/** An upper bound of the bytes of JSON text that a value of this schema has. Throws Unbounded, naming the place, where there is none. */
export const largestBytes = (node: SchemaNode, place = ''): number => {
  if (node.anyOf) return Math.max(...node.anyOf.map((child) => largestBytes(child, place)));
  const measure = measures[node.type ?? ''];
  if (!measure) throw new Unbounded(`${place}: ${String(node.type)} has no bound`);
  return measure(node, place);
};

const integerBytes = ({ minimum, maximum }: SchemaNode, place: string): number => {
  if (minimum === undefined || maximum === undefined) throw new Unbounded(`${place}: an integer needs minimum and maximum`);
  return Math.max(String(minimum).length, String(maximum).length);
};

const textBytes = (node: SchemaNode, place: string): number => {
  if (node.enum) return 2 + Math.max(...node.enum.map((word) => Buffer.byteLength(word)));
  if (node.maxLength === undefined || node.pattern === undefined) throw new Unbounded(`${place}: a text needs maxLength and pattern`);
  return 2 + node.maxLength * bytesPerCharacter(node.pattern);
};

/** UTF-8 has at most four bytes a character; a quotation mark is two; a control character or half a surrogate pair is escaped with six. */
const bytesPerCharacter = (pattern: string): number => {
  const expression = new RegExp(pattern, 'u');
  const takes = (character: string): boolean => [character, `a${character}`, `${character}a`, `a${character}a`].some((text) => expression.test(text));
  if (['\u0000', '\n', '\u001f', '\ud800', '\udfff'].some(takes)) return 6;
  if (['é', '漢', '😀', '\u0301'].some(takes)) return 4;
  return takes('"') || takes('\\') ? 2 : 1;
};

const listBytes = ({ items, maxItems }: SchemaNode, place: string): number => {
  if (items === undefined || maxItems === undefined) throw new Unbounded(`${place}: a list needs items and maxItems`);
  return 2 + maxItems * (largestBytes(items, place) + 1);
};

const objectBytes = (node: SchemaNode, place: string): number => {
  if (node['x-bytes-max'] !== undefined) return node['x-bytes-max'];
  if (node.additionalProperties !== false) throw new Unbounded(`${place}: an object takes any key`);
  return Object.entries(node.properties ?? {}).reduce(
    (sum, [name, child]) => sum + name.length + 4 + largestBytes(child, `${place}/${name}`), 2);
};

const measures: Readonly<Record<string, (node: SchemaNode, place: string) => number>> = {
  null: () => 4, boolean: () => 5, integer: integerBytes, string: textBytes, array: listBytes, object: objectBytes,
};
