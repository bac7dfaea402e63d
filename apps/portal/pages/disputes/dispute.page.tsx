import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { EventCard } from '../../parts/event-card.js';
import { moneyText } from '../../parts/money.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { words } from '../../parts/words.js';
import { Comparison } from './comparison.js';
import { SayMore } from './say-more.js';

/** One dispute: what was said, what the line is with and without it, and what can be said next. */
export const DisputePage = () => {
  const { disputeId } = useParams({ from: '/disputes/$disputeId' });
  const nameOf = usePartnerNames();
  const dispute = api.useQuery('get', '/v1/disputes/{disputeId}', { params: { path: { disputeId } } });
  const { data } = dispute;
  return (
    <Page title={`Dispute ${disputeId}`} lead={data ? `${nameOf(data.partnerId)} · ${data.period} · ${moneyText(data)} of ${moneyText({ amount: data.lineAmount, currency: data.currency })} · ${words(data.outcome ?? data.standing)}` : undefined}>
      <Shown read={dispute}>
        {({ history, dealId, standing, partnerId }) => (
          <div className="beside">
            <Panel title="What was said">
              <ol className="timeline" aria-label="What was said">{history.map((event) => <li key={event.id}><EventCard event={event} /></li>)}</ol>
              <SayMore {...{ disputeId, partnerId, standing }} />
            </Panel>
            <Panel title="With and without it">
              {dealId === null ? <p className="quiet">This line is of no deal.</p> : <><Comparison disputeId={disputeId} /><p><Anchor component={Link} to={`/deals/${dealId}`}>The deal</Anchor></p></>}
            </Panel>
          </div>
        )}
      </Shown>
    </Page>
  );
};
export default DisputePage;
