import { Anchor, Button, Drawer, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, type Schemas } from '../api/client.js';
import { EventCard } from './event-card.js';
import { Money } from './money.js';
import { Failed, Shown } from './page.js';
import { usePartnerNames } from './partner-names.js';
import { TraceSteps } from './trace-steps.js';
import { useWhy, type Asked } from './why.js';

/** Beside the page, how a figure came about: each step of its arithmetic, and of each step the events it rests on. */
export const WhyDrawer = () => {
  const { asked, ask } = useWhy();
  return (
    <Drawer opened={asked !== null} onClose={() => ask(null)} title={<Text fw={600} span>Why this amount?</Text>} closeButtonProps={{ 'aria-label': 'Close' }}>
      {asked === null ? null : <Reasons asked={asked} close={() => ask(null)} />}
    </Drawer>
  );
};

const Reasons = ({ asked, close }: { readonly asked: Asked; readonly close: () => void }) => {
  const [eventId, setEventId] = useState<string | null>(null);
  const path = { params: { path: { dealId: asked.dealId } } };
  const arithmetic = api.useQuery('get', '/v1/deals/{dealId}/arithmetic', path);
  const nameOf = usePartnerNames();
  useEffect(() => setEventId(null), [asked]);
  if (eventId !== null) return <ShownEvent {...{ eventId }} dealId={asked.dealId} back={() => setEventId(null)} close={close} />;
  return (
    <Stack gap="sm">
      <div>
        <Text size="xl" fw={600}><Money {...asked.amount} /></Text>
        <Text size="sm" c="dimmed">{[asked.partnerId === null ? null : nameOf(asked.partnerId), asked.position, asked.clause].filter(Boolean).join(' · ')}</Text>
      </div>
      <Shown read={arithmetic}>
        {(answer) => (
          <>
            {isAsToday(answer, asked) ? null : <Text size="sm">This amount was posted from what was known then. The arithmetic below is of today; what came between is posted as lines of its own.</Text>}
            <TraceSteps answer={answer} asked={asked} open={setEventId} />
          </>
        )}
      </Shown>
      <Anchor component={Link} to={`/deals/${asked.dealId}`} onClick={close}>The whole deal</Anchor>
    </Stack>
  );
};

const isAsToday = ({ steps }: Schemas['ArithmeticAnswer'], { partnerId, position, amount }: Asked): boolean =>
  steps.some((step) => step.step === 'line' && step.partnerId === partnerId && step.position === position && step.result === amount.amount);

const ShownEvent = ({ eventId, dealId, back, close }: { readonly eventId: string; readonly dealId: string; readonly back: () => void; readonly close: () => void }) => {
  const trail = api.useQuery('get', '/v1/deals/{dealId}/trail', { params: { path: { dealId }, query: { limit: '100' } } });
  return (
    <Stack gap="sm">
      <Button variant="default" size="xs" onClick={back} style={{ alignSelf: 'start' }}>Back to the arithmetic</Button>
      <Text size="sm" c="dimmed">Recorded event</Text>
      <Shown read={trail}>
        {({ data }) => {
          const event = data.find(({ id }) => id === eventId);
          return event ? <EventCard event={event} whole /> : <Failed error={{ code: 'event-unknown', status: 404, title: '', detail: 'This event is not among those of the deal that you may see.', requestId: '' }} />;
        }}
      </Shown>
      <Anchor component={Link} to={`/deals/${dealId}`} hash={eventId} onClick={close}>Where it stands among the others</Anchor>
    </Stack>
  );
};
