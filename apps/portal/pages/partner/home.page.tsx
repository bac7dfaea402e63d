import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Money } from '../../parts/money.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { useEveryDeal } from '../deals/every-deal.js';
import { Waiting } from './waiting.js';

const recentMax = 8;

/** A partner's home: what it has coming, what waits for it, what changed. */
export const HomePage = () => {
  const { partnerId, name } = useUser();
  const asked = { params: { path: { partnerId: partnerId ?? '' } } };
  const account = api.useQuery('get', '/v1/partners/{partnerId}/account', asked);
  const projection = api.useQuery('get', '/v1/partners/{partnerId}/projection', asked);
  return (
    <Page title="Home" lead={`Signed in as ${name}`}>
      <Shown read={account} isEmpty={({ currencies }) => currencies.length === 0} empty="Nothing is owed to you yet. What your deals earn stands here.">
        {({ currencies }) => (
          <div className="tiles">
            {currencies.map((each) => <AccountTile key={each.currency} account={each} projected={projection.data?.totals.find(({ currency }) => currency === each.currency)?.amount} />)}
          </div>
        )}
      </Shown>
      <div className="beside">
        <Panel title="Waits for you"><Waiting partnerId={partnerId ?? ''} /></Panel>
        <Panel title="Latest statements"><LatestStatements /></Panel>
      </div>
      <Panel title="Last active deals"><LastActive /></Panel>
    </Page>
  );
};
export default HomePage;

const AccountTile = ({ account: { currency, balance, payable, disputed, heldBack, notDue, paid }, projected }: { readonly account: Schemas['AccountAnswer']; readonly projected: string | undefined }) => (
  <section className="panel" aria-label={`Balance in ${currency}`}>
    <Text size="sm" c="dimmed">{balance.startsWith('-') ? 'To be set off against what you earn next' : 'Owed to you'}</Text>
    <Text size="xl" fw={600} mb="xs"><Money amount={balance} currency={currency} /></Text>
    <dl className="fields figures">
      {([['Payable now', payable], ['Waits for a ruling', /[1-9]/.test(disputed) ? disputed : undefined], ['Held back', heldBack], ['Not due yet', notDue], ['Paid so far', paid], ['If open deals are won', projected]] as const)
        .map(([title, amount]) => (amount === undefined ? null : <div key={title} style={{ display: 'contents' }}><dt>{title}</dt><dd className="number"><Money {...{ amount, currency }} /></dd></div>))}
    </dl>
  </section>
);

const LatestStatements = () => {
  const statements = api.useQuery('get', '/v1/statements');
  return (
    <Shown read={statements} isEmpty={({ data }) => data.length === 0} empty="No quarter has been closed yet.">
      {({ data }) => <DataTable label="Latest statements" columns={statementColumns} rows={data.slice(0, 4)} keyOf={({ period, currency }) => `${period} ${currency}`} />}
    </Shown>
  );
};

const statementColumns: readonly Column<Schemas['StatementBalanceRow']>[] = [
  { title: 'Quarter', cell: ({ period, partnerId }) => <Anchor component={Link} to={`/statements/${partnerId}/${period}`}>{period}</Anchor> },
  { title: 'Earned', isNumber: true, cell: ({ earned, currency }) => <Money amount={earned} currency={currency} /> },
  { title: 'Carried forward', isNumber: true, cell: ({ closing, currency }) => <Money amount={closing} currency={currency} /> },
];

const LastActive = () => {
  const deals = useEveryDeal();
  return (
    <Shown read={deals} isEmpty={({ length }) => length === 0} empty="No deal names you yet.">
      {(rows) => (
        <DataTable label="Last active deals" keyOf={({ id }) => id} columns={dealColumns}
          rows={rows.toSorted((one, other) => (other.lastActivityAt ?? '').localeCompare(one.lastActivityAt ?? '')).slice(0, recentMax)} />
      )}
    </Shown>
  );
};

const dealColumns: readonly Column<Schemas['DealAnswer']>[] = [
  { title: 'Account', cell: ({ id, accountName }) => <Anchor component={Link} to={`/deals/${id}`}>{accountName ?? id}</Anchor> },
  { title: 'Status', cell: ({ status }) => words(status) },
  { title: 'Stage', cell: ({ stage }) => stage ?? '–' },
  { title: 'Last activity', cell: ({ lastActivityAt }) => (lastActivityAt === null ? '–' : <Instant at={lastActivityAt} />) },
];
