import { parseMinor, type Currency } from '#kernel';
import type { Comparison } from './comparison.schema.js';
import type { AmountChange } from './sides.js';

/** A comparison for a person: what the rules say otherwise, what it costs, who gains and loses, each deal that differs. */
export const renderComparison = (comparison: Comparison): string =>
  [...heading(comparison), ...clauses(comparison), ...cost(comparison), ...partners(comparison), ...deals(comparison), ...awards(comparison)].join('\n') + '\n';

const heading = ({ before, after }: Comparison): string[] => [`${nameOf(before)} → ${nameOf(after)}`];

const nameOf = ({ id, version, digest }: Comparison['before']): string => `${id}${version === null ? '' : `@${version}`} (${digest.slice(0, 16)}…)`;

const block = (title: string, lines: readonly string[], ifNone: string): string[] =>
  lines.length === 0 ? ['', `${title}: ${ifNone}`] : ['', title, ...lines.map((line) => `  ${line}`)];

const clauses = (comparison: Comparison): string[] =>
  block('Clauses', comparison.clauses.map(({ clause, before, after }) => `${clause}: ${standing(before)} → ${standing(after)}`), 'none differs');

const standing = (side: Comparison['clauses'][number]['before']): string =>
  side === null ? 'nothing' : `${JSON.stringify(side.value)}${side.default ? ' (default)' : ''}`;

const cost = ({ totals, quarters, compared }: Comparison): string[] => [
  ...block('Cost', totals.map(({ currency, amount, withheld }) => `${currency} ${moved(amount)}${beside(withheld)}`), 'nothing is earned'),
  ...quarters.map(({ period, currency, amount, withheld }) => `  ${period} ${currency} ${moved(amount)}${beside(withheld)}`),
  `  ${compared.differing} of ${compared.deals} won deals differ`,
];

const moved = ({ before, after, delta }: AmountChange): string =>
  before === after ? `${after}, as before` : `${before} → ${after}, ${signed(delta)}`;

const signed = (delta: string): string => (delta.startsWith('-') ? delta.replace('-', '−') : `+${delta}`);

const beside = (withheld: AmountChange): string =>
  /[1-9]/.test(withheld.before + withheld.after) ? `; withheld ${moved(withheld)}` : '';

const partners = ({ partners: rows }: Comparison): string[] => {
  const text = ({ partnerId, currency, amount, withheld }: (typeof rows)[number]): string => `${partnerId} ${currency} ${moved(amount)}${beside(withheld)}`;
  return [
    ...block('Who gains', rows.filter(({ outcome }) => outcome === 'gains').sort(byDelta).map(text), 'nobody'),
    ...block('Who loses', rows.filter(({ outcome }) => outcome === 'loses').sort(byDelta).map(text), 'nobody'),
  ];
};

/** By currency, the largest change first; equal ones as they stand. */
const byDelta = (left: Comparison['partners'][number], right: Comparison['partners'][number]): number => {
  if (left.currency !== right.currency) return left.currency < right.currency ? -1 : 1;
  const [one, other] = [sizeOf(left), sizeOf(right)];
  return one > other ? -1 : one < other ? 1 : 0;
};

const sizeOf = ({ amount, currency }: Comparison['partners'][number]): bigint =>
  parseMinor(amount.delta.replace('-', ''), currency as Currency) ?? 0n;

const deals = ({ deals: rows }: Comparison): string[] =>
  block('Deals that differ', rows.flatMap((deal) => [
    `${deal.dealId} ${deal.currency} ${moved(deal.amount)}${beside(deal.withheld)}; ${basis(deal)}`,
    ...deal.lines.map((line) => `  ${[line.partnerId, line.position, line.incentiveId].filter((part) => part !== null).join(', ')}: ${moved(line.amount)}${beside(line.withheld)}${by(line.clause)}`),
  ]), 'none');

const basis = ({ rate, pool }: Comparison['deals'][number]): string =>
  `rate ${rate.before === rate.after ? rate.after : `${rate.before} → ${rate.after}`}, pool ${pool.before === pool.after ? pool.after : `${pool.before} → ${pool.after}`}`;

const by = ({ before, after }: { before: string | null; after: string | null }): string =>
  `  by ${[...new Set([before, after])].map((clause) => clause ?? 'nothing').join(' → ')}`;

const awards = ({ awards: rows }: Comparison): string[] =>
  rows.length === 0
    ? []
    : block('Incentives and SPIFFs that differ', rows.map(({ id, partnerId, period, currency, clause, amount }) => `${id} ${partnerId} ${period} ${currency} ${moved(amount)}${by(clause)}`), '');
