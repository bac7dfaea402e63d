import { Anchor, Button, Group, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { nextPeriod, parsePeriod } from '#kernel';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Standing } from '../../parts/standing.js';
import { Instant } from '../../parts/time.js';
import { Totals } from '../../parts/totals.js';
import { useQuarters, type Quarter } from './every-period.js';

/** Quarters: those that are closed, and the one that is next. */
export const PeriodsPage = () => {
  const quarters = useQuarters();
  const next = nextOf(quarters.data ?? []);
  return (
    <Page title="Periods" lead="Quarters close in order, by two people. What a closed one promised is never changed; what differs later is posted in the open one."
      actions={next === undefined ? undefined : <Button size="xs" component={Link} to={`/periods/${next}`}>Preview {next}</Button>}>
      <Panel title="Quarters">
        <Shown read={quarters} isEmpty={({ length }) => length === 0} empty={<FirstQuarter />}>
          {(rows) => <DataTable label="Quarters" columns={columns} rows={rows} keyOf={({ period }) => period} />}
        </Shown>
      </Panel>
    </Page>
  );
};
export default PeriodsPage;

/** The one that is being closed, or else the one after the last that is. */
const nextOf = (quarters: readonly Quarter[]): string | undefined => {
  const [newest] = quarters;
  const last = parsePeriod(newest?.period ?? '');
  return newest === undefined || last === undefined ? undefined : newest.standing === 'closed' ? nextPeriod(last) : last;
};

/** The first quarter that is closed takes all before it along, so somebody names it. */
const FirstQuarter = () => {
  const [named, setNamed] = useState('');
  const navigate = useNavigate();
  return (
    <form onSubmit={(event) => { event.preventDefault(); void navigate({ to: `/periods/${named.trim()}` }); }}>
      <p>No quarter has been closed. The first takes all postings before it along.</p>
      <Group align="end"><TextInput label="Quarter" placeholder="2026-Q1" required pattern="\d{4}-Q[1-4]" value={named} onChange={({ currentTarget }) => setNamed(currentTarget.value)} /><Button type="submit">Preview</Button></Group>
    </form>
  );
};

const colours = { proposed: 'blue', closing: 'orange', closed: 'green' } as const;

const columns: readonly Column<Quarter>[] = [
  { title: 'Quarter', cell: ({ period }) => <Anchor component={Link} to={`/periods/${period}`}>{period}</Anchor> },
  { title: 'Standing', cell: ({ standing }) => <Standing is={standing} colour={colours[standing]} /> },
  { title: 'Since', cell: ({ since }) => <Instant at={since} /> },
  { title: 'Statements', isNumber: true, cell: ({ closed }) => closed?.statements ?? '–' },
  { title: 'Printed', isNumber: true, cell: ({ closed }) => closed?.kept ?? '–' },
  { title: 'Lines', isNumber: true, cell: ({ closed }) => closed?.lines ?? '–' },
  { title: 'Awards', isNumber: true, cell: ({ closed }) => closed?.awards ?? '–' },
  { title: 'Promised', isNumber: true, cell: ({ closed }) => <Totals of={closed?.totals ?? []} /> },
];
