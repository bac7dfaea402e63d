import { Anchor, Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { api, client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import { useUser } from '../../api/session.js';
import { DisputeLine } from '../disputes/dispute-line.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { dayText, Day } from '../../parts/time.js';
import { WhyMoney } from '../../parts/why.js';
import { words } from '../../parts/words.js';

type Line = Schemas['IssuedStatementAnswer']['lines'][number];
type Balance = Schemas['StatementBalanceRow'];

const path = '/v1/partners/{partnerId}/statements/{period}';
const kinds = ['pdf', 'xlsx', 'csv', 'json'] as const;

/** A statement as it was issued: balances, every line to be asked why, and the documents that were kept. */
export const StatementPage = () => {
  const named = useParams({ from: '/statements/$partnerId/$period' });
  const { partnerId } = useUser();
  const asked = { params: { path: named } };
  const nameOf = usePartnerNames();
  const statement = api.useQuery('get', path, asked);
  const lines = useEvery<Line>([path, { ...asked, lines: true }], async (after) => {
    const answer = answerOf(await client.GET(path, { params: { path: named, query: { limit: '1000', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: answer.lines, hasMore: answer.has_more };
  }, ({ lineNo }) => String(lineNo));
  return (
    <Page title={`Statement ${named.period}`} lead={`${nameOf(named.partnerId)}${statement.data ? `, issued ${dayText(statement.data.issuedAt)}` : ''}`}
      actions={statement.data === undefined ? undefined : kinds.map((kind) => (
        <Button key={kind} size="xs" variant="default" component="a" href={`/v1/partners/${named.partnerId}/statements/${named.period}/document?kind=${kind}`} download>{kind.toUpperCase()}</Button>
      ))}>
      <Panel title="Balance"><Shown read={statement}>{({ balances }) => <Balances balances={balances} />}</Shown></Panel>
      <Panel title="Lines" note={lines.data === undefined ? undefined : `${lines.data.length}${lines.isWhole ? '' : ' so far'}`}>
        <Shown read={lines} isEmpty={({ length }) => length === 0} empty="Nothing was earned in this quarter.">
          {(rows) => <DataTable label="Lines" columns={partnerId === named.partnerId ? [...lineColumns, disputeColumn] : lineColumns} rows={rows} keyOf={({ lineNo }) => String(lineNo)} />}
        </Shown>
      </Panel>
    </Page>
  );
};
export default StatementPage;

const parts = [['opening', 'Brought forward'], ['earned', 'Earned'], ['clawedBack', 'Clawed back'], ['adjusted', 'Adjusted'], ['paid', 'Paid'], ['closing', 'Carried forward'], ['heldClosing', 'of which held back']] as const;

/** How the balance came from what was brought forward, a column for each currency. */
const Balances = ({ balances }: { readonly balances: readonly Balance[] }) => (
  <DataTable label="Balance" rows={parts} keyOf={([field]) => field}
    columns={[{ title: 'What', cell: ([, title]) => title },
      ...balances.map((balance): Column<(typeof parts)[number]> => ({ title: balance.currency, isNumber: true, cell: ([field]) => <Money amount={balance[field]} currency={balance.currency} strong={field === 'closing'} /> }))]} />
);

const lineColumns: readonly Column<Line>[] = [
  { title: 'No.', isNumber: true, compare: (one, other) => one.lineNo - other.lineNo, cell: ({ lineNo }) => lineNo },
  { title: 'Deal', compare: byText(({ dealId }) => dealId ?? ''), cell: ({ dealId }) => (dealId === null ? '–' : <Anchor component={Link} to={`/deals/${dealId}`}>{dealId}</Anchor>) },
  { title: 'For', compare: byText(({ position }) => position ?? ''), cell: ({ position, kind }) => words(position ?? kind) },
  { title: 'Because of', compare: byText(({ causeType }) => causeType ?? ''), cell: ({ causeType, kind }) => words(causeType ?? kind) },
  { title: 'Due', compare: byText(({ dueOn }) => dueOn ?? ''), cell: ({ dueOn }) => (dueOn === null ? '–' : <Day day={dueOn} />) },
  { title: 'Held back', isNumber: true, cell: ({ holdback, currency }) => (holdback === null ? '–' : <Money amount={holdback} currency={currency} />) },
  { title: 'Amount', isNumber: true, compare: (one, other) => compareAmounts(one.amount, other.amount),
    cell: ({ dealId, partnerId, position, eventIds, clause, amount, currency }) => (dealId === null ? <Money {...{ amount, currency }} />
      : <WhyMoney {...{ dealId, partnerId, position, eventIds, clause }} amount={{ amount, currency }} />) },
];

const disputeColumn: Column<Line> = { title: 'Not right?', cell: (line) => <DisputeLine line={line} /> };
