import { List, Text } from '@mantine/core';
import { api, type Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Shown } from '../../parts/page.js';
import { Standing } from '../../parts/standing.js';

type Follower = Schemas['ReadModelAnswer'];

/** How far what people read has followed the log, and the streams that it stopped at because it could not read them on. */
export const ReadModels = () => {
  const followers = api.useQuery('get', '/v1/read-models');
  return (
    <Shown read={followers} isEmpty={({ data }) => data.length === 0} empty="Nothing follows the log yet: the projector has not begun.">
      {({ data }) => <DataTable label="Followers" columns={columns} rows={data} keyOf={({ id }) => id} />}
    </Shown>
  );
};

const columns: readonly Column<Follower>[] = [
  { title: 'Follower', cell: ({ id }) => id },
  { title: 'Stands', cell: ({ caughtUp }) => <Standing is={caughtUp ? 'caught-up' : 'behind'} colour={caughtUp ? 'green' : 'yellow'} /> },
  { title: 'Position', isNumber: true, cell: ({ position }) => position ?? '–' },
  { title: 'Log', isNumber: true, cell: ({ head }) => head ?? '–' },
  { title: 'Stopped streams', cell: ({ stopped }) => (stopped.length === 0 ? 'None'
    : <List size="sm">{stopped.map(({ stream, eventId, reason }) => <List.Item key={stream}><span className="mono">{stream}</span>: {reason} <Text span c="dimmed" className="mono">{eventId}</Text></List.Item>)}</List>) },
];
