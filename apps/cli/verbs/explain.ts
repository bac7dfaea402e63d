import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { caughtUp } from '../connection/caught-up.js';
import { print, printJson } from '../output.js';
import { findDeal } from './find.js';

/** The arithmetic of a deal as the API gives it. */
export interface Arithmetic {
  readonly dealId: string;
  readonly text: string;
}

/** `tandem explain DEAL`: every cent of a deal as a person reads it. */
export const explainCommand = ledgerCommand('explain', 'Show how every cent of a deal came about', 'tandem explain deal_acme-renewal')
  .argument('<deal>', 'the deal: its id, or the name it has in the system it came from')
  .option('--as-of <instant>', 'with the facts that were true by then')
  .option('--known-at <instant>', 'with the facts that were recorded by then')
  .action(async (deal: string, options: LedgerOptions & { readonly asOf?: string; readonly knownAt?: string }) =>
    withLedger(options, async ({ client }) => {
      await caughtUp(client);
      const query = new URLSearchParams({ ...(options.asOf ? { asOf: options.asOf } : {}), ...(options.knownAt ? { knownAt: options.knownAt } : {}) });
      const arithmetic = await client.get<Arithmetic>(`/v1/deals/${await findDeal(client, deal)}/arithmetic?${query.toString()}`);
      if (options.json) printJson(arithmetic);
      else print(arithmetic.text.trimEnd());
    }));
