import { api, type Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { lengthOf, moneyText } from '../../parts/money.js';
import { Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { colourOf, Picture } from '../../parts/picture.js';
import { Sankey } from '../../parts/sankey.js';
import { WhyMoney } from '../../parts/why.js';
import { words } from '../../parts/words.js';

type Line = Schemas['DealLineAnswer'];

/** Who has what of a deal: from the deal over the roles to the partners, each amount to be asked why. */
export const CreditFlow = ({ dealId }: { readonly dealId: string }) => {
  const nameOf = usePartnerNames();
  const lines = api.useQuery('get', '/v1/deals/{dealId}/lines', { params: { path: { dealId } } });
  const nameOfLine = ({ partnerId }: Line): string => (partnerId === null ? 'Nobody' : nameOf(partnerId));
  return (
    <Shown read={lines} isEmpty={({ data }) => data.length === 0} empty="Nothing is divided on this deal that you may see.">
      {({ data }) => <Picture label="Credit" picture={<Flows {...{ dealId, nameOfLine }} lines={data} />}
        table={<DataTable label="Credit by line" columns={columnsOf(nameOfLine)} rows={data} keyOf={({ id }) => id} />} />}
    </Shown>
  );
};

const columnsOf = (nameOf: (line: Line) => string): readonly Column<Line>[] => [
  { title: 'Partner', cell: nameOf },
  { title: 'For', cell: ({ position }) => words(position) },
  { title: 'Share', isNumber: true, cell: ({ share }) => share },
  { title: 'Amount', isNumber: true, cell: ({ dealId, partnerId, position, eventIds, clause, amount, currency }) => <WhyMoney {...{ dealId, partnerId, position, eventIds, clause }} amount={{ amount, currency }} /> },
  { title: 'Clause', cell: ({ clause }) => <span className="mono">{clause}</span> },
];

/** Only what is above zero has a width; the rest stands in the table. */
const Flows = ({ dealId, lines: all, nameOfLine }: { readonly dealId: string; readonly lines: readonly Line[]; readonly nameOfLine: (line: Line) => string }) => {
  const drawn = all.filter(({ amount }) => lengthOf(amount) > 0);
  const currency = drawn[0]?.currency ?? '';
  const [roles, partners] = [Map.groupBy(drawn, ({ position }) => position), Map.groupBy(drawn, (line) => line.partnerId ?? '')];
  const colourOfLine = ({ partnerId }: Line): string => colourOf([...partners.keys()].indexOf(partnerId ?? ''));
  const deal = [{ id: 'deal', title: 'Shared', note: drawn[0]?.pool === undefined || drawn[0].pool === null ? '' : moneyText({ amount: drawn[0].pool, currency }) }];
  return (
    <Sankey label={`Credit of ${dealId} by role and partner`}
      columns={[deal, [...roles.keys()].map((position) => ({ id: `role:${position}`, title: words(position), note: '' })),
        [...partners].map(([partnerId, lines]) => ({ id: `partner:${partnerId}`, title: lines.map(nameOfLine)[0] ?? partnerId, note: lines.map(({ amount }) => moneyText({ amount, currency })).join(' + '), ...toned(lines.map(colourOfLine)[0]) }))]}
      flows={[...drawn.map((line) => ({ from: 'deal', to: `role:${line.position}`, length: lengthOf(line.amount), colour: colourOfLine(line) })),
        ...drawn.map((line) => ({ from: `role:${line.position}`, to: `partner:${line.partnerId ?? ''}`, length: lengthOf(line.amount), colour: colourOfLine(line) }))]} />
  );
};

const toned = (colour: string | undefined): { readonly colour?: string } => (colour === undefined ? {} : { colour });
