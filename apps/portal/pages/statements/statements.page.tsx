import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Page, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Day } from '../../parts/time.js';

type Balance = Schemas['StatementBalanceRow'];

/** Every statement that was issued, one row for each currency. */
export const StatementsPage = () => {
  const { partnerId } = useUser();
  const nameOf = usePartnerNames();
  const statements = api.useQuery('get', '/v1/statements');
  const partner: Column<Balance> = { title: 'Partner', compare: byText((row) => nameOf(row.partnerId)), cell: (row) => nameOf(row.partnerId) };
  return (
    <Page title="Statements" lead="What was promised at the end of each quarter; a statement is never changed afterwards.">
      <section className="panel" aria-label="Statements">
        <Shown read={statements} isEmpty={({ data }) => data.length === 0} empty="No quarter has been closed yet. Statements are issued when one is.">
          {({ data }) => <DataTable label="Statements" columns={partnerId === null ? [...columns.slice(0, 1), partner, ...columns.slice(1)] : columns} rows={data} keyOf={keyOf} />}
        </Shown>
      </section>
    </Page>
  );
};
export default StatementsPage;

const keyOf = ({ period, partnerId, currency }: Balance): string => `${period} ${partnerId} ${currency}`;

const figure = (title: string, amountOf: (row: Balance) => string): Column<Balance> =>
  ({ title, isNumber: true, compare: (one, other) => compareAmounts(amountOf(one), amountOf(other)), cell: (row) => <Money amount={amountOf(row)} currency={row.currency} /> });

const columns: readonly Column<Balance>[] = [
  { title: 'Quarter', compare: byText(({ period }) => period), cell: ({ period, partnerId }) => <Anchor component={Link} to={`/statements/${partnerId}/${period}`}>{period}</Anchor> },
  figure('Opening', ({ opening }) => opening), figure('Earned', ({ earned }) => earned), figure('Clawed back', ({ clawedBack }) => clawedBack),
  figure('Paid', ({ paid }) => paid), figure('Closing', ({ closing }) => closing),
  { title: 'Issued', compare: byText(({ issuedAt }) => issuedAt), cell: ({ issuedAt }) => <Day day={issuedAt} /> },
];
