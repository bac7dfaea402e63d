import fc from 'fast-check';

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: [inner] }), 1);

/** Values that programs stumble over: wrong kinds, bounds of numbers, broken text, names of object members, depth, and words that some interpreter understands. */
const known: readonly unknown[] = [
  null, true, false, 0, -1, 0.1, 1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 53), 2 ** 31, '', ' ', '\t', '0', '-0', '-1', '+1', '1.', '.5', '1e5', '0x10', '٣', 'NaN', 'Infinity', '1.00', '0.001', '-1.00',
  '9'.repeat(30), `${'9'.repeat(40)}.99`, '92233720368547758.08', '\0', 'a\0b', '\ud800', 'x\udfff', '\udc00\ud800', '\ufeff', '\u202eabc', '👩‍👩‍👧', 'é', 'ﬃ', '\r\nX: y', 'x'.repeat(101), 'x'.repeat(4_001), '__proto__', 'constructor', 'toString',
  '2026-02-31T00:00:00.000Z', '2026-06-30T23:59:60.000Z', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.000Z', '2026-03-31', '2026-13-01', '0000-00-00', '2026-Q1', '2026-Q5', '0000-Q1', '9999-Q4', '2026Q1',
  'deal_', 'deal_solo', `deal_${'x'.repeat(300)}`, 'ptr_ALPHA', 'ptr_alpha', 'ptr_a\0', 'usr_-', 'USD', 'usd', 'XXX', '../../etc/passwd', '..', '.', '/', '\\', '%00', '%', "' OR 1=1 --", '$1', '{{7*7}}', '${x}', '<script>', '*', '1/0', '1/3',
  [], [null], [[]], [1, 'a', {}], Array.from({ length: 1_100 }, () => 1), {}, { $ne: null }, { length: 1 }, { toJSON: 1 }, { '': '' }, { a: { $ref: '#' } }, nested(5), nested(500)];

/** Any value, hostile for the most part. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...known) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.bigInt().map(String)) });

/** Any text, hostile for the most part. */
export const hostileText: fc.Arbitrary<string> = hostileValue.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));

/** Text as an address has it: escaped, but for what is hostile as it stands. Half of a surrogate pair goes as the bytes that some programs make of it. */
export const inAddress = (text: string): string => (asTheyStand.has(text)
  ? text : encodeURIComponent(Buffer.from(text.slice(0, 3_000)).toString()).replaceAll('%EF%BF%BD', '%ED%A0%80'));

const asTheyStand = new Set(['%', '%00', '..', '.', '%zz', '*']);

/** Text as a header can carry it: Latin-1 without what ends a line. */
export const inHeader = (text: string): string => text.replace(/[^\x20-\x7e\x80-\xff]/g, 'ÿ').slice(0, 3_000);
