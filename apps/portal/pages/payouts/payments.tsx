import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client, type Schemas } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { Act } from '../../parts/act.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Empty } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Day } from '../../parts/time.js';
import { words } from '../../parts/words.js';

type Payment = Schemas['ListedPaymentAnswer'];

/** The payments of a batch, each with what can be done with it as it stands; `today` is the programme's. */
export const Payments = ({ batch, today, rows, isApproved }: { readonly batch: number; readonly today: string; readonly rows: readonly Payment[]; readonly isApproved: boolean }) => {
  const nameOf = usePartnerNames();
  const mayAct = useUser().rights.includes('finance') && isApproved && rows.some(({ standing }) => standing === 'proposed' || standing === 'settled' || standing === 'failed');
  if (rows.length === 0) return <Empty>It lists no payment.</Empty>;
  const acts: Column<Payment> = { title: 'To do', cell: (payment) => <Acts {...{ batch, today, payment }} /> };
  return <DataTable label="Payments" columns={mayAct ? [...columnsOf(nameOf), acts] : columnsOf(nameOf)} rows={rows} keyOf={({ id }) => id} />;
};

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<Payment>[] => [
  { title: 'Partner', compare: byText(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'Payment', cell: ({ id }) => <span className="mono">{id}</span> },
  { title: 'Standing', compare: byText(({ standing }) => standing), cell: ({ standing, failedBecause, heldBack }) =>
    `${words(standing)}${failedBecause === null ? '' : `: ${words(failedBecause).toLowerCase()}`}${heldBack === null ? '' : `, not to be paid: ${words(heldBack).toLowerCase()}`}` },
  { title: 'Handed to the bank', cell: ({ settledOn, settlementReference }) => (settledOn === null ? '–' : <><Day day={settledOn} />{settlementReference === null ? '' : `, ${settlementReference}`}</>) },
  { title: 'Owed', isNumber: true, compare: (one, other) => compareAmounts(one.amount, other.amount), cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
  { title: 'Paid in', isNumber: true, cell: ({ paidIn }) => (paidIn === null ? 'the same' : <span title={`${paidIn.rate}, ${paidIn.rateSource}, ${paidIn.rateOn}`}><Money {...paidIn} /></span>) },
];

const Acts = ({ batch, today, payment: { paymentId, standing, ...payment } }: { readonly batch: number; readonly today: string; readonly payment: Payment }) => {
  const path = { batch, paymentId };
  const body = {};
  const failing = <Failing {...{ path }} />;
  const { currency, amount } = payment.paidIn ?? payment;
  switch (standing) {
    case 'proposed': return <Group gap="xs" wrap="nowrap"><Settling {...{ path, today }} />{failing}</Group>;
    case 'settled': return <Group gap="xs" wrap="nowrap"><Confirming {...{ path, today, currency, amount }} />{failing}</Group>;
    case 'failed': return (
      <Group gap="xs" wrap="nowrap">
        <Act label="Retry" {...{ body }} send={({ query, header }) => client.POST('/v1/payouts/{batch}/payments/{paymentId}/retry', { params: { path, query, header }, body })} />
        <Act label="Give up" {...{ body }} shows={() => <p>Its amount is payable again.</p>} send={({ query, header }) => client.POST('/v1/payouts/{batch}/payments/{paymentId}/cancel', { params: { path, query, header }, body })} />
      </Group>
    );
    case 'cancelled': case 'confirmed': case 'withdrawn': return '–';
  }
};

interface OfPayment {
  readonly path: { readonly batch: number; readonly paymentId: string };
}

const Settling = ({ path, today }: OfPayment & { readonly today: string }) => {
  const [settledOn, setSettledOn] = useState(today);
  const [reference, setReference] = useState('');
  const body = { settledOn, reference: reference === '' ? null : reference };
  return (
    <Act label="Settle" {...{ body }} send={({ query, header }) => client.POST('/v1/payouts/{batch}/payments/{paymentId}/settle', { params: { path, query, header }, body })}>
      <TextInput type="date" label="Handed to the bank on" required value={settledOn} onChange={({ currentTarget }) => setSettledOn(currentTarget.value)} />
      <TextInput label="Reference" description="What the paying system calls it, if it does." value={reference} onChange={({ currentTarget }) => setReference(currentTarget.value)} />
    </Act>
  );
};

const Failing = ({ path }: OfPayment) => {
  const [because, setBecause] = useState('');
  const body = { because };
  return (
    <Act label="Fail" {...{ body }} send={({ query, header }) => client.POST('/v1/payouts/{batch}/payments/{paymentId}/fail', { params: { path, query, header }, body })}>
      <TextInput label="Cause" description="The paying system's word: account-closed." required value={because} onChange={({ currentTarget }) => setBecause(currentTarget.value)} />
    </Act>
  );
};

const Confirming = ({ path, today, currency, amount: expected }: OfPayment & { readonly today: string; readonly currency: string; readonly amount: string }) => {
  const [amount, setAmount] = useState(expected);
  const [paidOn, setPaidOn] = useState(today);
  const body = { currency, amount, paidOn, reference: null };
  return (
    <Act label="Confirm" {...{ body }} send={({ query, header }) => client.POST('/v1/payouts/{batch}/payments/{paymentId}/confirm', { params: { path, query, header }, body })}>
      <TextInput label={`Paid, in ${currency}`} description={`Expected: ${expected}. A difference is a variance.`} inputMode="decimal" required value={amount} onChange={({ currentTarget }) => setAmount(currentTarget.value)} />
      <TextInput type="date" label="Paid on" required value={paidOn} onChange={({ currentTarget }) => setPaidOn(currentTarget.value)} />
    </Act>
  );
};
