import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Money } from '../../parts/money.js';
import { Page, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Picture } from '../../parts/picture.js';
import { dayText, Instant } from '../../parts/time.js';
import { useEveryDeal } from '../deals/every-deal.js';

type Deal = Schemas['DealAnswer'];

const cardsMax = 30;
const noStage = 'No stage yet';

/** Open deals by the stage that they are in, the longest without a touch first. */
export const BoardPage = () => {
  const deals = useEveryDeal();
  const stages = useStages();
  const nameOf = usePartnerNames();
  return (
    <Page title="Deals board" lead="Open deals by stage; the longest untouched stand first.">
      <Shown read={deals} isEmpty={(rows) => !rows.some(isOpen)} empty="No deal is open. One that is opened or imported stands here until it is won or lost.">
        {(rows) => {
          const open = rows.filter(isOpen).toSorted(byText(({ lastActivityAt, createdAt }) => lastActivityAt ?? createdAt));
          const byStage = Map.groupBy(open, ({ stage }) => stage ?? noStage);
          const named = [...(byStage.has(noStage) ? [noStage] : []), ...stages, ...[...byStage.keys()].filter((stage) => stage !== noStage && !stages.includes(stage))];
          return <Picture label="Deals by stage" table={<DataTable label="Open deals" columns={columnsOf(nameOf)} rows={open} keyOf={({ id }) => id} />}
            picture={<div className="board" tabIndex={0} role="group" aria-label="Deals by stage">{named.map((stage) => <StageColumn key={stage} {...{ stage, nameOf }} deals={byStage.get(stage) ?? []} />)}</div>} />;
        }}
      </Shown>
    </Page>
  );
};
export default BoardPage;

const isOpen = ({ status }: Deal): boolean => status === 'open';

/** The stages of the programme in their order. */
const useStages = (): readonly string[] => {
  const { data } = api.useQuery('get', '/v1/programme');
  const stages = data?.['stages'];
  return Array.isArray(stages) ? stages.filter((stage) => typeof stage === 'string') : [];
};

const StageColumn = ({ stage, deals, nameOf }: { readonly stage: string; readonly deals: readonly Deal[]; readonly nameOf: (partnerId: string) => string }) => (
  <section className="panel" aria-label={stage}>
    <Text component="h2" fw={600} size="sm" mb="xs">{stage} <span className="quiet">{deals.length}</span></Text>
    <ul className="cards">
      {deals.slice(0, cardsMax).map(({ id, accountName, amount, currency, partnerIds, lastActivityAt }) => (
        <li key={id}>
          <Anchor component={Link} to={`/deals/${id}`} size="sm" fw={600}>{accountName ?? id}</Anchor>
          <Text size="sm"><Money {...{ amount, currency }} /></Text>
          <Text size="xs" c="dimmed">{partnerIds.map(nameOf).join(', ') || 'No partner yet'}</Text>
          <Text size="xs" c="dimmed">{lastActivityAt === null ? 'Never touched' : `Touched ${dayText(lastActivityAt)}`}</Text>
        </li>
      ))}
    </ul>
    {deals.length > cardsMax ? <Text size="sm" c="dimmed">{deals.length - cardsMax} more in the table</Text> : null}
  </section>
);

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<Deal>[] => [
  { title: 'Stage', compare: byText(({ stage }) => stage ?? ''), cell: ({ stage }) => stage ?? noStage },
  { title: 'Account', compare: byText(({ accountName, id }) => accountName ?? id), cell: ({ id, accountName }) => <Anchor component={Link} to={`/deals/${id}`}>{accountName ?? id}</Anchor> },
  { title: 'Partners', cell: ({ partnerIds }) => partnerIds.map(nameOf).join(', ') || '–' },
  { title: 'Amount', isNumber: true, cell: ({ amount, currency }) => <Money {...{ amount, currency }} /> },
  { title: 'Last activity', compare: byText(({ lastActivityAt }) => lastActivityAt ?? ''), cell: ({ lastActivityAt }) => (lastActivityAt === null ? '–' : <Instant at={lastActivityAt} />) },
];
