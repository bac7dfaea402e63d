import { compareUtf8, formatMinor, type Currency } from '#kernel';

/** Things of the rule set compared from, and of the one compared to. */
export interface Sides<Item> {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

/** Those of both sides that share a key. */
export interface Group<Item> extends Sides<Item> {
  /** Any of them: what the key is made of is the same in all. */
  readonly any: Item;
}

/** Groups both sides by a key of several texts, in the order of these by UTF-8 bytes; null comes first. */
export const groupsBy = <Item>(sides: Sides<Item>, keyOf: (item: Item) => readonly (string | null)[]): Group<Item>[] => {
  const groups = new Map<string, { key: readonly (string | null)[]; any: Item; before: Item[]; after: Item[] }>();
  const put = (item: Item, side: keyof Sides<Item>): void => {
    const key = keyOf(item);
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, any: item, before: [], after: [] };
    groups.set(name, group);
    group[side].push(item);
  };
  for (const item of sides.before) put(item, 'before');
  for (const item of sides.after) put(item, 'after');
  return [...groups.values()].sort((left, right) => compareKeys(left.key, right.key));
};

const compareKeys = (left: readonly (string | null)[], right: readonly (string | null)[]): number => {
  for (const [index, part] of left.entries()) {
    const order = compareUtf8(part ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
};

/** Amounts of both sides as texts with their currency's digits, and by how much the second is more. */
export interface AmountChange {
  before: string;
  after: string;
  delta: string;
}

/** The sums of both sides and their difference, from minor units. */
export const changeOf = <Item>({ before, after }: Sides<Item>, currency: Currency, minorOf: (item: Item) => bigint): AmountChange => {
  const sum = (items: readonly Item[]): bigint => items.reduce((whole, item) => whole + minorOf(item), 0n);
  const [beforeMinor, afterMinor] = [sum(before), sum(after)];
  return { before: formatMinor(beforeMinor, currency), after: formatMinor(afterMinor, currency), delta: formatMinor(afterMinor - beforeMinor, currency) };
};

/** Whether the two sides differ. */
export const differs = ({ before, after }: AmountChange): boolean => before !== after;
