import type { Schemas } from '../../api/client.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Empty, Panel } from '../../parts/page.js';

type Finding = NonNullable<Schemas['ImportAnswer']['report']>['faults'][number];

/** What was found in the files, by file, row and column. */
export const Findings = ({ title, findings, count, none }: { readonly title: string; readonly findings: readonly Finding[]; readonly count: number; readonly none: string }) => (
  <Panel title={title} note={count > findings.length ? `The first ${findings.length} of ${count}` : undefined}>
    {findings.length === 0 ? <Empty>{none}</Empty> : <DataTable label={title} columns={columns} rows={findings} keyOf={(finding) => JSON.stringify(finding)} />}
  </Panel>
);

const columns: readonly Column<Finding>[] = [
  { title: 'File', compare: byText(({ file, row }) => `${file} ${String(row ?? 0).padStart(9, '0')}`), cell: ({ file }) => <span className="mono">{file}</span> },
  { title: 'Row', isNumber: true, cell: ({ row }) => row ?? '–' },
  { title: 'Column', compare: byText(({ column }) => column ?? ''), cell: ({ column }) => column ?? '–' },
  { title: 'Why', compare: byText(({ code }) => code), cell: ({ message }) => message },
];
