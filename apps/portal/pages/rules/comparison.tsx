import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { operations } from '../../api/schema.js';
import { GainsAndLosses, MoneyChanges, type MoneyChange } from '../../parts/changes-of-money.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Empty, Panel } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';

type Comparison = operations['compareRuleSets']['responses'][200]['content']['application/json'];
type Clause = Comparison['clauses'][number];
type Deal = Comparison['deals'][number];

const sides = (what: string) => ({ what, from: 'Before', to: 'After' });

/** In what two rule sets differ, beside what that would change in money on the deals of the ledger. */
export const RuleSetComparison = ({ of: { clauses, compared, totals, quarters, partners, deals } }: { readonly of: Comparison }) => {
  const nameOf = usePartnerNames();
  return (
    <>
      <div className="beside uneven">
        <Panel title="Text" note={`${clauses.length} ${clauses.length === 1 ? 'clause differs' : 'clauses differ'}`}>
          {clauses.length === 0 ? <Empty>Word for word the same.</Empty> : <DataTable label="Clauses that differ" columns={clauseColumns} rows={clauses} keyOf={({ clause }) => clause} />}
        </Panel>
        <Panel title="Money" note={`${compared.differing} of ${compared.deals} won deals differ`}>
          <MoneyChanges label="In all" sides={sides('Currency')} changes={totals.map((row) => changeOf(row.currency, row.currency, row))} />
        </Panel>
      </div>
      <Panel title="Who gains, who loses">
        {partners.every(({ outcome }) => outcome === 'same') ? <Empty>Nobody would get more or less.</Empty>
          : <GainsAndLosses label="Difference by partner" sides={sides('Partner')} changes={partners.map((row) => changeOf(`${row.partnerId} ${row.currency}`, nameOf(row.partnerId), row))} />}
      </Panel>
      <Panel title="Cost by quarter"><MoneyChanges label="Cost by quarter" sides={sides('Quarter')} changes={quarters.map((row) => changeOf(`${row.period} ${row.currency}`, row.period, row))} /></Panel>
      <Panel title="Deals that differ">
        {deals.length === 0 ? <Empty>No won deal comes to another amount.</Empty> : <DataTable label="Deals that differ" columns={dealColumns} rows={deals} keyOf={({ dealId }) => dealId} />}
      </Panel>
    </>
  );
};

const changeOf = (id: string, title: string, { currency, amount: { before, after, delta } }: { readonly currency: string; readonly amount: Deal['amount'] }): MoneyChange =>
  ({ id, title, currency, from: before, to: after, delta });

const clauseColumns: readonly Column<Clause>[] = [
  { title: 'Clause', cell: ({ clause }) => <span className="mono">{clause}</span> },
  { title: 'Before', cell: ({ before }) => <Said value={before} /> },
  { title: 'After', cell: ({ after }) => <Said value={after} /> },
];

/** What a clause says on one side; a default holds where the document says nothing. */
const Said = ({ value }: { readonly value: Clause['before'] }) =>
  (value === null ? <span className="quiet">not there</span> : <>{valueText(value.value)}{value.default ? <span className="quiet"> by default</span> : null}</>);

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const figure = (title: string, amountOf: (deal: Deal) => string): Column<Deal> =>
  ({ title, isNumber: true, compare: (one, other) => compareAmounts(amountOf(one), amountOf(other)), cell: (deal) => <Money amount={amountOf(deal)} currency={deal.currency} /> });

const dealColumns: readonly Column<Deal>[] = [
  { title: 'Deal', compare: byText(({ dealId }) => dealId), cell: ({ dealId }) => <Anchor component={Link} to={`/deals/${dealId}`}>{dealId}</Anchor> },
  figure('Before', ({ amount }) => amount.before), figure('After', ({ amount }) => amount.after), figure('Difference', ({ amount }) => amount.delta),
];
