import { accepted, type ApiCaller } from './api-caller.js';
import { foundProgramme, keyOf, standardRuleSet, type People } from './founded-programme.js';

/** The people of a founded programme, with a second person of finance. */
export interface PayingPeople extends People {
  readonly otherFinance: ApiCaller;
}

type Json = Readonly<Record<string, unknown>>;

/** An instant of 2026 at noon. */
export const noonOf = (day: string): string => `2026-${day}T12:00:00.000Z`;

/** Founds a programme whose rule set `payable` asks for no touchpoints, so that a role is enough to earn; `payout` and `currency` as told. */
export const foundPayable = async (api: { readonly url: string }, rules: Json = {}): Promise<PayingPeople> => {
  const people = await foundProgramme(api, noonOf('01-01'));
  await accepted(people.operator.post('/v1/users', { userId: 'usr_finn', name: 'Finn' }));
  await accepted(people.otherAdministrator.post('/v1/users/usr_finn/rights/propose', { right: 'finance' }));
  await accepted(people.administrator.post('/v1/users/usr_finn/rights/grant', { right: 'finance' }));
  const otherFinance = people.operator.as(await keyOf(people.otherAdministrator, 'usr_finn', ['finance']));
  await publishPayable(people, 'payable', rules);
  return { ...people, otherFinance };
};

/** Publishes a rule set that differs from the standard one in what is told. */
export const publishPayable = async ({ operations, otherOperations }: People, id: string, rules: Json): Promise<void> => {
  const standard = standardRuleSet() as { readonly attribution: { readonly evidence: object } };
  const told = { occurredAt: noonOf('01-02') };
  const document = { ...standard, id, attribution: { ...standard.attribution, evidence: { ...standard.attribution.evidence, minimumPerRole: 0 } }, ...rules };
  await accepted(operations.post('/v1/rule-sets', { document, ...told }));
  await accepted(operations.post(`/v1/rule-sets/${id}/versions/1/propose`, told));
  await accepted(otherOperations.post(`/v1/rule-sets/${id}/versions/1/approve`, told));
};

/** A partner that can be paid: an agreement in force and a number with the paying system. */
export const onboardPayee = async ({ operations, finance }: People, partnerId: string, payee: { readonly reference: string; readonly currency?: string }): Promise<void> => {
  await accepted(operations.post(`/v1/partners/${partnerId}/agreements`, { agreementId: 'A-1', from: '2026-01-01', to: null }));
  await accepted(finance.post(`/v1/partners/${partnerId}/payee`, { payeeReference: payee.reference, currency: payee.currency ?? null }));
};

/** A deal that is won on a day of 2026 by the partners that source and, where there is one, sell it. */
export const winDeal = async (
  { operations }: People, dealId: string,
  { day, source, seller, amount = '50000.00', ruleSetId = 'payable' }: { readonly day: string; readonly source: string; readonly seller?: string; readonly amount?: string; readonly ruleSetId?: string },
): Promise<void> => {
  const post = (path: string, body: object) => accepted(operations.post(`/v1/deals/${dealId}/${path}`, body));
  await accepted(operations.post('/v1/deals', { dealId, currency: 'USD', amount, model: 'sell-with', ruleSetId, occurredAt: noonOf('01-05') }));
  await post('roles', { partnerId: source, role: 'sourcing', occurredAt: noonOf('01-06') });
  if (seller !== undefined) await post('roles', { partnerId: seller, role: 'selling', occurredAt: noonOf('01-06') });
  await post('attribution', { bucket: 'none', occurredAt: noonOf('01-07') });
  await post('win', { occurredAt: noonOf(day) });
};
