import { eventually } from '../postgres/eventually.js';
import { followApi, type TestFollower } from '../projector/follow-api.js';
import { accepted } from './api-caller.js';
import { foundPayable, noonOf, onboardPayee, publishPayable, winDeal, type PayingPeople } from './payable-programme.js';
import { startTestApi, type TestApi } from './test-api.js';

/** A quarter that is closed, with lines that partners dispute. */
export interface DisputedQuarter {
  readonly api: TestApi;
  readonly follower: TestFollower;
  readonly people: PayingPeople;
  /** The events of the touchpoints T-1, of alpha, T-2 and T-3, of beta. */
  readonly eventIds: ReadonlyMap<string, string>;
}

/** Alpha and beta both sell deal_shared; what each did weighs its part: alpha one meeting, beta one and one more that never was. Alpha has deal_solo alone. */
export const disputedQuarter = async (): Promise<DisputedQuarter> => {
  const api = await startTestApi();
  const people = await foundPayable(api);
  const { operations } = people;
  await publishPayable(people, 'by-evidence', { attribution: {
    roles: { sourcing: '20', selling: '40', technicalValidation: '25', implementation: '0', influence: '15' }, unfilled: 'prorate', sameRole: 'evidence',
    models: { 'sell-with': {}, 'sell-through': { selling: '70', technology: '30' }, 'sell-to': { referral: '30', sales: '70' } },
    evidence: { weights: { meeting: '1', demo: '3' }, minimumPerRole: 0, graceDays: 7, onMissing: 'flag' } } });
  await onboardPayee(people, 'ptr_alpha', { reference: 'V-1' });
  await onboardPayee(people, 'ptr_beta', { reference: 'V-2' });
  const deal = '/v1/deals/deal_shared';
  await accepted(operations.post('/v1/deals', { dealId: 'deal_shared', currency: 'USD', amount: '50000.00', model: 'sell-with', ruleSetId: 'by-evidence', occurredAt: noonOf('01-05') }));
  for (const partnerId of ['ptr_alpha', 'ptr_beta']) await accepted(operations.post(`${deal}/roles`, { partnerId, role: 'selling', occurredAt: noonOf('01-06') }));
  const touch = async (touchpointId: string, partnerId: string): Promise<[string, string]> => {
    const { body } = await accepted(operations.post(`${deal}/touchpoints`, { touchpointId, partnerId, role: 'selling', kind: 'meeting', loggedBy: 'vendor', occurredAt: noonOf('02-01'), imported: true }));
    return [touchpointId, body.events?.[0]?.id ?? ''];
  };
  const eventIds = new Map([await touch('T-1', 'ptr_alpha'), await touch('T-2', 'ptr_beta'), await touch('T-3', 'ptr_beta')]);
  await accepted(operations.post(`${deal}/attribution`, { bucket: 'none', occurredAt: noonOf('03-19') }));
  await accepted(operations.post(`${deal}/win`, { occurredAt: noonOf('03-20') }));
  await winDeal(people, 'deal_solo', { day: '03-25', source: 'ptr_alpha' });
  const follower = await followApi(api);
  await closeQuarter({ follower, people }, '2026-Q1');
  return { api, follower, people, eventIds };
};

/** Two people of finance close a quarter, and its statements are issued and kept. */
export const closeQuarter = async ({ follower, people: { finance, otherFinance } }: Pick<DisputedQuarter, 'follower' | 'people'>, period: string): Promise<void> => {
  await follower.caughtUp();
  await accepted(finance.post(`/v1/periods/${period}/propose`));
  await accepted(otherFinance.post(`/v1/periods/${period}/approve`));
  const isKept = async (): Promise<boolean> => ((await accepted(finance.get('/v1/periods'))).body['data'] as readonly { readonly period: string; readonly closed?: { readonly kept: number } }[])
    .some((each) => each.period === period && (each.closed?.kept ?? 0) > 0);
  await eventually(isKept);
  await follower.caughtUp();
};
