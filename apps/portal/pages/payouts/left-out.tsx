import { Title } from '@mantine/core';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Money } from '../../parts/money.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { words } from '../../parts/words.js';

interface LeftOut {
  readonly partnerId: string;
  readonly currency: string;
  readonly amount: string;
  readonly because: string;
}

/** Who is not paid, by name, and why. */
export const LeftOutTable = ({ rows }: { readonly rows: readonly LeftOut[] }) => {
  const nameOf = usePartnerNames();
  if (rows.length === 0) return <p className="quiet">Nobody is left out.</p>;
  return (
    <>
      <Title order={3} mt="md" mb="xs">Left out, by name</Title>
      <DataTable label="Left out" columns={columnsOf(nameOf)} rows={rows} keyOf={({ partnerId, currency, because }) => `${partnerId} ${currency} ${because}`} />
    </>
  );
};

const because: Readonly<Record<string, string>> = {
  nothingPayable: 'Owes more than it is owed; carries over', suspended: 'Suspended', noAgreement: 'No agreement in force', noPayee: 'No payee reference', belowMinimum: 'Below the minimum',
  noRate: 'No rate of exchange', disputed: 'Disputed' };

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<LeftOut>[] => [
  { title: 'Partner', compare: byText(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'Why', compare: byText((row) => row.because), cell: (row) => because[row.because] ?? words(row.because) },
  { title: 'Amount', isNumber: true, cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
];
