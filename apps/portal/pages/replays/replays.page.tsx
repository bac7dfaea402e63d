import { Anchor, Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { lookAgainWhile } from './look-again.js';
import { ReplayForm } from './replay-form.js';

type Run = Schemas['ReplayAnswer'];

/** Asks what a quarter comes to under other rules, or by what was known at another moment, and finds again what was asked before. */
export const ReplaysPage = () => {
  const runs = api.useQuery('get', '/v1/replays', { params: { query: { limit: '50' } } }, { staleTime: 0, refetchInterval: ({ state }) => lookAgainWhile(state.data?.data) });
  return (
    <Page title="Replay lab" lead="What would a quarter have come to? A replay reads and compares: it posts nothing, and statements stay as they were issued.">
      <div className="beside">
        <Panel title="Ask"><ReplayForm /></Panel>
        <Panel title="Replays">
          <Shown read={runs} isEmpty={({ data }) => data.length === 0} empty="Nobody has asked for a replay yet. What is asked for stands here, also for others, and goes on while you are away.">
            {({ data }) => <DataTable label="Replays" columns={columns} rows={data} keyOf={({ id }) => id} />}
          </Shown>
        </Panel>
      </div>
    </Page>
  );
};
export default ReplaysPage;

/** How a replay stands. */
export const Standing = ({ of: { standing, progress } }: { readonly of: Run }) => (
  <Badge variant="light" tt="none" miw="max-content" color={colours[standing]}>{words(standing)}{standing === 'running' && progress.of !== null ? ` ${progress.deals} of ${progress.of}` : ''}</Badge>
);

const colours = { queued: 'gray', running: 'blue', done: 'green', failed: 'red', cancelled: 'gray' } as const;

const columns: readonly Column<Run>[] = [
  { title: 'Period', compare: byText(({ period }) => period), cell: ({ id, period }) => <Anchor component={Link} to={`/replays/${id}`} className="nowrap">{period}</Anchor> },
  { title: 'Rules', compare: byText(({ ruleSet }) => ruleSet ?? ''), cell: ({ ruleSet }) => ruleSet ?? 'As each deal has them' },
  { title: 'Stands', compare: byText(({ standing }) => standing), cell: (run) => <Standing of={run} /> },
  { title: 'Asked', compare: byText(({ askedAt }) => askedAt), cell: ({ askedAt, askedBy }) => <><Instant at={askedAt} /> <span className="quiet">by {askedBy}</span></> },
];
