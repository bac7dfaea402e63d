import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import { useUser } from '../../api/session.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Page, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';

type Dispute = Schemas['DisputeAnswer'];

/** Disputes as they stand: to a partner its own. */
export const DisputesPage = () => {
  const nameOf = usePartnerNames();
  const { partnerId } = useUser();
  const disputes = useEvery<Dispute>(['/v1/disputes', {}], async (after) => {
    const { data, has_more } = answerOf(await client.GET('/v1/disputes', { params: { query: { limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: data, hasMore: has_more };
  }, ({ id }) => id);
  return (
    <Page title="Disputes" lead="While a dispute is open the disputed amount waits and the rest is paid.">
      <section className="panel" aria-label="Disputes">
        <Shown read={disputes} isEmpty={({ length }) => length === 0} empty="No line is disputed. A dispute is raised from a line of a statement.">
          {(rows) => <DataTable label="Disputes" columns={columnsOf(partnerId === null ? nameOf : null)} rows={rows} keyOf={({ id }) => id} />}
        </Shown>
      </section>
    </Page>
  );
};
export default DisputesPage;

/** A partner knows whose its own disputes are. */
const columnsOf = (nameOf: ((partnerId: string) => string) | null): readonly Column<Dispute>[] => [
  { title: 'Dispute', compare: byText(({ id }) => id), cell: ({ id }) => <Anchor component={Link} to={`/disputes/${id}`}>{id}</Anchor> },
  ...(nameOf === null ? [] : [{ title: 'Partner', compare: byText<Dispute>(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }: Dispute) => nameOf(partnerId) }]),
  { title: 'Quarter', compare: byText(({ period }) => period), cell: ({ period }) => period },
  { title: 'Line', cell: ({ dealId, position, lineKind }) => `${dealId ?? ''} ${words(position ?? lineKind).toLowerCase()}` },
  { title: 'Disputed', isNumber: true, compare: (one, other) => compareAmounts(one.amount, other.amount), cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
  { title: 'Waits', isNumber: true, compare: (one, other) => compareAmounts(one.held, other.held), cell: ({ held, currency }) => <Money amount={held} currency={currency} /> },
  { title: 'Stands', compare: byText(({ standing }) => standing), cell: ({ standing, outcome }) => words(outcome ?? standing) },
  { title: 'Next word by', compare: byText(({ dueBy }) => dueBy ?? ''), cell: ({ dueBy }) => (dueBy === null ? '–' : <Instant at={dueBy} />) },
];
