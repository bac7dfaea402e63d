import { Title } from '@mantine/core';
import { useState } from 'react';
import { api, type Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { DivergingBars } from '../../parts/diverging-bars.js';
import { Money } from '../../parts/money.js';
import { Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Picture } from '../../parts/picture.js';
import { TraceSteps } from '../../parts/trace-steps.js';
import { words } from '../../parts/words.js';
import { EventDrawer } from '../deals/event-drawer.js';

type Comparison = Schemas['DisputeComparisonAnswer'];
type Line = Comparison['lines'][number];

/** The deal by the same engine twice, side by side: as it stands, and as the dispute would have it. */
export const WithAndWithout = ({ disputeId }: { readonly disputeId: string }) => {
  const comparison = api.useQuery('get', '/v1/disputes/{disputeId}/comparison', { params: { path: { disputeId } } });
  const nameOf = usePartnerNames();
  const [eventId, setEventId] = useState<string | null>(null);
  const titleOf = ({ partnerId, position }: Line): string => `${nameOf(partnerId)}, ${words(position).toLowerCase()}`;
  return (
    <Shown read={comparison} isEmpty={({ lines }) => lines.length === 0} empty="Nobody has a line on this deal, with or without it.">
      {({ dealId, lines, standing, claimed }) => (
        <>
          <Picture label="With and without" table={<DataTable label="With and without" columns={columnsOf(nameOf)} rows={lines} keyOf={keyOf} />}
            picture={<DivergingBars label="What each line would gain or lose" differences={lines.map((line) => ({ id: keyOf(line), title: titleOf(line), amount: line.difference, currency: line.currency }))} />} />
          <div className="beside">
            {([['As it stands', standing], ['As the dispute would have it', claimed]] as const).map(([title, arithmetic]) => (
              <section key={title} aria-label={title}>
                <Title order={3} mt="md">{title}</Title>
                {arithmetic === null ? <p className="quiet">Nothing to see on this side.</p> : <TraceSteps answer={arithmetic} open={setEventId} />}
              </section>
            ))}
          </div>
          <EventDrawer {...{ dealId, eventId }} close={() => setEventId(null)} />
        </>
      )}
    </Shown>
  );
};

const keyOf = ({ partnerId, position, kind }: Line): string => `${partnerId} ${position} ${kind}`;

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<Line>[] => [
  { title: 'Partner', cell: ({ partnerId }) => nameOf(partnerId) },
  { title: 'For', cell: ({ position, kind }) => `${words(position)}${kind === 'uplift' ? ', uplift' : ''}` },
  { title: 'As it stands', isNumber: true, cell: ({ standing, currency, withheld }) => <><Money amount={standing} currency={currency} />{withheld.standing ? ' withheld' : ''}</> },
  { title: 'As disputed', isNumber: true, cell: ({ claimed, currency, withheld }) => <><Money amount={claimed} currency={currency} />{withheld.claimed ? ' withheld' : ''}</> },
  { title: 'Difference', isNumber: true, cell: ({ difference, currency }) => <Money amount={difference} currency={currency} strong /> },
];
