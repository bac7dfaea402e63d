import { DataTable, type Column } from '../../parts/data-table.js';

interface Clause {
  readonly pointer: string;
  readonly says: string;
}

/** A rule set by its clauses: where each value stands (the pointer that traces name) and what it is. */
export const Clauses = ({ document }: { readonly document: object }) => (
  <DataTable label="Clauses" columns={columns} rows={clausesOf(document, '')} keyOf={({ pointer }) => pointer} />
);

const columns: readonly Column<Clause>[] = [
  { title: 'Clause', cell: ({ pointer }) => <span className="mono">{pointer}</span> },
  { title: 'Says', cell: ({ says }) => says },
];

/** Plain values, and lists of them, are clauses; what holds others is walked. */
const clausesOf = (value: unknown, pointer: string): readonly Clause[] => {
  if (typeof value !== 'object' || value === null) return [{ pointer, says: String(value) }];
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return [{ pointer, says: value.map(String).join(', ') || 'none' }];
  return Object.entries(value).flatMap(([name, part]) => clausesOf(part, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
};
