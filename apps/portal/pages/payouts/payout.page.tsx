import { Group } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { api, client, type Schemas } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { Act } from '../../parts/act.js';
import { Fields } from '../../parts/fields.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { unlessRight, unlessSecond } from '../../parts/second-person.js';
import { Standing } from '../../parts/standing.js';
import { Day, dayText, Instant } from '../../parts/time.js';
import { Totals } from '../../parts/totals.js';
import { Confirmations } from './confirmations.js';
import { LeftOutTable } from './left-out.js';
import { Payments } from './payments.js';
import { PayoutFiles } from './payout-files.js';
import { batchColours } from './payouts.page.js';
import { Reconciliation } from './reconciliation.js';

type Batch = Schemas['PayoutAnswer'];

/** One batch: what it lists, who decided, what became of its payments. */
export const PayoutPage = () => {
  const { batch } = useParams({ from: '/payouts/$batch' });
  const payout = api.useQuery('get', '/v1/payouts/{batch}', { params: { path: { batch } } });
  return (
    <Page title={`Batch ${batch}`} lead={payout.data ? <>Payable by {dayText(payout.data.cutOff)} <Standing is={payout.data.standing} colour={batchColours[payout.data.standing]} /></> : undefined}>
      <Shown read={payout}>
        {(found) => (
          <>
            <div className="beside">
              <Panel title="Decision"><Decision batch={found} /></Panel>
              {found.standing === 'approved' ? <Panel title="Files"><PayoutFiles batch={batch} heldBack={found.payments.filter(({ heldBack }) => heldBack !== null).map(({ id }) => id)} /></Panel> : null}
            </div>
            <Panel title="Payments" note={`${found.payments.length}`}><Payments batch={found.batch} today={found.today} rows={found.payments} isApproved={found.standing === 'approved'} /><LeftOutTable rows={found.leftOut} /></Panel>
            {found.standing === 'approved' ? (
              <>
                <Panel title="Reconciliation"><Reconciliation batch={batch} /></Panel>
                <Panel title="Confirmations of the bank"><Confirmations batch={batch} /></Panel>
              </>
            ) : null}
          </>
        )}
      </Shown>
    </Page>
  );
};
export default PayoutPage;

const Decision = ({ batch: { batch, standing, cutOff, proposedBy, approvedBy, requestedAt, totals, digest } }: { readonly batch: Batch }) => {
  const user = useUser();
  const path = { batch };
  const body = {};
  return (
    <>
      <Fields of={[
        ['Payable by', <Day key="day" day={cutOff} />], ['Requested', <><Instant key="at" at={requestedAt} /> by {proposedBy}</>], ['Approved by', approvedBy ?? 'nobody yet'],
        ['Total', totals === null ? 'being put together' : <Totals key="totals" of={totals} />], ['SHA-256', digest === null ? null : <span className="mono">{digest}</span>],
      ]} />
      {standing === 'proposed' ? (
        <Group mt="sm">
          <Act label="Approve" variant="filled" {...{ body }} unless={unlessSecond(user, proposedBy)} shows={() => <p>In sum <Totals of={totals ?? []} />.</p>}
            send={({ query, header }) => client.POST('/v1/payouts/{batch}/approve', { params: { path, query, header }, body })} />
          <Act label="Withdraw" {...{ body }} unless={unlessRight(user, 'finance')}
            send={({ query, header }) => client.POST('/v1/payouts/{batch}/withdraw', { params: { path, query, header }, body })} />
        </Group>
      ) : null}
    </>
  );
};
