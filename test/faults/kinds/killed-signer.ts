import { eventually } from '../../support/postgres/eventually.js';
import type { Ledger } from '../ground/ledger.js';
import { workUntil } from '../ground/telling.js';
import type { Fault } from '../run/fault.js';
import { cuts } from '../wire/database-wire.js';

const signedEvents = async ({ pool }: Ledger): Promise<number> => Number((await pool.query<{ size: string | null }>('SELECT max(size) AS size FROM proof.checkpoints')).rows[0]?.size ?? 0);
const eventsInTree = async ({ pool }: Ledger): Promise<number> => Number((await pool.query<{ size: string }>('SELECT size FROM proof.head')).rows[0]?.size);

/** Waits until everything that is in the log is in the tree and signed, so that it is verified. */
const untilSigned = async (ledger: Ledger): Promise<void> => {
  const head = await ledger.store.head();
  await eventually(async () => ((await ledger.pool.query<{ position: string }>('SELECT position FROM proof.head')).rows[0]?.position ?? '') === String(head));
  await eventually(async () => (await signedEvents(ledger)) === (await eventsInTree(ledger)));
};

const killedAtSigner = (name: string, says: RegExp, furtherMax: number): Fault => ({
  name,
  run: async (ledger, random, cycle) => {
    const [cut, further] = [random.pick(cuts), random.below(furtherMax)];
    const said = await workUntil(ledger, random, cycle, ledger.projector.killAt({ says, letBy: 0, further, cut }), { writers: 1, rounds: 2 });
    if (said === undefined) return undefined;
    await ledger.projector.start();
    await untilSigned(ledger);
    return `${cut} statement ${further} from ${said}`;
  },
});

/** The projector is killed while it adds leaves to the tree over the log: leaves, tiles, head, and the end of their transaction. */
export const killedInTree = killedAtSigner('kill -9 of the signer in growing the tree', /INSERT INTO (proof\.leaves)/, 4);

/** The projector is killed while it keeps a checkpoint that it signed. */
export const killedInSigning = killedAtSigner('kill -9 of the signer in signing a checkpoint', /INSERT INTO (proof\.checkpoints)/, 1);
