import { Group, Text } from '@mantine/core';
import { useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import { EventCard } from '../../parts/event-card.js';
import { moneyText } from '../../parts/money.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { TraceSteps } from '../../parts/trace-steps.js';
import { dayText } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { CreditFlow } from './credit-flow.js';
import { useEveryEvent } from './every-event.js';
import { NextStep } from './next-step.js';
import { StageLine } from './stage-line.js';

/** One deal: what happened beside what it means. An event that a step rests on is shown among the others. */
export const DealPage = () => {
  const { dealId } = useParams({ from: '/deals/$dealId' });
  const { hash } = useLocation();
  const [marked, setMarked] = useState('');
  useEffect(() => setMarked(hash), [hash]);
  const asked = { params: { path: { dealId } } };
  const deal = api.useQuery('get', '/v1/deals/{dealId}', asked);
  const arithmetic = api.useQuery('get', '/v1/deals/{dealId}/arithmetic', asked);
  return (
    <Page title={deal.data?.accountName ?? dealId} lead={deal.data ? leadOf(deal.data) : dealId}>
      <Shown read={deal}>
        {({ dossier, stageDays, nextStep }) => (
          <Panel title="Stages and touchpoints">
            {nextStep === null ? null : <Text size="sm" mb="xs">Next: <NextStep step={nextStep} /></Text>}
            <StageLine {...{ dossier, stageDays }} />
          </Panel>
        )}
      </Shown>
      <Panel title="Where the credit goes"><CreditFlow dealId={dealId} /></Panel>
      <div className="beside">
        <Panel title="What happened"><Events {...{ dealId, marked }} /></Panel>
        <Panel title="What it means">
          <Shown read={arithmetic}>{(answer) => <TraceSteps answer={answer} open={setMarked} />}</Shown>
        </Panel>
      </div>
    </Page>
  );
};
export default DealPage;

const leadOf = ({ status, model, amount, currency, period, stage, expectedCloseOn }: {
  readonly status: string; readonly model: string | null; readonly amount: string | null; readonly currency: string; readonly period: string | null; readonly stage: string | null;
  readonly expectedCloseOn: string | null;
}): string => [words(status), period, status === 'open' ? stage : null, amount === null ? null : moneyText({ amount, currency }), model, expectedCloseOn === null ? null : `expected to close on ${dayText(expectedCloseOn)}`].filter((part) => part !== null).join(' · ');

const Events = ({ dealId, marked }: { readonly dealId: string; readonly marked: string }) => {
  const events = useEveryEvent(dealId);
  const isThere = events.data?.some(({ id }) => id === marked) === true;
  useEffect(() => { if (isThere) document.getElementById(marked)?.scrollIntoView({ block: 'center', behavior: 'smooth' }); }, [marked, isThere]);
  return (
    <Shown read={events} isEmpty={({ length }) => length === 0} empty="You may see no event of this deal.">
      {(rows) => (
        <>
          <ol className="timeline scrolled" aria-label="Events" tabIndex={0}>
            {rows.map((event) => (
              <li key={event.id} id={event.id} data-marked={event.id === marked} {...(event.id === marked ? { 'aria-current': 'true' as const } : {})}><EventCard event={event} whole={event.id === marked} /></li>
            ))}
          </ol>
          <Group mt="xs"><Text size="sm" c="dimmed">{rows.length} events that you may see{events.isWhole ? '' : ', more on their way'}</Text></Group>
        </>
      )}
    </Shown>
  );
};
