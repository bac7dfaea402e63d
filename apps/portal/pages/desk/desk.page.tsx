import { Anchor, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Empty, Page, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Standing } from '../../parts/standing.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { isWaiting, useEveryDispute, type Dispute } from './every-dispute.js';

/** What is disputed, whoever's word comes next first: the queue of the desk. */
export const DeskPage = () => {
  const disputes = useEveryDispute();
  const [shown, setShown] = useState('waiting');
  const nameOf = usePartnerNames();
  return (
    <Page title="Dispute desk" lead="What partners dispute, and by when the next word is due. What is disputed is held; the rest is paid.">
      <SegmentedControl size="xs" value={shown} onChange={setShown} aria-label="Which disputes" style={{ alignSelf: 'start' }}
        data={[{ value: 'waiting', label: 'Waiting' }, { value: 'over', label: 'Over' }, { value: 'all', label: 'All' }]} />
      <section className="panel" aria-label="Disputes">
        <Shown read={disputes} isEmpty={({ length }) => length === 0} empty="Nobody has disputed a line.">
          {(rows) => {
            const matching = rows.filter((row) => shown === 'all' || isWaiting(row) === (shown === 'waiting')).toSorted(byDeadline);
            return matching.length === 0 ? <Empty>{shown === 'waiting' ? 'Nothing waits: every dispute is over.' : 'No dispute is over yet.'}</Empty>
              : <DataTable label="Disputes" columns={columnsOf(nameOf)} rows={matching} keyOf={({ id }) => id} />;
          }}
        </Shown>
      </section>
    </Page>
  );
};
export default DeskPage;

const byDeadline = (one: Dispute, other: Dispute): number => (one.dueBy ?? '9').localeCompare(other.dueBy ?? '9');

const colours = { open: 'blue', answered: 'blue', escalated: 'orange', ruled: 'green', withdrawn: 'gray', lapsed: 'gray' } as const;

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<Dispute>[] => [
  { title: 'Dispute', cell: ({ id, position, lineKind }) => <Anchor component={Link} to={`/desk/${id}`}>{words(position ?? lineKind)}<span className="visually-hidden"> {id}</span></Anchor> },
  { title: 'Partner', compare: byText(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'Standing', compare: byText(({ standing }) => standing), cell: ({ standing }) => <Standing is={standing} colour={colours[standing]} /> },
  { title: 'Next word by', compare: byDeadline, cell: (row) => <Deadline {...row} /> },
  { title: 'Quarter', compare: byText(({ period }) => period), cell: ({ period }) => period },
  { title: 'Disputed', isNumber: true, compare: (one, other) => compareAmounts(one.amount, other.amount), cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
  { title: 'Held', isNumber: true, compare: (one, other) => compareAmounts(one.held, other.held), cell: ({ held, currency }) => <Money amount={held} currency={currency} /> },
  { title: 'Opened', compare: byText(({ openedAt }) => openedAt), cell: ({ openedAt }) => <Instant at={openedAt} /> },
];

/** By when the next word is due, and that it is late. */
export const Deadline = ({ dueBy }: Pick<Dispute, 'dueBy'>) => {
  if (dueBy === null) return <>–</>;
  return Date.parse(dueBy) < Date.now() ? <span className="loss"><Instant at={dueBy} />, passed</span> : <Instant at={dueBy} />;
};
