import { Text } from '@mantine/core';
import type { Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { DivergingBars } from '../../parts/diverging-bars.js';
import { Money } from '../../parts/money.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Picture } from '../../parts/picture.js';

type Repricing = Schemas['RepricingDto'];
type Sum = Repricing['partners'][number];

/** What a decision about rules changes for whom; null where there is nothing to ask yet. */
export const Repriced = ({ of }: { readonly of: Repricing | null }) => {
  const nameOf = usePartnerNames();
  if (of === null) return <Text size="sm">What it changes cannot be told yet.</Text>;
  if (of.partners.length === 0) return <Text size="sm">No won deal owes otherwise by it.</Text>;
  const keyOf = ({ partnerId, currency }: Sum): string => `${partnerId} ${currency}`;
  return (
    <>
      <Text size="sm" mb="xs">{of.deals} {of.deals === 1 ? 'deal owes' : 'deals owe'} otherwise by it.</Text>
      <Picture label="Differences by partner" table={<DataTable label="Differences by partner" columns={columnsOf(nameOf)} rows={of.partners} keyOf={keyOf} />}
        picture={of.totals.map(({ currency }) => <DivergingBars key={currency} label={`Differences in ${currency}`}
          differences={of.partners.filter((each) => each.currency === currency).map((each) => ({ id: keyOf(each), title: nameOf(each.partnerId), amount: each.delta, currency }))} />)} />
    </>
  );
};

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<Sum>[] => [
  { title: 'Partner', cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'Before', isNumber: true, cell: ({ before, currency }) => <Money amount={before} currency={currency} /> },
  { title: 'After', isNumber: true, cell: ({ after, currency }) => <Money amount={after} currency={currency} /> },
  { title: 'Difference', isNumber: true, cell: ({ delta, currency }) => <Money amount={delta} currency={currency} strong /> },
];
