import { Anchor, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api, client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import { GainsAndLosses, MoneyChanges, type MoneyChange } from '../../parts/changes-of-money.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Empty, Panel, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { words } from '../../parts/words.js';
import { causeText } from './causes.js';

type Result = Schemas['ReplayResultAnswer'];
type Deal = Result['deals'][number];
type Line = Deal['lines'][number];
type Both = Line['amount'];

const path = '/v1/replays/{replayId}/result';
const sides = (what: string) => ({ what, from: 'Booked', to: 'Replayed' });

/** What a replay came to beside what was booked: in all, by partner, by quarter, by cause, by deal and line. */
export const ReplayResult = ({ replayId }: { readonly replayId: string }) => {
  const nameOf = usePartnerNames();
  const result = api.useQuery('get', path, { params: { path: { replayId }, query: { limit: '1' } } });
  return (
    <Shown read={result}>
      {({ compared, totals, partners, quarters, causes }) => (
        <>
          <Panel title="In all" note={`${compared.differing} of ${compared.deals} deals differ`}>
            <MoneyChanges label="In all" sides={sides('Currency')} changes={totals.map((row) => changeOf(row.currency, row.currency, row))} />
          </Panel>
          <Panel title="Who gains, who loses">
            {partners.every(({ outcome }) => outcome === 'same') ? <Empty>Every partner comes to exactly what was booked.</Empty>
              : <GainsAndLosses label="Difference by partner" sides={sides('Partner')} changes={partners.map((row) => changeOf(`${row.partnerId} ${row.currency}`, nameOf(row.partnerId), row))} />}
          </Panel>
          <div className="beside">
            <Panel title="By quarter"><MoneyChanges label="By quarter" sides={sides('Quarter')} changes={quarters.map((row) => changeOf(`${row.period} ${row.currency}`, row.period, row))} /></Panel>
            <Panel title="Why">
              {causes.length === 0 ? <Empty>There is no difference to give a cause for.</Empty>
                : <DataTable label="Causes" columns={causeColumns} rows={causes} keyOf={(cause) => JSON.stringify([cause.because, cause.clauses, cause.eventType, cause.currency])} />}
            </Panel>
          </div>
          {compared.differing === 0 ? null : <Lines replayId={replayId} />}
        </>
      )}
    </Shown>
  );
};

const changeOf = (id: string, title: string, { currency, amount: { booked, replayed, delta } }: { readonly currency: string; readonly amount: Both }): MoneyChange =>
  ({ id, title, currency, from: booked, to: replayed, delta });

/** A line that differs, with what its deal says of it. */
type DealLine = Line & Pick<Deal, 'dealId' | 'currency'>;

const Lines = ({ replayId }: { readonly replayId: string }) => {
  const nameOf = usePartnerNames();
  const deals = useEvery<Deal>([path, { params: { path: { replayId } }, deals: true }], async (after) => {
    const answer = answerOf(await client.GET(path, { params: { path: { replayId }, query: { limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: answer.deals, hasMore: answer.has_more };
  }, ({ dealId }) => dealId);
  const columns = useMemo(() => lineColumns(nameOf), [nameOf]);
  return (
    <Panel title="Deals and lines" note={deals.data === undefined ? undefined : `${deals.data.length} deals${deals.isWhole ? '' : ' so far'}`}>
      <Shown read={deals}>
        {(rows) => <DataTable label="Lines that differ" columns={columns} keyOf={({ dealId, period, partnerId, kind, position, clause }) => [dealId, period, partnerId, kind, position, clause.booked, clause.replayed].join(' ')}
          rows={rows.flatMap(({ dealId, currency, lines }) => lines.map((line): DealLine => ({ ...line, dealId, currency })))} />}
      </Shown>
    </Panel>
  );
};

const figure = (title: string, amountOf: (line: DealLine) => string): Column<DealLine> =>
  ({ title, isNumber: true, compare: (one, other) => compareAmounts(amountOf(one), amountOf(other)), cell: (line) => <Money amount={amountOf(line)} currency={line.currency} /> });

const lineColumns = (nameOf: (partnerId: string) => string): readonly Column<DealLine>[] => [
  { title: 'Deal', compare: byText(({ dealId }) => dealId), cell: ({ dealId }) => <Anchor component={Link} to={`/deals/${dealId}`}>{dealId}</Anchor> },
  { title: 'Partner', compare: byText(({ partnerId }) => nameOf(partnerId)), cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'For', compare: byText(({ position }) => position), cell: ({ position }) => words(position) },
  figure('Booked', ({ amount }) => amount.booked), figure('Replayed', ({ amount }) => amount.replayed), figure('Difference', ({ amount }) => amount.delta),
  { title: 'Causes', cell: ({ causes, currency }) => (
    <List size="sm" listStyleType="none">{causes.map((cause, index) => <List.Item key={index}><Money amount={cause.amount} currency={currency} /> {causeText(cause)}</List.Item>)}</List>
  ) },
];

const causeColumns: readonly Column<Result['causes'][number]>[] = [
  { title: 'Cause', cell: (cause) => <Text size="sm" span>{causeText(cause)}</Text> },
  { title: 'Worth', isNumber: true, compare: (one, other) => compareAmounts(one.amount, other.amount), cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
];
