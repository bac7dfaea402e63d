import { eventually } from '../../support/postgres/eventually.js';
import { accepted } from '../../support/api/api-caller.js';
import { faultsOfReadModels } from '../checks/read-models.check.js';
import type { Ledger } from '../ground/ledger.js';
import { approveBatch, decideClosing, payableDay, requestBatch, untilClosed } from '../ground/money.js';
import { workUntil } from '../ground/telling.js';
import type { Fault } from '../run/fault.js';
import { cuts } from '../wire/database-wire.js';

/** Before a dead projector is started again, the rows of every table are those of where the checkpoint stands. */
const startAgain = async (ledger: Ledger): Promise<void> => {
  const faults = await faultsOfReadModels(ledger);
  if (faults.length > 0) throw new Error(`When the projector was dead, ${faults.join('; ')}`);
  await ledger.projector.start();
};

/** The projector is killed within the transaction that writes rows and checkpoint. */
export const killedInBatch: Fault = {
  name: 'kill -9 of the projector in a batch',
  run: async (ledger, random, cycle) => {
    const [cut, letBy, further] = [random.pick(cuts), random.below(5), random.below(30)];
    const said = await workUntil(ledger, random, cycle, ledger.projector.killAt({ says: /UPDATE read\.checkpoints SET position/, letBy, further, cut }));
    if (said === undefined) return undefined;
    await startAgain(ledger);
    return `${cut} statement ${further} of batch ${letBy}`;
  },
};

/** The projector is killed while it issues the statements of a quarter and closes it. */
export const killedInClosing: Fault = {
  name: 'kill -9 of the projector in a closing',
  run: async (ledger, random, cycle) => {
    const [cut, letBy] = [random.pick(cuts), random.below(3)];
    const killed = ledger.projector.killAt({ says: /tandem-append[^]*?(StatementIssued|PeriodClosed)/, letBy, further: 0, cut });
    const quarter = await decideClosing(ledger, random, cycle);
    const said = await killed;
    await startAgain(ledger);
    await untilClosed(ledger, quarter);
    return `${cut} append ${letBy} of ${quarter.period} (${said})`;
  },
};

/** The projector is killed while it puts a batch of payments together. */
export const killedInAssembly: Fault = {
  name: 'kill -9 of the projector in a payout batch',
  run: async (ledger, random, cycle) => {
    const cutOff = await payableDay(ledger, random, cycle);
    const cut = random.pick(cuts);
    const killed = ledger.projector.killAt({ says: random.pick([/tandem-append[^]*?(PaymentProposed)/, /tandem-append[^]*?(PayoutBatchProposed)/]), letBy: 0, further: 0, cut });
    const requested = requestBatch(ledger, cutOff, cycle);
    const said = await killed;
    await startAgain(ledger);
    const batch = await requested;
    await approveBatch(ledger, batch, cycle);
    await eventually(async () => (await accepted(ledger.people.finance.get(`/v1/payouts/${batch}`))).body['standing'] === 'approved');
    return `${cut} ${said} of batch ${batch}`;
  },
};
