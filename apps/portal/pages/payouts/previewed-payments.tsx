import type { paths } from '../../api/schema.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Empty } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';

type Payment = paths['/v1/payouts/preview']['get']['responses'][200]['content']['application/json']['payments'][number];

/** What a batch would pay to whom, in which currency and from what is held back. */
export const PreviewedPayments = ({ payments }: { readonly payments: readonly Payment[] }) => {
  const nameOf = usePartnerNames();
  if (payments.length === 0) return <Empty>It would pay nothing.</Empty>;
  return <DataTable label="Payments" columns={columnsOf(nameOf)} rows={payments} keyOf={({ partnerId, currency }) => `${partnerId} ${currency}`} />;
};

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<Payment>[] => [
  { title: 'Partner', compare: byText(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'Payee', cell: ({ payeeReference }) => <span className="mono">{payeeReference}</span> },
  { title: 'Owed', isNumber: true, compare: (one, other) => compareAmounts(one.amount, other.amount), cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
  { title: 'Paid in', isNumber: true, cell: ({ paidIn }) => (paidIn === null ? 'the same' : <Money {...paidIn} />) },
  { title: 'From what was held back', isNumber: true, cell: ({ fromHoldback, currency }) => <Money amount={fromHoldback} currency={currency} /> },
];
