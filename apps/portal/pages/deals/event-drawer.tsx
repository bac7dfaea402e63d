import { Drawer, Text } from '@mantine/core';
import { useEveryEvent } from './every-event.js';
import { EventCard } from '../../parts/event-card.js';
import { Empty, Shown } from '../../parts/page.js';

/** Beside the page, one recorded event of a deal with all its fields. */
export const EventDrawer = ({ dealId, eventId, close }: { readonly dealId: string; readonly eventId: string | null; readonly close: () => void }) => (
  <Drawer opened={eventId !== null} onClose={close} title={<Text fw={600} span>Recorded event</Text>} closeButtonProps={{ 'aria-label': 'Close' }}>
    {eventId === null ? null : <OneEvent {...{ dealId, eventId }} />}
  </Drawer>
);

const OneEvent = ({ dealId, eventId }: { readonly dealId: string; readonly eventId: string }) => {
  const events = useEveryEvent(dealId);
  return (
    <Shown read={events}>
      {(rows) => {
        const event = rows.find(({ id }) => id === eventId);
        return event ? <EventCard event={event} whole /> : <Empty>This event is not among those of the deal: the dispute says that it is missing.</Empty>;
      }}
    </Shown>
  );
};
