import { approveBatch, payableDay, paymentsOf, requestBatch, settle } from '../ground/money.js';
import { workUntil } from '../ground/telling.js';
import type { Fault } from '../run/fault.js';
import { cuts } from '../wire/database-wire.js';

/** The API is killed while it appends what several people tell it at once. */
export const killedInAppend: Fault = {
  name: 'kill -9 of the API in an append',
  run: async (ledger, random, cycle) => {
    const [cut, letBy] = [random.pick(cuts), random.below(16)];
    const killed = ledger.api.killAt({ says: /tandem-append[^]*?([A-Z][a-zA-Z]+)\0/, letBy, further: 0, cut });
    const restarted = killed.then(() => ledger.api.start());
    // Looked at below, where nothing else failed first.
    restarted.catch(() => undefined);
    const said = await workUntil(ledger, random, cycle, killed);
    if (said === undefined) return undefined;
    await restarted;
    return `${cut} append ${letBy} (${said})`;
  },
};

/** The API is killed while it records that payments of a batch were handed to the bank. */
export const killedInSettlement: Fault = {
  name: 'kill -9 of the API in a payout settlement',
  run: async (ledger, random, cycle) => {
    const batch = await requestBatch(ledger, await payableDay(ledger, random, cycle), cycle);
    await approveBatch(ledger, batch, cycle);
    const payments = await paymentsOf(ledger, batch);
    const [cut, letBy] = [random.pick(cuts), random.below(payments.length)];
    const killed = ledger.api.killAt({ says: /tandem-append[^]*?PaymentSettled/, letBy, further: 0, cut }).then(() => ledger.api.start());
    killed.catch(() => undefined);
    for (const payment of payments) await settle(ledger, batch, payment);
    await killed;
    return `${cut} settlement ${letBy} of ${payments.length}`;
  },
};
