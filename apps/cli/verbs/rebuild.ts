import { resolve } from 'node:path';
import { WrongUse } from '../exit-code.js';
import { orInterrupted } from '../interruption.js';
import { printJson, remark } from '../output.js';
import { startRuntime } from '../runtime/runtime.js';
import { holdsLedger } from '../runtime/stores.js';
import { ledgerCommand, type LedgerOptions } from '../verb.js';

/** `tandem rebuild`: builds every read model anew from the log and swaps it in. */
export const rebuildCommand = ledgerCommand('rebuild', 'Build every read model anew from the log (stop the server first)', 'tandem rebuild')
  .action(async (options: LedgerOptions) => {
    if (options.url ?? process.env['TANDEM_URL']) throw new WrongUse('tandem rebuild works on the data folder or on DATABASE_URL, not through a server.');
    const dataFolder = resolve(options.data);
    if (!holdsLedger(dataFolder)) throw new WrongUse(`There is no ledger in ${dataFolder}: name the right folder with --data.`);
    const runtime = await startRuntime({ dataFolder, port: 0, ephemeral: true, holder: 'tandem rebuild' });
    try {
      await orInterrupted(runtime.rebuild());
      if (options.json) printJson({ rebuilt: true });
      else remark('The read models were built anew from the log.');
    } finally {
      await runtime.stop();
    }
  });
