import type { HeldPayment } from '#documents';
import type { BatchWait, LeftOut } from '#projections';
import type { ApiClient } from '../../connection/api-client.js';
import { caughtUp } from '../../connection/caught-up.js';
import { WrongUse } from '../../exit-code.js';

/** What keeps a batch from being put together. */
export type Wait = BatchWait | { readonly because: 'readModelsBehind'; readonly position: string | null; readonly head: string | null };

/** A batch as the API gives it. */
export interface Payout {
  readonly batch: number;
  readonly standing: 'assembling' | 'proposed' | 'approved' | 'withdrawn';
  readonly cutOff: string;
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly totals: readonly { readonly currency: string; readonly amount: string }[] | null;
  readonly payments: readonly HeldPayment[];
  readonly leftOut: readonly LeftOut[];
  readonly waitsFor: readonly Wait[];
}

/** One batch, once the read models show all that was recorded before. */
export const payoutOf = async (client: ApiClient, batch: string): Promise<Payout> => {
  if (!/^[1-9]\d{0,8}$/.test(batch)) throw new WrongUse(`${batch} is no number of a batch.`);
  await caughtUp(client);
  return client.get<Payout>(`/v1/payouts/${batch}`);
};
