import { readTables } from '#projections';
import type { Random } from '../../../bench/measuring/random.js';
import { workUntil } from '../ground/telling.js';
import type { Fault } from '../run/fault.js';
import { cuts, type Tripwire } from '../wire/database-wire.js';

const killedAt = (name: string, draw: (random: Random) => Omit<Tripwire, 'cut'>): Fault => ({
  name,
  run: async (ledger, random, cycle) => {
    const at = { ...draw(random), cut: random.pick(cuts) };
    const rebuild = await ledger.further('projector', { args: ['--rebuild'] });
    const killed = rebuild.killAt(at);
    await rebuild.start();
    const said = await workUntil(ledger, random, cycle, killed, { writers: 1 });
    await rebuild.close();
    return said && `${at.cut} statement ${at.further} from ${said}`;
  },
});

/** The process that builds the read models anew is killed while it writes their rows, with COPY, beside the live ones. */
export const killedInCopy = killedAt('kill -9 of a rebuild in COPY', (random) => ({ says: /COPY (building_ledger\.\w+)/, letBy: random.below(8), further: random.below(3) }));

/** It is killed while it puts the new tables in the place of the live ones, up to the end of that transaction. */
export const killedInSwap = killedAt('kill -9 of a rebuild in the table swap', (random) => {
  const step = random.below(readTables.length + 4);
  const letBy = Math.min(step, readTables.length - 1);
  return { says: /ALTER TABLE (building_ledger\.\w+) SET SCHEMA/, letBy, further: step - letBy };
});
