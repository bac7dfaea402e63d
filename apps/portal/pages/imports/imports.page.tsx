import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { counted, ImportStanding, isUnderWay } from './import-standing.js';
import { ImportForm } from './import-form.js';

type Run = Schemas['ImportInList'];

const everyMs = 700;

/** Takes files of another system in, and finds again what was taken in before. */
export const ImportsPage = () => {
  const runs = api.useQuery('get', '/v1/imports', { params: { query: { limit: '50' } } }, {
    staleTime: 0, refetchInterval: ({ state }) => (state.data?.data.some(({ standing }) => isUnderWay(standing)) === true ? everyMs : false) });
  return (
    <Page title="Imports" lead="Deals, partners and touchpoints out of another system. Files are tried first, and every fault is named; a second import of the same adds nothing.">
      <div className="beside">
        <Panel title="Take in"><ImportForm /></Panel>
        <Panel title="Imports" note="Kept for thirty days">
          <Shown read={runs} isEmpty={({ data }) => data.length === 0} empty="Nothing was imported here yet. What you try stands here, also for others, and goes on while you are away.">
            {({ data }) => <DataTable label="Imports" columns={columns} rows={data} keyOf={({ id }) => id} />}
          </Shown>
        </Panel>
      </div>
    </Page>
  );
};
export default ImportsPage;

const columns: readonly Column<Run>[] = [
  { title: 'Source', compare: byText(({ source }) => source), cell: ({ id, source }) => <Anchor component={Link} to={`/imports/${id}`} className="nowrap">{source}</Anchor> },
  { title: 'Stands', compare: byText(({ standing }) => standing), cell: ImportStanding },
  { title: 'New or changed', isNumber: true, cell: ({ standing, tally }) => (tally === null ? '–' : standing === 'tried' ? `would be ${tally.changed}` : counted(tally.changed, 'record')) },
  { title: 'Asked', compare: byText(({ askedAt }) => askedAt), cell: ({ askedAt, askedBy }) => <><Instant at={askedAt} /> <span className="quiet">by {askedBy}</span></> },
];
