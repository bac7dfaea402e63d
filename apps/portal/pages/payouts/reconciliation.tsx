import { Title } from '@mantine/core';
import { api, type Schemas } from '../../api/client.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Money } from '../../parts/money.js';
import { Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';

type Answer = Schemas['ReconciliationAnswer'];
type Currency = Answer['currencies'][number];
type Payment = Answer['payments'][number];

/** What was expected beside what the bank says it paid: expected + variance = paid + outstanding. */
export const Reconciliation = ({ batch }: { readonly batch: string }) => {
  const reconciliation = api.useQuery('get', '/v1/payouts/{batch}/reconciliation', { params: { path: { batch } } });
  const nameOf = usePartnerNames();
  return (
    <Shown read={reconciliation} isEmpty={({ currencies }) => currencies.length === 0} empty="Nothing is expected to be paid.">
      {({ currencies, payments }) => {
        const varying = payments.filter(({ variance }) => variance !== null && /[1-9]/.test(variance));
        return (
          <>
            <DataTable label="Reconciliation" columns={currencyColumns} rows={currencies} keyOf={({ currency }) => currency} />
            {varying.length === 0 ? <p className="quiet">The bank paid nothing otherwise than expected.</p>
              : <><Title order={3} mt="md" mb="xs">Paid otherwise than expected</Title><DataTable label="Variances" columns={paymentColumns(nameOf)} rows={varying} keyOf={({ paymentId }) => paymentId} /></>}
          </>
        );
      }}
    </Shown>
  );
};

const figure = (title: string, field: 'expected' | 'paid' | 'variance' | 'outstanding'): Column<Currency> =>
  ({ title, isNumber: true, cell: (row) => <Money amount={row[field]} currency={row.currency} strong={field === 'variance'} /> });

const currencyColumns: readonly Column<Currency>[] = [
  { title: 'Currency', cell: ({ currency }) => currency }, figure('Expected', 'expected'), figure('Paid', 'paid'), figure('Variance', 'variance'), figure('Outstanding', 'outstanding')];

const paymentColumns = (nameOf: (partnerId: string) => string): readonly Column<Payment>[] => [
  { title: 'Partner', compare: byText(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'Payment', cell: ({ paymentId }) => <span className="mono">{paymentId}</span> },
  { title: 'Bank reference', cell: ({ reference }) => reference ?? '–' },
  { title: 'Expected', isNumber: true, cell: ({ expected, currency }) => <Money amount={expected} currency={currency} /> },
  { title: 'Paid', isNumber: true, cell: ({ paid, currency }) => (paid === null ? '–' : <Money amount={paid} currency={currency} />) },
  { title: 'Variance', isNumber: true, cell: ({ variance, currency }) => (variance === null ? '–' : <Money amount={variance} currency={currency} strong />) },
];
