import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../connection/api-client.js';
import { OutOfReach } from '../exit-code.js';
import { demoPayees, demoRates } from './demo-programme.js';

/** The people who close quarters and pay: two of finance, each made by another administrator, so that they count as two. */
export interface DemoFinance {
  readonly fiona: ApiClient;
  readonly frank: ApiClient;
}

/** Who they are, and the administrators who made them. */
export const demoFinanceUsers = [
  { userId: 'usr_fiona', name: 'Fiona Fischer', rights: 'finance' }, { userId: 'usr_frank', name: 'Frank Ferreira', rights: 'finance' },
  { userId: 'usr_ada', name: 'Ada Adebayo', rights: 'administrator' }, { userId: 'usr_arthur', name: 'Arthur Anand', rights: 'administrator' },
] as const;

/** Makes two administrators and, by the two of them, two users of finance; gives their keys by user. */
export const addFinance = async (operator: ApiClient): Promise<ReadonlyMap<string, string>> => {
  const keys = new Map<string, string>();
  const keyed = async (issuer: ApiClient, userId: string, scopes: readonly string[]): Promise<ApiClient> => {
    const { apiKey } = await issuer.post<{ apiKey: string }>(`/v1/users/${userId}/api-keys`, { scopes });
    keys.set(userId, apiKey);
    return operator.as(apiKey);
  };
  const register = (userId: string, name: string): Promise<unknown> => operator.post('/v1/users', { userId, name }, once(`register:${userId}`));
  for (const [userId, name] of [['usr_ada', 'Ada Adebayo'], ['usr_arthur', 'Arthur Anand']] as const) {
    await register(userId, name);
    await operator.post(`/v1/users/${userId}/rights/grant`, { right: 'administrator' }, once(`administrator:${userId}`));
  }
  const [ada, arthur] = [await keyed(operator, 'usr_ada', ['administrator']), await keyed(operator, 'usr_arthur', ['administrator'])];
  for (const [userId, name, proposer, granter] of [['usr_fiona', 'Fiona Fischer', ada, arthur], ['usr_frank', 'Frank Ferreira', arthur, ada]] as const) {
    await register(userId, name);
    await proposer.post(`/v1/users/${userId}/rights/propose`, { right: 'finance' }, once(`propose:${userId}`));
    await granter.post(`/v1/users/${userId}/rights/grant`, { right: 'finance' }, once(`grant:${userId}`));
    await keyed(proposer, userId, ['finance']);
  }
  return keys;
};

/** Says who is paid under which number and in which currency, and what currencies were worth. */
export const tellPayeesAndRates = async ({ fiona }: DemoFinance): Promise<void> => {
  for (const { partnerId, occurredAt, ...payee } of demoPayees) await fiona.post(`/v1/partners/${partnerId}/payee`, { ...payee, occurredAt }, once(`payee:${partnerId}`));
  for (const { occurredAt, ...rate } of demoRates) await fiona.post('/v1/rates', { ...rate, occurredAt }, once(`rate:${rate.base}:${rate.quote}:${rate.on}`));
};

/** Has a quarter closed by two persons; answers when every statement is issued and printed. */
export const closeQuarter = async ({ fiona, frank }: DemoFinance, period: string, occurredAt: string): Promise<void> => {
  await fiona.post(`/v1/periods/${period}/propose`, { occurredAt }, once(`propose:${period}`));
  await frank.post(`/v1/periods/${period}/approve`, { occurredAt }, once(`approve:${period}`));
  await until(`The quarter ${period} is not closed`, async () =>
    (await fiona.get<{ data: readonly { period: string; standing: string }[] }>('/v1/periods')).data.some((each) => each.period === period && each.standing === 'closed'));
};

interface DemoBatch {
  readonly standing: string;
  readonly payments: readonly { readonly paymentId: string; readonly currency: string; readonly amount: string; readonly paidIn: { readonly currency: string; readonly amount: string } | null }[];
}

/** Has a batch put together, approved, settled and confirmed; the bank takes a cent of the payment that it pays in another currency. */
export const payBatch = async ({ fiona, frank }: DemoFinance, { cutOff, paidAt }: { readonly cutOff: string; readonly paidAt: string }): Promise<void> => {
  const told = { occurredAt: paidAt };
  const day = paidAt.slice(0, 10);
  await fiona.post('/v1/payouts', { cutOff, ...told }, once('request:1'));
  const batch = (): Promise<DemoBatch> => fiona.get<DemoBatch>('/v1/payouts/1');
  await until('The batch is not put together', async () => {
    const found = await batch().catch(() => undefined);
    return found !== undefined && found.standing !== 'assembling';
  });
  await frank.post('/v1/payouts/1/approve', told, once('approve:1'));
  for (const { paymentId, currency, amount, paidIn } of (await batch()).payments) {
    const path = `/v1/payouts/1/payments/${paymentId}`;
    await fiona.post(`${path}/settle`, { settledOn: day, reference: `HB-${paymentId}`, ...told }, once(`settle:${paymentId}`));
    const expected = paidIn ?? { currency, amount };
    await fiona.post(`${path}/confirm`, {
      currency: expected.currency, amount: paidIn === null ? amount : lessACent(expected.amount), paidOn: day, reference: `BK-${paymentId}`, ...told }, once(`confirm:${paymentId}`));
  }
};

const lessACent = (amount: string): string => {
  const cents = BigInt(amount.replace('.', '')) - 1n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
};

/** A key that makes a step of the demo safe to repeat: it is told again where a start was broken off. */
export const once = (step: string): Readonly<Record<string, string>> => ({ 'idempotency-key': `demo:${step}` });

const waitMaxMs = 120_000;

/** Waits for what the ledger does by itself; throws OutOfReach, saying what did not come, where it takes too long. */
export const until = async (otherwise: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const startedMs = performance.now(); !(await holds()); await delay(50)) {
    if (performance.now() - startedMs > waitMaxMs) throw new OutOfReach(`${otherwise}: does the projector run? Its log is logs/projector.log in the data folder.`);
  }
};
