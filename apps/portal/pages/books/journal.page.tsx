import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api, client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import type { paths } from '../../api/schema.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Money } from '../../parts/money.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Day } from '../../parts/time.js';
import { words } from '../../parts/words.js';

type Entry = paths['/v1/journal']['get']['responses'][200]['content']['application/json']['data'][number];
type Balance = Schemas['BalanceAnswer'];

/** A line of an entry, with the entry it is of. */
type Leg = Entry & { readonly legNo: number; readonly account: string; readonly amount: string; readonly currency: string };

/** The books: what stands on each account, every entry, and both as files of accounting programs. */
export const JournalPage = () => {
  const balances = api.useQuery('get', '/v1/journal/balances');
  const entries = useEvery<Entry>(['/v1/journal', {}], async (after) => {
    const { data, has_more } = answerOf(await client.GET('/v1/journal', { params: { query: { limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: data, hasMore: has_more };
  }, ({ id }) => id);
  return (
    <Page title="Journal" lead="Double entries: of each, the lines sum to zero."
      actions={(['hledger', 'beancount'] as const).map((kind) => <Button key={kind} size="xs" variant="default" component="a" href={`/v1/journal/document?kind=${kind}`} download>{kind}</Button>)}>
      <Panel title="Balances">
        <Shown read={balances} isEmpty={({ data }) => data.length === 0} empty="Nothing has been posted yet.">
          {({ data }) => <DataTable label="Balances" columns={balanceColumns} rows={data} keyOf={({ id }) => id} />}
        </Shown>
      </Panel>
      <Panel title="Entries" note={entries.data === undefined ? undefined : `${entries.data.length}${entries.isWhole ? '' : ' so far'}`}>
        <Shown read={entries} isEmpty={({ length }) => length === 0} empty="Nothing has been posted yet.">
          {(rows) => <DataTable label="Entries" columns={legColumns} rows={rows.flatMap(legsOf)} keyOf={({ id, legNo }) => `${id} ${legNo}`} />}
        </Shown>
      </Panel>
    </Page>
  );
};
export default JournalPage;

const legsOf = (entry: Entry): readonly Leg[] => entry.postings.map(({ account, amount, currency }, index) => ({ ...entry, legNo: index + 1, account, amount, currency }));

const balanceColumns: readonly Column<Balance>[] = [
  { title: 'Account', compare: byText(({ account }) => account), cell: ({ account }) => account },
  { title: 'Lines', isNumber: true, compare: (one, other) => one.postings - other.postings, cell: ({ postings }) => postings },
  { title: 'Balance', isNumber: true, cell: ({ balance, currency }) => <Money amount={balance} currency={currency} /> },
];

const legColumns: readonly Column<Leg>[] = [
  { title: 'Day', cell: ({ day, legNo }) => (legNo === 1 ? <Day day={day} /> : '') },
  { title: 'Entry', cell: ({ id, legNo }) => (legNo === 1 ? <span className="mono">{id}</span> : '') },
  { title: 'Partner', cell: ({ partnerName, legNo }) => (legNo === 1 ? partnerName : '') },
  { title: 'Because of', cell: ({ causeType, legNo, ...entry }) => (legNo > 1 ? '' : 'dealId' in entry && entry.dealId ? <Anchor component={Link} to={`/deals/${entry.dealId}`}>{words(causeType)}</Anchor> : words(causeType)) },
  { title: 'Posted in', cell: ({ postedIn, legNo }) => (legNo === 1 ? postedIn : '') },
  { title: 'Account', cell: ({ account }) => account },
  { title: 'Amount', isNumber: true, cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
];
