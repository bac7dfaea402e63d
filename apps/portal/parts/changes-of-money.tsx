import { Stack } from '@mantine/core';
import { DataTable, type Column } from './data-table.js';
import { DivergingBars } from './diverging-bars.js';
import { compareAmounts, Money } from './money.js';
import { Picture } from './picture.js';

/** What something came to on one side, on the other, and by how much that differs. */
export interface MoneyChange {
  readonly id: string;
  readonly title: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly delta: string;
}

interface Sides {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** Amounts on two sides, as a table. */
export const MoneyChanges = ({ label, changes, sides }: { readonly label: string; readonly changes: readonly MoneyChange[]; readonly sides: Sides }) => (
  <DataTable label={label} columns={columnsOf(sides)} rows={changes} keyOf={({ id }) => id} />
);

/** Who gains and who loses, as a picture for each currency with the table of all; the greatest difference first. */
export const GainsAndLosses = ({ label, changes, sides }: { readonly label: string; readonly changes: readonly MoneyChange[]; readonly sides: Sides }) => {
  const byCurrency = Map.groupBy(changes.filter(({ delta }) => /[1-9]/.test(delta)), ({ currency }) => currency);
  return (
    <Picture label={label} table={<MoneyChanges {...{ label, changes, sides }} />}
      picture={<Stack gap="lg">{[...byCurrency].map(([currency, rows]) => (
        <DivergingBars key={currency} label={`${label}, ${currency}`}
          differences={rows.toSorted((one, other) => compareAmounts(other.delta, one.delta)).map(({ id, title, delta }) => ({ id, title, amount: delta, currency }))} />
      ))}</Stack>} />
  );
};

const figure = (title: string, amountOf: (row: MoneyChange) => string, strong = false): Column<MoneyChange> => ({
  title, isNumber: true, compare: (one, other) => compareAmounts(amountOf(one), amountOf(other)),
  cell: (row) => <Money amount={amountOf(row)} currency={row.currency} strong={strong} /> });

const columnsOf = ({ what, from, to }: Sides): readonly Column<MoneyChange>[] => [
  { title: what, compare: (one, other) => one.title.localeCompare(other.title), cell: ({ title }) => title },
  figure(from, (row) => row.from), figure(to, (row) => row.to), figure('Difference', ({ delta }) => delta, true),
];
