import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { caughtUp } from '../connection/caught-up.js';
import { print, printJson } from '../output.js';
import { findDeal } from './find.js';

/** The arithmetic of a deal as the API gives it. */
export interface Arithmetic {
  readonly dealId: string;
  /** Null where no published version covers the deal: then nothing is compared either. */
  readonly ruleSet: object | null;
  readonly text: string;
}

/** How fast a deal went as the API gives it. */
interface VelocityText {
  readonly text: string;
}

/** `tandem explain DEAL`: every cent of a deal as a person reads it, and how fast it went beside the deals without partners. */
export const explainCommand = ledgerCommand('explain', 'Show how every cent of a deal came about', 'tandem explain deal_acme-renewal')
  .argument('<deal>', 'the deal: its id, or the name it has in the system it came from')
  .option('--as-of <instant>', 'with the facts that were true by then')
  .option('--known-at <instant>', 'with the facts that were recorded by then')
  .action(async (deal: string, options: LedgerOptions & { readonly asOf?: string; readonly knownAt?: string }) =>
    withLedger(options, async ({ client }) => {
      await caughtUp(client);
      const query = new URLSearchParams({ ...(options.asOf ? { asOf: options.asOf } : {}), ...(options.knownAt ? { knownAt: options.knownAt } : {}) });
      const path = `/v1/deals/${await findDeal(client, deal)}`;
      const arithmetic = await client.get<Arithmetic>(`${path}/arithmetic?${query.toString()}`);
      const velocity = arithmetic.ruleSet && await client.get<VelocityText>(`${path}/velocity?${query.toString()}`);
      if (options.json) printJson({ ...arithmetic, velocity });
      else print(`${arithmetic.text}${velocity?.text ?? ''}`.trimEnd());
    }));
