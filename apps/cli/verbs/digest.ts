import { caughtUp } from '../connection/caught-up.js';
import { print, printJson } from '../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';

/** `tandem digest`: one SHA-256 over all read models, without the instants of recording. */
export const digestCommand = ledgerCommand('digest', 'Print the SHA-256 over all read models', 'tandem digest')
  .action(async (options: LedgerOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const digest = await client.get<{ digest: string; tables: Readonly<Record<string, string>> }>('/v1/digest');
    if (options.json) printJson(digest);
    else print(digest.digest);
  }));
