import { Button, List } from '@mantine/core';
import { useUser } from '../../api/session.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { useQuarters, type Quarter } from '../periods/every-period.js';

/** Closed quarters to be taken away whole, and verified where there is nothing else. */
export const AuditPacksPage = () => {
  const quarters = useQuarters();
  const mayTake = useUser().rights.some((right) => right === 'auditor' || right === 'finance');
  return (
    <Page title="Audit packs" lead="A closed quarter as one file: the signed log up to its closing, rules, deals, statements, and the replay that comes to them.">
      <Panel title="Closed quarters">
        <Shown read={quarters} isEmpty={(all) => closedIn(all).length === 0} empty="No quarter is closed yet. There is nothing to audit before one is.">
          {(all) => <DataTable label="Closed quarters" columns={[...columns, ...(mayTake ? [pack] : [])]} rows={closedIn(all)} keyOf={({ period }) => period} />}
        </Shown>
        {mayTake ? null : <p className="quiet">A pack holds the whole log: only auditors and finance take it away.</p>}
      </Panel>
      <Panel title="How to verify one">
        <List type="ordered" size="sm">
          <List.Item>Take the pack to a machine that has Tandem and nothing else: no server, no database.</List.Item>
          <List.Item><code>npx tandem verify 2026-Q1-audit-pack.zip</code> works out the tree from the events, checks the signature, folds the deals and evaluates them, and compares every line with the statements.</List.Item>
          <List.Item>It ends with 0 where all holds. Otherwise it ends with 1 and names the first event or line that does not.</List.Item>
        </List>
      </Panel>
    </Page>
  );
};
export default AuditPacksPage;

const closedIn = (quarters: readonly Quarter[]): readonly Quarter[] => quarters.filter(({ standing }) => standing === 'closed');

const columns: readonly Column<Quarter>[] = [
  { title: 'Quarter', cell: ({ period }) => period },
  { title: 'Closed', cell: ({ since }) => <Instant at={since} /> },
];

const pack: Column<Quarter> = { title: 'Pack', cell: ({ period }) => (
  <Button size="xs" variant="default" component="a" href={`/v1/periods/${period}/audit-pack`} download>Download<span className="visually-hidden"> the pack of {period}</span></Button>
) };
