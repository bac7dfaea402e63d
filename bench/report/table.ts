import type { BenchRow } from './row.js';

/** The rows as a table for people; a second line holds what was measured beside. */
export const tableOf = (rows: readonly BenchRow[]): string => {
  const lines = [['row', 'ours', 'raw or peer', 'ratio', 'goal', 'met'], ...rows.map(cellsOf)];
  const widths = (lines[0] ?? []).map((_head, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const shown = lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  return shown.flatMap((line, index) => [line, ...detailsOf(rows[index - 1])]).join('\n');
};

const cellsOf = ({ name, unit, ours, raw, ratio, goal, met }: BenchRow): string[] => [
  name, `${numberText(ours)} ${unit}`, raw === null ? '' : numberText(raw), ratio === null ? '' : `${numberText(ratio)} ×`, goal ?? '',
  met === null ? '' : met ? 'yes' : 'no',
];

const detailsOf = (row: BenchRow | undefined): string[] => {
  const details = Object.entries(row?.details ?? {});
  return details.length === 0 ? [] : [`    ${details.map(([name, value]) => `${name} ${numberText(value)}`).join(' · ')}`];
};

/** Three digits that count, thousands apart. */
export const numberText = (value: number): string =>
  (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3)).toString());
