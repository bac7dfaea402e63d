import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { openPostgresEventStore } from '#event-store';
import { batchStream } from '#events';
import type { EventId, Instant } from '#kernel';
import { rebuildReadModels } from '../../apps/projector/follow/rebuild.js';
import { issueCommands } from '../../apps/projector/react/issue-commands.js';
import { ownCommandHandling } from '../../apps/projector/react/own-command-handling.js';
import { readModels } from '../../apps/projector/read-models.js';
import { accepted } from '../support/api/api-caller.js';
import { foundPayable, noonOf, onboardPayee, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi } from '../support/projector/follow-api.js';

let api: TestApi;
let people: PayingPeople;

beforeAll(async () => {
  api = await startTestApi();
  people = await foundPayable(api);
  for (const [name, reference] of [['alpha', 'V-1'], ['beta', 'V-2']] as const) await onboardPayee(people, `ptr_${name}`, { reference });
  await winDeal(people, 'deal_shared', { day: '03-20', source: 'ptr_alpha', seller: 'ptr_beta' });
  const follower = await followApi(api);
  await follower.caughtUp();
  await follower.close();
}, 120_000);
afterAll(() => api.close());

/** Lists one payment of a batch as a projector does, and no more: it died then. */
const listedBeforeDeath = async (requestId: string): Promise<void> => {
  const pool = new Pool({ connectionString: api.connectionString, max: 2 });
  const store = openPostgresEventStore({ connectionString: api.connectionString });
  await issueCommands(ownCommandHandling({ store, pool, demoClock: false }), [{ key: 'batch:1:ptr_alpha-USD', command: {
    type: 'ProposePayment', paymentId: '1-ptr_alpha-USD', partnerId: 'ptr_alpha', currency: 'USD', amount: '4500.00', fromHoldback: '0.00', payeeReference: 'V-1', paidIn: null,
  } as { readonly type: string } }], { kind: 'batch', stream: batchStream(1), causationId: requestId as EventId, occurredAt: new Date().toISOString() as Instant });
  await store.close();
  await pool.end();
};

describe('a batch whose putting together was broken off', () => {
  it('is put together by whoever comes next, each payment listed once, though two come', async () => {
    const { body } = await accepted(people.finance.post('/v1/payouts', { cutOff: '2026-05-15' }));
    await listedBeforeDeath(body.events?.[0]?.id ?? '');
    const followers = await Promise.all([followApi(api), followApi(api)]);
    await eventually(async () => ((await people.finance.get('/v1/payouts/1')).body['standing'] as string) === 'proposed');
    const { body: batch } = await people.finance.get('/v1/payouts/1');
    expect((batch['payments'] as readonly { readonly id: string; readonly amount: string }[]).map(({ id, amount }) => [id, amount])).toEqual([
      ['1-ptr_alpha-USD', '4500.00'], ['1-ptr_beta-USD', '9000.00']]);
    expect(batch['totals']).toEqual([{ currency: 'USD', amount: '13500.00' }]);
    const trail = await accepted(people.alpha.get('/v1/partners/ptr_alpha/payments'));
    expect(trail.body['data']).toHaveLength(1);
    await Promise.all(followers.map((follower) => follower.close()));
  });
});

interface Batch {
  readonly standing: string;
  readonly payments: readonly { readonly id: string; readonly amount: string }[];
  readonly waitsFor: readonly { readonly because: string; readonly [key: string]: unknown }[];
}

describe('a batch behind an event that cannot be read', () => {
  const batch = async (): Promise<Batch> => (await accepted(people.finance.get('/v1/payouts/2'))).body as unknown as Batch;

  it('pays nothing and names what it waits for, from the moment it is asked for; once that is mended it is put together by what was told', async () => {
    const pool = new Pool({ connectionString: api.connectionString, max: 2 });
    const store = openPostgresEventStore({ connectionString: api.connectionString });
    await accepted(people.finance.post('/v1/payouts/1/withdraw'));
    const refund = await accepted(people.finance.post('/v1/deals/deal_shared/refunds', { refundId: 'F-1', amount: '10000.00', occurredAt: noonOf('05-10') }));
    const eventId = refund.body.events?.[0]?.id;
    const { rows: [told] } = await pool.query<{ data: string }>('SELECT data FROM log.events WHERE id = $1', [eventId]);
    await pool.query('UPDATE log.events SET data = left(data, 1) WHERE id = $1', [eventId]);
    await accepted(people.finance.post('/v1/periods/2026-Q1/propose'));
    await accepted(people.otherFinance.post('/v1/periods/2026-Q1/approve'));
    await accepted(people.finance.post('/v1/payouts', { cutOff: '2026-05-15' }));
    const { standing, waitsFor: [behind] } = await batch();
    expect([standing, behind?.because, BigInt(String(behind?.['position'])) < BigInt(String(behind?.['head']))]).toEqual(['assembling', 'readModelsBehind', true]);

    const stuck = await followApi(api);
    await eventually(() => stuck.caughtUp().then(() => false, (error: unknown) => String(error).includes('a batch waits for streams that are stopped')));
    expect((await batch()).waitsFor).toEqual([
      { because: 'streamStopped', stream: 'deal-shared', eventId, reason: expect.stringContaining('cannot be read') as unknown }, { because: 'periodClosing', period: '2026-Q1' }]);
    expect(await store.readStream(batchStream(2))).toEqual([]);
    await stuck.close();

    await pool.query('UPDATE log.events SET data = $2 WHERE id = $1', [eventId, told?.data]);
    await rebuildReadModels({ store, pool, models: readModels, report: () => undefined });
    const mended = await followApi(api);
    await eventually(async () => (await batch()).standing === 'proposed');
    const { payments, waitsFor } = await batch();
    expect([payments.map(({ id, amount }) => [id, amount]), waitsFor]).toEqual([[['2-ptr_alpha-USD', '3600.00'], ['2-ptr_beta-USD', '7200.00']], []]);
    await mended.close();
    await store.close();
    await pool.end();
  }, 120_000);
});
