import type { ApiClient } from '../connection/api-client.js';
import { once } from './demo-finance.js';

interface Line { readonly lineNo: number; readonly kind: string; readonly dealId: string | null; readonly amount: string; readonly withheld: boolean }
interface Fact { readonly id: string; readonly type: string; readonly data: { readonly partnerId?: string; readonly role?: string } }

/** The demo's dispute: Alpha says that somebody has a role on a deal who did nothing for it; operations disagree, and finance is to rule. */
export const disputeALine = async ({ alma, olivia }: { readonly alma: ApiClient; readonly olivia: ApiClient }, period: string): Promise<void> => {
  const found = await disputableLine(alma, period);
  if (found === undefined) throw new Error(`The demo has no line of ${period} that Alpha could dispute.`);
  const { id } = await alma.post<{ id: string }>('/v1/disputes', {
    disputeId: 'dsp_demo', period, lineNo: found.lineNo, wrongEventIds: [found.eventId], occurredAt: '2026-07-20T14:00:00.000Z',
    evidence: 'Nobody of theirs was in any of the calls; the customer will confirm it.' }, once('dispute'));
  await olivia.post(`/v1/disputes/${id}/answer`, { answer: 'They are in the joint account plan.', occurredAt: '2026-07-24T14:00:00.000Z' }, once('dispute:answer'));
  await alma.post(`/v1/disputes/${id}/escalate`, { reason: 'A plan is not work done.', occurredAt: '2026-07-28T14:00:00.000Z' }, once('dispute:escalate'));
};

/** The first line that would be more without the role of another partner on the deal, and who says that it has one. */
const disputableLine = async (alma: ApiClient, period: string): Promise<{ readonly lineNo: number; readonly eventId: string } | undefined> => {
  const { lines } = await alma.get<{ lines: readonly Line[] }>(`/v1/partners/ptr_alpha/statements/${period}?limit=100`);
  for (const { lineNo, dealId, ...line } of lines) {
    if (dealId === null || line.kind !== 'commission' || line.withheld || line.amount.startsWith('-')) continue;
    const { data } = await alma.get<{ data: readonly Fact[] }>(`/v1/deals/${dealId}/trail?limit=100`);
    for (const { id, type, data: told } of data) {
      if (type === 'RoleAssigned' && told.partnerId !== 'ptr_alpha' && (await isWorthMore(alma, dealId, id))) return { lineNo, eventId: id };
    }
  }
  return undefined;
};

const isWorthMore = async (alma: ApiClient, dealId: string, eventId: string): Promise<boolean> => {
  const { lines } = await alma.post<{ lines: readonly { readonly difference: string }[] }>('/v1/disputes/compare', { dealId, wrongEventIds: [eventId] });
  return lines.every(({ difference }) => !difference.startsWith('-')) && lines.some(({ difference }) => /[1-9]/.test(difference));
};
