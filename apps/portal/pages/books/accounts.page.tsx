import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';

type Account = Schemas['AccountAnswer'];

/** What stands to each partner's account in each currency, today or on a day. */
export const AccountsPage = () => {
  const [day, setDay] = useState('');
  const asked = /^\d{4}-\d\d-\d\d$/.test(day) ? { day } : {};
  const nameOf = usePartnerNames();
  const accounts = useEvery<Account>(['/v1/accounts', { params: { query: asked } }], async (after) => {
    const { data, has_more } = answerOf(await client.GET('/v1/accounts', { params: { query: { ...asked, limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: data, hasMore: has_more };
  }, ({ id }) => id);
  return (
    <Page title="Accounts" lead="What is owed to partners. Balance = payable + disputed + held back + not yet due.">
      <TextInput type="date" label="As it stands on" description="Left out: today" value={day} onChange={({ currentTarget }) => setDay(currentTarget.value)} maw="16rem" />
      <Panel title="Balances" note={accounts.data === undefined ? undefined : `${accounts.data.length}${accounts.isWhole ? '' : ' so far'}`}>
        <Shown read={accounts} isEmpty={({ length }) => length === 0} empty="Nothing has been earned yet.">
          {(rows) => <DataTable label="Balances" columns={[{ title: 'Partner', compare: byText(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }) => nameOf(partnerId) }, ...columns]} rows={rows} keyOf={({ id }) => id} />}
        </Shown>
      </Panel>
    </Page>
  );
};
export default AccountsPage;

const figure = (title: string, field: 'balance' | 'payable' | 'disputed' | 'heldBack' | 'notDue' | 'inPayment' | 'paid'): Column<Account> => ({
  title, isNumber: true, compare: (one, other) => compareAmounts(one[field], other[field]), cell: (row) => <Money amount={row[field]} currency={row.currency} strong={field === 'balance'} /> });

const columns: readonly Column<Account>[] = [
  figure('Balance', 'balance'), figure('Payable', 'payable'), figure('Disputed', 'disputed'), figure('Held back', 'heldBack'), figure('Not due', 'notDue'), figure('In payment', 'inPayment'),
  figure('Paid', 'paid'),
];
