import { Table } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';

/** A column: what stands in it, and how its rows are put in order, where they can be. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Negative where the first comes before the second; without it the column is not sorted by. */
  readonly compare?: (one: Row, other: Row) => number;
  /** Numbers stand to the right, under each other. */
  readonly isNumber?: boolean;
}

interface TableProps<Row> {
  /** What the table is of, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly isMarked?: (row: Row) => boolean;
}

const longFrom = 150;
const rowHeightPx = 37;

/** A table that is sorted by its headings. A long one holds only the rows in sight, so that ten thousand scroll as ten do. */
export const DataTable = <Row,>({ label, columns, rows, keyOf, isMarked }: TableProps<Row>) => {
  const [order, setOrder] = useState<{ readonly column: number; readonly descending: boolean } | null>(null);
  const sorted = useMemo(() => inOrder(rows, columns, order), [rows, columns, order]);
  const scroll = useRef<HTMLDivElement>(null);
  const isLong = sorted.length >= longFrom;
  const virtual = useVirtualizer({ count: isLong ? sorted.length : 0, getScrollElement: () => scroll.current, estimateSize: () => rowHeightPx, overscan: 20 });
  const items = virtual.getVirtualItems();
  const [above, below] = isLong ? [items[0]?.start ?? 0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)] : [0, 0];
  const visible = isLong ? items.map(({ index }) => ({ index, row: sorted[index] })) : sorted.map((row, index) => ({ index, row }));
  return (
    <div ref={scroll} className={isLong ? 'table-scroll table-tall' : 'table-scroll'} tabIndex={0} role="group" aria-label={label}>
      <Table aria-label={label} aria-rowcount={sorted.length + 1} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, index) => <Heading key={column.title} {...{ column, order: order?.column === index ? order : null }}
              sort={() => setOrder((was) => ({ column: index, descending: was?.column === index && !was.descending }))} />)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 ? <Gap heightPx={above} span={columns.length} /> : null}
          {visible.map(({ index, row }) => row === undefined ? null : (
            <Table.Tr key={keyOf(row)} aria-rowindex={index + 2} {...(isMarked?.(row) === true ? { bg: 'var(--mantine-primary-color-light)' } : {})}>
              {columns.map(({ title, cell, isNumber }) => <Table.Td key={title} className={isNumber === true ? 'number' : ''}>{cell(row)}</Table.Td>)}
            </Table.Tr>
          ))}
          {below > 0 ? <Gap heightPx={below} span={columns.length} /> : null}
        </Table.Tbody>
      </Table>
    </div>
  );
};

const Gap = ({ heightPx, span }: { readonly heightPx: number; readonly span: number }) => (
  <tr aria-hidden><td colSpan={span} style={{ height: heightPx, padding: 0, border: 0 }} /></tr>
);

const Heading = <Row,>({ column: { title, compare, isNumber }, order, sort }: {
  readonly column: Column<Row>; readonly order: { readonly descending: boolean } | null; readonly sort: () => void;
}) => (
  <Table.Th scope="col" className={isNumber === true ? 'number' : ''} {...(order ? { 'aria-sort': order.descending ? 'descending' as const : 'ascending' as const } : {})}>
    {compare === undefined ? title
      : <button type="button" className="table-sort" onClick={sort}>{title}<span aria-hidden>{order === null ? '' : order.descending ? '▾' : '▴'}</span></button>}
  </Table.Th>
);

const inOrder = <Row,>(rows: readonly Row[], columns: readonly Column<Row>[], order: { readonly column: number; readonly descending: boolean } | null): readonly Row[] => {
  const compare = order === null ? undefined : columns[order.column]?.compare;
  if (!compare) return rows;
  const sign = order?.descending === true ? -1 : 1;
  return rows.toSorted((one, other) => sign * compare(one, other));
};

/** Orders by text, as the reader's language does. */
export const byText = <Row,>(textOf: (row: Row) => string) => (one: Row, other: Row): number => textOf(one).localeCompare(textOf(other));
