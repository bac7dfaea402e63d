import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { api, client, type Schemas } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { Act } from '../../parts/act.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Fields } from '../../parts/fields.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Panel, Shown } from '../../parts/page.js';
import { unlessRight, unlessSecond } from '../../parts/second-person.js';
import { Instant } from '../../parts/time.js';
import { Totals } from '../../parts/totals.js';
import { PreviewedLines } from './previewed-lines.js';

type Preview = Schemas['PeriodPreviewAnswer'];
type Balance = Preview['balances'][number];

/** What closing the quarter would promise as things stand, and the two persons who close it. */
export const Preview = ({ period }: { readonly period: string }) => {
  const preview = api.useQuery('get', '/v1/periods/{period}/preview', { params: { path: { period } } });
  const [partner, setPartner] = useState<Balance | null>(null);
  return (
    <Shown read={preview}>
      {(answer) => (
        <>
          <div className="beside">
            <Panel title="What closing it would promise">
              <Fields of={[
                ['Worked out', <Instant key="known" at={answer.knownAt} />], ['Statements', answer.statements], ['Lines', answer.lines],
                ['Awards', `${answer.awards.counted} counted, ${answer.awards.takenBack} taken back`], ['Sum of the lines', <Totals key="totals" of={answer.totals} />],
              ]} />
              <Text size="sm" c="dimmed" mt="xs">Nothing is posted by looking.</Text>
            </Panel>
            <Panel title="Closing"><Closing preview={answer} /></Panel>
          </div>
          <Panel title="Balances" note={`${answer.balances.length}`}>
            <DataTable label="Balances" rows={answer.balances} keyOf={keyOf} isMarked={(row) => partner !== null && keyOf(row) === keyOf(partner)} columns={[
              { title: 'Partner', compare: byText(({ partnerName }) => partnerName), cell: ({ partnerName }) => partnerName }, ...columns,
              { title: 'Lines', isNumber: true, compare: (one, other) => one.lines - other.lines,
                cell: (row) => <Button size="compact-xs" variant="default" onClick={() => setPartner(row)}>{row.lines}<span className="visually-hidden"> lines of {row.partnerName}</span></Button> },
            ]} />
          </Panel>
          {partner === null ? null : <PreviewedLines key={partner.partnerId} period={period} partnerId={partner.partnerId} name={partner.partnerName} />}
        </>
      )}
    </Shown>
  );
};

const keyOf = ({ partnerId, currency }: Balance): string => `${partnerId} ${currency}`;

const figure = (title: string, field: 'opening' | 'earned' | 'clawedBack' | 'adjusted' | 'paid' | 'closing'): Column<Balance> => ({
  title, isNumber: true, compare: (one, other) => compareAmounts(one[field], other[field]), cell: (row) => <Money amount={row[field]} currency={row.currency} strong={field === 'closing'} /> });

const columns: readonly Column<Balance>[] = [
  figure('Opening', 'opening'), figure('Earned', 'earned'), figure('Clawed back', 'clawedBack'), figure('Adjusted', 'adjusted'), figure('Paid', 'paid'), figure('Closing', 'closing')];

/** One person in finance proposes, another approves; who has done what, and who may go on. */
const Closing = ({ preview: { period, standing, proposedBy, statements, totals } }: { readonly preview: Preview }) => {
  const user = useUser();
  const body = {};
  const path = { period };
  const promises = () => <Text size="sm">{statements} statements, in sum <Totals of={totals} />.</Text>;
  return (
    <>
      <Text mb="xs">{standing === 'open' ? 'Nobody has proposed to close it.' : standing === 'proposed' ? `Proposed by ${proposedBy ?? 'somebody'}. Another person in finance approves.` : 'It is approved; statements are being issued.'}</Text>
      <Group>
        {standing === 'open' ? <Act label="Propose closing" variant="filled" {...{ body }} shows={promises} unless={unlessRight(user, 'finance')}
          send={({ query, header }) => client.POST('/v1/periods/{period}/propose', { params: { path, query, header }, body })} /> : null}
        {standing === 'proposed' ? <Act label="Approve closing" variant="filled" {...{ body }} shows={promises} unless={unlessSecond(user, proposedBy)}
          send={({ query, header }) => client.POST('/v1/periods/{period}/approve', { params: { path, query, header }, body })} /> : null}
      </Group>
    </>
  );
};
