import type { ApiClient } from '../connection/api-client.js';
import { approve, draftAndPropose } from '../verbs/rules.js';
import { sendAll, sendCommands } from '../verbs/send.js';
import { issueKey, registerUser } from '../verbs/user.js';
import { commandsOf, demoDeals, demoPaidAt, lateRefundOf, partnerRequests } from './demo-deals.js';
import { disputeALine } from './demo-dispute.js';
import { addFinance, closeQuarter, demoFinanceUsers, payBatch, tellPayeesAndRates } from './demo-finance.js';
import { demoFoundedAt, demoProgramme, demoRulesAt, demoRuleSet, demoRuleSetDraft, demoRuleSetNext, demoSignIns, demoUsers } from './demo-programme.js';

/** What an API key of the demo is for; shown once. */
export interface DemoKey {
  readonly userId: string;
  readonly name: string;
  readonly rights: string;
  readonly apiKey: string;
}

/**
 * Loads the demo through the API, with the commands a programme would use; gives the keys and the number of events. Told again, it adds
 * nothing but keys. The server must go by the demo's clock.
 */
export const loadDemo = async (operator: ApiClient): Promise<{ readonly keys: readonly DemoKey[]; readonly events: number }> => {
  const { keys, events } = await foundDemo(operator);
  const told = await sendAll(operator, demoDeals.map(commandsOf));
  const ofMoney = await tellMoney(operator);
  await disputeALine({ alma: as(operator, keys, 'usr_alma'), olivia: as(operator, keys, 'usr_olivia') }, '2026-Q2');
  const [oscar, olivia] = [as(operator, keys, 'usr_oscar'), as(operator, keys, 'usr_olivia')];
  await publishRules(oscar, olivia, { document: demoRuleSetNext, occurredAt: demoRulesAt.next });
  await draftAndPropose(oscar, demoRuleSetDraft, { occurredAt: demoRulesAt.draft });
  await operator.put('/v1/session/demo', { signIns: demoSignIns });
  return { keys: [...keys, ...ofMoney], events: events + told };
};

/** The demo's programme with its partners, people and rules, before any deal. */
export const foundDemo = async (operator: ApiClient): Promise<{ readonly keys: readonly DemoKey[]; readonly events: number }> => {
  const founded = await foundProgramme(operator);
  const onboarded = await sendAll(operator, partnerRequests);
  const keys = await addUsers(operator);
  await publishRules(as(operator, keys, 'usr_oscar'), as(operator, keys, 'usr_olivia'), { document: demoRuleSet, occurredAt: demoFoundedAt });
  return { keys, events: founded + onboarded };
};

/** The API as one of the demo's people asks it. */
const as = (operator: ApiClient, keys: readonly DemoKey[], userId: string): ApiClient => operator.as(keys.find((key) => key.userId === userId)?.apiKey ?? '');

/** Two quarters closed and a batch paid between, each by two people; some of what was paid is refunded later. */
const tellMoney = async (operator: ApiClient): Promise<readonly DemoKey[]> => {
  const apiKeys = await addFinance(operator);
  const finance = { fiona: operator.as(apiKeys.get('usr_fiona') ?? ''), frank: operator.as(apiKeys.get('usr_frank') ?? '') };
  await tellPayeesAndRates(finance);
  await closeQuarter(finance, '2026-Q1', '2026-04-15T14:00:00.000Z');
  await payBatch(finance, { cutOff: '2026-05-15', paidAt: demoPaidAt });
  await sendAll(operator, demoDeals.map(lateRefundOf).filter(({ commands }) => commands.length > 0));
  await closeQuarter(finance, '2026-Q2', '2026-07-15T14:00:00.000Z');
  return demoFinanceUsers.map(({ userId, name, rights }) => ({ userId, name, rights, apiKey: apiKeys.get(userId) ?? '' }));
};

const foundProgramme = (operator: ApiClient): Promise<number> => {
  const { name, timeZone, fiscalYearStart, gates, stages, registrationTerms, disputeTerms } = demoProgramme;
  return sendCommands(operator, { stream: 'programme', id: 'programme', commands: [
    { type: 'FoundProgramme', name, timeZone, fiscalYearStart, occurredAt: demoFoundedAt },
    { type: 'SetGates', gates, occurredAt: demoFoundedAt },
    { type: 'DefineStages', stages, occurredAt: demoFoundedAt },
    { type: 'SetRegistrationTerms', ...registrationTerms, occurredAt: demoFoundedAt },
    { type: 'SetDisputeTerms', ...disputeTerms, occurredAt: demoFoundedAt },
  ] });
};

const addUsers = async (operator: ApiClient): Promise<readonly DemoKey[]> => {
  const keys: DemoKey[] = [];
  for (const user of demoUsers) {
    await registerUser(operator, user);
    keys.push({ userId: user.userId, name: user.name, rights: user.rights.join(', '), apiKey: await issueKey(operator, user.userId, user.rights) });
  }
  return keys;
};

const publishRules = async (proposer: ApiClient, approver: ApiClient, { document, occurredAt }: { readonly document: string; readonly occurredAt: string }): Promise<void> => {
  const drafted = await draftAndPropose(proposer, document, { occurredAt });
  await approve(approver, drafted, { occurredAt });
};
