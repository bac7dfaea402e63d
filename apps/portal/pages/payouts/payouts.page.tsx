import { Anchor, Group, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client, api, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import { useUser } from '../../api/session.js';
import { Act } from '../../parts/act.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { unlessRight } from '../../parts/second-person.js';
import { Standing } from '../../parts/standing.js';
import { Day, Instant } from '../../parts/time.js';
import { Totals } from '../../parts/totals.js';
import { LeftOutTable } from './left-out.js';
import { PreviewedPayments } from './previewed-payments.js';

type Batch = Schemas['PayoutAnswer'];

/** Batches of payments, and what the next would pay. */
export const PayoutsPage = () => {
  const batches = useEvery<Batch>(['/v1/payouts', {}], async (after) => {
    const { data, has_more } = answerOf(await client.GET('/v1/payouts', { params: { query: { limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: data, hasMore: has_more };
  }, ({ id }) => id);
  return (
    <Page title="Payout batches" lead="A batch pays what is payable on a day. One person requests it, another approves.">
      <Panel title="Batches">
        <Shown read={batches} isEmpty={({ length }) => length === 0} empty="Nothing has been paid yet.">
          {(rows) => <DataTable label="Batches" columns={columns} rows={rows.toSorted((one, other) => other.batch - one.batch)} keyOf={({ id }) => id} />}
        </Shown>
      </Panel>
      <Panel title="The next batch"><NextBatch /></Panel>
    </Page>
  );
};
export default PayoutsPage;

export const batchColours = { assembling: 'orange', proposed: 'blue', approved: 'green', withdrawn: 'gray' } as const;

const columns: readonly Column<Batch>[] = [
  { title: 'Batch', compare: (one, other) => one.batch - other.batch, cell: ({ batch }) => <Anchor component={Link} to={`/payouts/${batch}`}>Batch {batch}</Anchor> },
  { title: 'Standing', cell: ({ standing }) => <Standing is={standing} colour={batchColours[standing]} /> },
  { title: 'Payable by', cell: ({ cutOff }) => <Day day={cutOff} /> },
  { title: 'Requested', cell: ({ requestedAt, proposedBy }) => <><Instant at={requestedAt} />, {proposedBy}</> },
  { title: 'Approved by', cell: ({ approvedBy }) => approvedBy ?? '–' },
  { title: 'Total', isNumber: true, cell: ({ totals }) => (totals === null ? 'being put together' : <Totals of={totals} />) },
];

/** What a batch would pay on a day, whom it would leave out, and the request for it. */
const NextBatch = () => {
  const user = useUser();
  const [chosen, setChosen] = useState<string>();
  const isDay = chosen === undefined || /^\d{4}-\d\d-\d\d$/.test(chosen);
  // Before a day is chosen it is the programme's today, which the server knows: it may be another day here.
  const preview = api.useQuery('get', '/v1/payouts/preview', { params: { query: chosen === undefined ? {} : { cutOff: chosen } } }, { enabled: isDay });
  const cutOff = chosen ?? preview.data?.cutOff ?? '';
  const body = { cutOff };
  return (
    <>
      <TextInput type="date" label="Cut-off day" description="What is payable by the end of this day is paid." value={cutOff} onChange={({ currentTarget }) => setChosen(currentTarget.value)} maw="16rem" mb="md" />
      {isDay ? (
        <Shown read={preview}>
          {({ payments, leftOut, totals }) => (
            <>
              <PreviewedPayments payments={payments} />
              <LeftOutTable rows={leftOut} />
              <Group mt="md"><Act label="Request this batch" variant="filled" {...{ body }} unless={unlessRight(user, 'finance') ?? (payments.length === 0 ? 'nothing is payable by this day.' : null)}
                shows={() => <p>{payments.length} payments, in sum <Totals of={totals} />. Another person in finance approves.</p>}
                send={({ query, header }) => client.POST('/v1/payouts', { params: { query, header }, body })} /></Group>
            </>
          )}
        </Shown>
      ) : <p className="quiet">Choose a day.</p>}
    </>
  );
};
