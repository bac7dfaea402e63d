import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { EventCard } from '../../parts/event-card.js';
import { Fields } from '../../parts/fields.js';
import { Money } from '../../parts/money.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { useEveryEvent } from '../deals/every-event.js';
import { Deadline } from './desk.page.js';
import { isWaiting } from './every-dispute.js';
import { RulingActs } from './ruling.js';
import { WithAndWithout } from './with-and-without.js';

type Dispute = Schemas['WholeDisputeAnswer'];

/** One dispute as whoever rules on it sees it: what it is about, its history, and the deal with and without what is disputed. */
export const DisputePage = () => {
  const { disputeId } = useParams({ from: '/desk/$disputeId' });
  const dispute = api.useQuery('get', '/v1/disputes/{disputeId}', { params: { path: { disputeId } } });
  const nameOf = usePartnerNames();
  return (
    <Page title="Dispute" lead={dispute.data ? `${nameOf(dispute.data.partnerId)}, ${words(dispute.data.position ?? dispute.data.lineKind).toLowerCase()}, ${dispute.data.period}` : disputeId}>
      <Shown read={dispute}>
        {(found) => (
          <>
            <div className="beside">
              <Panel title="What is disputed"><About dispute={found} name={nameOf(found.partnerId)} /></Panel>
              <Panel title={isWaiting(found) ? 'The next word' : 'How it ended'}><RulingActs dispute={found} /></Panel>
            </div>
            {found.dealId === null ? null : <Panel title="With and without"><WithAndWithout disputeId={found.id} /></Panel>}
            <div className="beside">
              <Panel title="What was said"><History events={found.history} /></Panel>
              <Panel title="Evidence"><Evidence dispute={found} /></Panel>
            </div>
          </>
        )}
      </Shown>
    </Page>
  );
};
export default DisputePage;

const About = ({ dispute, name }: { readonly dispute: Dispute; readonly name: string }) => {
  const { partnerId, period, lineNo, dealId, clause, currency, standing, outcome, openUntil, carriedOut } = dispute;
  const line = lineNo === null ? `an accrual of ${period}` : `line ${lineNo} of ${period}`;
  return (
    <Fields of={[
      ['Partner', name],
      ['Line', lineNo === null ? line : <Anchor component={Link} to={`/statements/${partnerId}/${period}`}>{line}</Anchor>],
      ['Deal', dealId === null ? null : <Anchor component={Link} to={`/deals/${dealId}`}>{dealId}</Anchor>],
      ['Clause', clause === null ? null : <span className="mono">{clause}</span>],
      ['Line amount', <Money key="line" amount={dispute.lineAmount} currency={currency} />],
      ['Disputed', <Money key="disputed" amount={dispute.amount} currency={currency} strong />],
      ['Held until it is over', <Money key="held" amount={dispute.held} currency={currency} />],
      ['Standing', words(standing)],
      ['Next word by', dispute.dueBy === null ? null : <Deadline key="due" {...dispute} />],
      ['Could be opened until', openUntil === null ? null : <Instant key="until" at={openUntil} />],
      ['Ruling', outcome === null ? null : `${words(outcome)}${carriedOut ? '' : ', being carried out'}`],
    ]} />
  );
};

const History = ({ events }: { readonly events: Dispute['history'] }) => (
  <ol className="timeline" aria-label="What was said">{events.map((event) => <li key={event.id}><EventCard event={event} /></li>)}</ol>
);

/** What is called wrong, each event as it was recorded; and what is missed. */
const Evidence = ({ dispute: { dealId, wrongEventIds, missing } }: { readonly dispute: Dispute }) => (
  <>
    {wrongEventIds.length === 0 || dealId === null ? null : <WrongEvents {...{ dealId, wrongEventIds }} />}
    {missing.length === 0 ? null : <DataTable label="Touchpoints that are missed" columns={missedColumns} rows={missing} keyOf={({ touchpointId }) => touchpointId} />}
    {wrongEventIds.length + missing.length === 0 ? <p className="quiet">No event is called wrong, and none is missed; the words of the partner stand beside.</p> : null}
  </>
);

const WrongEvents = ({ dealId, wrongEventIds }: { readonly dealId: string; readonly wrongEventIds: readonly string[] }) => {
  const events = useEveryEvent(dealId);
  return (
    <Shown read={events}>
      {(rows) => <ol className="timeline" aria-label="Events that are called wrong">{rows.filter(({ id }) => wrongEventIds.includes(id)).map((event) => <li key={event.id}><EventCard event={event} whole /></li>)}</ol>}
    </Shown>
  );
};

const missedColumns: readonly Column<Dispute['missing'][number]>[] = [
  { title: 'Missed', cell: ({ touchpointId }) => <span className="mono">{touchpointId}</span> },
  { title: 'What', cell: ({ kind }) => words(kind) }, { title: 'Role', cell: ({ role }) => words(role) },
  { title: 'When', cell: ({ happenedAt }) => <Instant at={happenedAt} /> },
];
