import { caughtUp } from '../connection/caught-up.js';
import { print, printJson, table } from '../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { findPartner } from './find.js';

/** What a partner accrued in a period, line by line. */
export interface Statement {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly period: string;
  readonly lines: readonly { readonly dealId: string; readonly position: string; readonly cause: string; readonly occurredAt: string;
    readonly amount: string; readonly currency: string; readonly withheld: boolean; readonly clause: string }[];
  readonly totals: readonly { readonly currency: string; readonly amount: string; readonly withheld: string }[];
}

/** `tandem statement --partner X --period P`. */
export const statementCommand = ledgerCommand('statement', 'What a partner accrued in a period, line by line', 'tandem statement --partner ptr_alpha --period 2026-Q1')
  .requiredOption('--partner <partner>', 'the partner: its id, or its name in the system it came from')
  .requiredOption('--period <quarter>', 'the fiscal quarter, 2026-Q1')
  .action(async (options: LedgerOptions & { readonly partner: string; readonly period: string }) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const statement = await client.get<Statement>(
      `/v1/partners/${await findPartner(client, options.partner)}/statement?period=${encodeURIComponent(options.period)}`);
    if (options.json) printJson(statement);
    else print(statementText(statement));
  }));

const statementText = (statement: Statement): string => [
  `${statement.partnerName}, ${statement.period}`,
  table(['deal', 'position', 'because', 'on', 'amount', ''], statement.lines.map((line) =>
    [line.dealId, line.position, line.cause, line.occurredAt.slice(0, 10), `${line.amount} ${line.currency}`, line.withheld ? 'withheld' : '']), [4]),
  ...statement.totals.map(({ currency, amount, withheld }) => `  total ${amount} ${currency}; withheld beside it ${withheld} ${currency}`),
].join('\n');
