import { api, type Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { DivergingBars } from '../../parts/diverging-bars.js';
import { Money } from '../../parts/money.js';
import { Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Picture } from '../../parts/picture.js';
import { words } from '../../parts/words.js';

type Compared = Schemas['ComparedLine'];

const keyOf = ({ partnerId, position, kind }: Compared): string => `${partnerId} ${position} ${kind}`;

/** Each line of the deal as it stands, and as the dispute would have it. */
export const Comparison = ({ disputeId }: { readonly disputeId: string }) => {
  const nameOf = usePartnerNames();
  const comparison = api.useQuery('get', '/v1/disputes/{disputeId}/comparison', { params: { path: { disputeId } } });
  const titleOf = ({ partnerId, position }: Compared): string => `${nameOf(partnerId)}, ${words(position).toLowerCase()}`;
  return (
    <Shown read={comparison} isEmpty={({ lines }) => lines.length === 0} empty="No line would change that you may see.">
      {({ lines }) => (
        <Picture label="With and without"
          picture={<DivergingBars label="What each line would gain or lose" differences={lines.map((line) => ({ id: keyOf(line), title: titleOf(line), amount: line.difference, currency: line.currency }))} />}
          table={<DataTable label="With and without" rows={lines} keyOf={keyOf} columns={[{ title: 'Line', cell: titleOf }, ...figures]} />} />
      )}
    </Shown>
  );
};

const figures: readonly Column<Compared>[] = ([['As it stands', 'standing'], ['As claimed', 'claimed'], ['Difference', 'difference']] as const)
  .map(([title, field]) => ({ title, isNumber: true, cell: (line) => <Money amount={line[field]} currency={line.currency} /> }));
