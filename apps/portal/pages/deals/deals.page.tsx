import { Anchor, Group, SegmentedControl, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Empty, Page, Shown } from '../../parts/page.js';
import { Standing } from '../../parts/standing.js';
import { Day } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { useEveryDeal } from './every-deal.js';
import { NextStep } from './next-step.js';

type Deal = Schemas['DealAnswer'];
type Line = Schemas['CreditLine'];

const statuses = ['all', 'open', 'won', 'lost'];

/** Deals: how each stands, and for a partner what it is on it and what it earns it. */
export const DealsPage = () => {
  const { partnerId } = useUser();
  const deals = useEveryDeal();
  const own = useOwnLines(partnerId);
  const [status, setStatus] = useState('all');
  const [sought, setSought] = useState('');
  const matches = (deal: Deal): boolean => (status === 'all' || deal.status === status)
    && `${deal.accountName ?? ''} ${deal.id} ${deal.externalId ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase());
  return (
    <Page title={partnerId === null ? 'Deals' : 'My deals'} lead={deals.data === undefined ? undefined : `${deals.data.length} deals${deals.isWhole ? '' : ' and more'}`}>
      <Group gap="sm">
        <SegmentedControl size="xs" value={status} onChange={setStatus} aria-label="Status" data={statuses.map((value) => ({ value, label: words(value) }))} />
        <TextInput size="xs" aria-label="Find a deal" placeholder="Account or id" value={sought} onChange={({ currentTarget }) => setSought(currentTarget.value)} />
      </Group>
      <section className="panel" aria-label="Deals">
        <Shown read={deals} isEmpty={({ length }) => length === 0} empty="No deal names you yet. Once one is registered with you it stands here.">
          {(rows) => {
            const shown = rows.filter(matches);
            return shown.length === 0 ? <Empty>No deal is like that.</Empty>
              : <DataTable label="Deals" columns={[...columns, ...(partnerId === null ? [] : ownColumns(own)), ...courseColumns]} rows={shown} keyOf={({ id }) => id} />;
          }}
        </Shown>
      </section>
    </Page>
  );
};
export default DealsPage;

/** What the partner has from its deals, owed or projected, by deal. */
const useOwnLines = (partnerId: string | null): ReadonlyMap<string, readonly Line[]> => {
  const asked = { params: { path: { partnerId: partnerId ?? '' } } };
  const owed = api.useQuery('get', '/v1/partners/{partnerId}/credit', asked, { enabled: partnerId !== null });
  const projected = api.useQuery('get', '/v1/partners/{partnerId}/projection', asked, { enabled: partnerId !== null });
  return Map.groupBy([...(owed.data?.lines ?? []), ...(projected.data?.lines ?? [])], ({ dealId }) => dealId);
};

const statusColour = { open: 'blue', won: 'green', lost: 'gray' } as const;

/** The quarter in which a deal closed, or the day on which an open one is expected to. */
const Closes = ({ deal: { closedAt, period, expectedCloseOn } }: { readonly deal: Deal }) => {
  if (closedAt !== null) return <span title={closedAt} className="nowrap">{period ?? closedAt.slice(0, 10)}</span>;
  return expectedCloseOn === null ? '–' : <span className="quiet nowrap">exp. <Day day={expectedCloseOn} /></span>;
};

const columns: readonly Column<Deal>[] = [
  { title: 'Account', compare: byText(({ accountName, id }) => accountName ?? id), cell: ({ id, accountName }) => <Anchor component={Link} to={`/deals/${id}`}>{accountName ?? id}</Anchor> },
  { title: 'Status', compare: byText(({ status }) => status), cell: ({ status, stage }) => <><Standing is={status} colour={statusColour[status]} />{status === 'open' && stage !== null ? <div className="quiet">{stage}</div> : null}</> },
  { title: 'Amount', isNumber: true, compare: (one, other) => one.currency.localeCompare(other.currency) || compareAmounts(one.amount ?? '0', other.amount ?? '0'),
    cell: ({ amount, currency }) => (amount === null ? '–' : <Money {...{ amount, currency }} />) },
];

const courseColumns: readonly Column<Deal>[] = [
  { title: 'Last activity', compare: byText(({ lastActivityAt }) => lastActivityAt ?? ''), cell: ({ lastActivityAt }) => (lastActivityAt === null ? '–' : <Day day={lastActivityAt} />) },
  { title: 'Closes', compare: byText(({ closedAt, expectedCloseOn }) => closedAt ?? expectedCloseOn ?? ''), cell: (deal) => <Closes deal={deal} /> },
  { title: 'Next step', compare: byText(({ nextStep }) => nextStep?.dueOn ?? ''), cell: ({ nextStep }) => <NextStep step={nextStep} /> },
];

const ownColumns = (own: ReadonlyMap<string, readonly Line[]>): readonly Column<Deal>[] => {
  const linesOf = ({ id }: Deal): readonly Line[] => own.get(id) ?? [];
  return [
    { title: 'My role', cell: (deal) => linesOf(deal).map(({ position }) => words(position)).join(', ') || '–' },
    { title: 'For me', isNumber: true, compare: (one, other) => compareAmounts(linesOf(one)[0]?.amount ?? '0', linesOf(other)[0]?.amount ?? '0'),
      cell: (deal) => linesOf(deal).map(({ amount, currency, position }) => <div key={position}>{deal.status === 'open' ? <span className="quiet">if won </span> : null}<Money {...{ amount, currency }} /></div>) },
  ];
};
