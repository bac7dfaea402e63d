import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { begin, type Running } from '../../cli/support/tandem.js';
import { smallHeader, smallMapping } from '../../support/importing/small-mapping.js';
import type { Ledger } from '../ground/ledger.js';
import type { Fault } from '../run/fault.js';

const deals = 160;

/** A folder of deals and the mapping that says what its columns mean. */
const writeSource = async ({ ground }: Ledger, source: string): Promise<{ readonly folder: string; readonly mapping: string }> => {
  const folder = join(ground.folder, source);
  await mkdir(folder);
  const rows = Array.from({ length: deals }, (_, index) => `${source}-${index},Account ${index},${index + 1}.00,2026-01-10,2026-02-10,won,${source} ${index % 7},1`);
  await writeFile(join(folder, 'deals.csv'), `${[smallHeader, ...rows].join('\n')}\n`);
  await writeFile(`${folder}.yaml`, smallMapping({ source, ruleSet: 'payable' }));
  return { folder, mapping: `${folder}.yaml` };
};

const faultOfImport = (name: string, strike: (ledger: Ledger, running: Running) => Promise<void>): Fault => ({
  name,
  run: async (ledger, random, cycle) => {
    const { folder, mapping } = await writeSource(ledger, `crm${cycle}`);
    const importing = (): Running => begin(['import', folder, '--mapping', mapping, '--json'], { TANDEM_URL: ledger.url, TANDEM_API_KEY: ledger.people.operations.authorization.slice('Bearer '.length) });
    const before = await dealsIn(ledger);
    const letBy = random.below(4);
    const struck = ledger.api.wire.trip({ says: /tandem-append[^]*?DealOpened/, letBy, further: 0, cut: 'after' }, () => undefined)
      .then(() => strike(ledger, running));
    struck.catch(() => undefined);
    const running = importing();
    await struck;
    await running.done;
    const { code, out, err } = await importing().done;
    if (code !== 0) throw new Error(`The second import ended with ${String(code)}: ${err}${out}`);
    await ledger.caughtUp();
    const told = (await dealsIn(ledger)) - before;
    if (told !== deals) throw new Error(`${deals} deals were imported, ${told} are there.`);
    const { changed } = JSON.parse(out) as { readonly changed: number };
    return `append ${letBy} of deals; the second import told ${changed} of ${deals} deals and 7 partners`;
  },
});

const dealsIn = async ({ pool }: Ledger): Promise<number> => Number((await pool.query<{ count: string }>('SELECT count(*) FROM read.deal_dossier')).rows[0]?.count);

/** The command that imports is killed; the next one takes up where it was. */
export const commandKilledInImport = faultOfImport('kill -9 of the command in an import', async (_ledger, { child }) => { child.kill('SIGKILL'); });

/** The API is killed under an import; the command says so and ends, the next one makes it whole. */
export const serverKilledInImport = faultOfImport('kill -9 of the API in an import', async ({ api }, { done }) => {
  await api.kill();
  const { code, err } = await done;
  if (code !== 3 || !/cannot be reached/.test(err)) throw new Error(`The import ended with ${String(code)}: ${err}`);
  await api.start();
});
