import { resolve } from 'node:path';
import { WrongUse } from '../exit-code.js';
import { remark } from '../output.js';
import { startRuntime } from '../runtime/runtime.js';
import { ledgerCommand, type LedgerOptions } from '../verb.js';

/** `tandem rebuild`: builds every read model anew from the log and swaps it in. */
export const rebuildCommand = ledgerCommand('rebuild', 'Build every read model anew from the log (stop the server first)', 'tandem rebuild')
  .action(async (options: LedgerOptions) => {
    if (options.url) throw new WrongUse('tandem rebuild works on the data folder or on DATABASE_URL, not through a server.');
    const runtime = await startRuntime({ dataFolder: resolve(options.data), port: 0, ephemeral: true, holder: 'tandem rebuild' });
    try {
      await runtime.rebuild();
      remark('The read models were built anew from the log.');
    } finally {
      await runtime.stop();
    }
  });
