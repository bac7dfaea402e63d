import { DataTable, type Column } from '../../parts/data-table.js';
import { words } from '../../parts/words.js';

interface Clause {
  readonly pointer: string;
  /** What it is about, within its section. */
  readonly about: string;
  readonly says: string;
}

/** A section of a rule set clause by clause: what each is about, what it says, and the pointer that traces name. */
export const Clauses = ({ section, part }: { readonly section: string; readonly part: unknown }) => (
  <DataTable label={words(section)} columns={columns} rows={clausesOf(part, [section])} keyOf={({ pointer }) => pointer} />
);

const columns: readonly Column<Clause>[] = [
  { title: 'About', cell: ({ about }) => about },
  { title: 'Says', cell: ({ says }) => says },
  { title: 'Clause', cell: ({ pointer }) => <span className="mono">{pointer}</span> },
];

/** Plain values, and lists of them, are clauses; what holds others is walked. */
const clausesOf = (value: unknown, path: readonly string[]): readonly Clause[] => {
  if (typeof value !== 'object' || value === null) return [clause(path, value === null ? 'none' : typeof value === 'string' ? value : JSON.stringify(value))];
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return [clause(path, value.map(String).join(', ') || 'none')];
  return Object.entries(value).flatMap(([name, part]) => clausesOf(part, [...path, name]));
};

const clause = (path: readonly string[], says: string): Clause => ({
  pointer: path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  // People count from one.
  about: path.slice(1).map((name) => (/^\d+$/.test(name) ? `No. ${Number(name) + 1}` : words(name))).join(' › '),
  says });
