import { faultsOfReadModels } from '../checks/read-models.check.js';
import { workUntil } from '../ground/telling.js';
import type { Fault } from '../run/fault.js';
import { cuts } from '../wire/database-wire.js';

/** The projector is killed within the transaction that writes rows and checkpoint; before it is started again, the rows are those of the checkpoint. */
export const killedInBatch: Fault = {
  name: 'kill -9 of the projector in a batch',
  run: async (ledger, random, cycle) => {
    const [cut, letBy, further] = [random.pick(cuts), random.below(5), random.below(30)];
    const said = await workUntil(ledger, random, cycle, ledger.projector.killAt({ says: /UPDATE read\.checkpoints SET position/, letBy, further, cut }));
    if (said === undefined) return undefined;
    const faults = await faultsOfReadModels(ledger);
    if (faults.length > 0) throw new Error(`When the projector was dead, ${faults.join('; ')}`);
    await ledger.projector.start();
    return `${cut} statement ${further} of batch ${letBy}`;
  },
};
