import { Option } from 'commander';
import { ApiProblem, type ApiClient } from '../connection/api-client.js';
import { caughtUp } from '../connection/caught-up.js';
import { WrongUse } from '../exit-code.js';
import { print, printJson, remark, table } from '../output.js';
import { writeWhole } from '../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { findPartner } from './find.js';
import { issuedText, readIssued } from './statement/issued.js';

/** What a partner accrued in a period, line by line. */
export interface Statement {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly period: string;
  readonly lines: readonly { readonly dealId: string; readonly position: string; readonly cause: string; readonly occurredAt: string;
    readonly amount: string; readonly currency: string; readonly withheld: boolean; readonly clause: string }[];
  readonly totals: readonly { readonly currency: string; readonly amount: string; readonly withheld: string }[];
}

interface StatementOptions extends LedgerOptions {
  readonly partner: string;
  readonly period: string;
  readonly document?: string;
  readonly out?: string;
}

/** `tandem statement --partner X --period P`: what was promised, once it is; before that, what accrued. */
export const statementCommand = ledgerCommand('statement', 'A partner\'s statement of a quarter; while none is issued, what accrued', 'tandem statement --partner ptr_alpha --period 2026-Q1')
  .requiredOption('--partner <partner>', 'the partner: its id, or its name in the system it came from')
  .requiredOption('--period <quarter>', 'the fiscal quarter, 2026-Q1')
  .addOption(new Option('--document <kind>', 'the document that was kept when it was issued').choices(['pdf', 'xlsx', 'csv', 'json']))
  .option('--out <file>', 'where the document goes')
  .action(async (options: StatementOptions) => {
    const { document, out } = options;
    if ((document === undefined) !== (out === undefined)) throw new WrongUse('--document and --out go together: --document pdf --out statement.pdf.');
    await withLedger(options, async ({ client }) => {
      await caughtUp(client);
      const partnerId = await findPartner(client, options.partner);
      const path = `/v1/partners/${partnerId}/statements/${encodeURIComponent(options.period)}`;
      if (document !== undefined && out !== undefined) await writeWhole(out, await client.bytes(`${path}/document?kind=${document}`));
      else if (!(await showIssued(client, path, options))) await showAccrued(client, partnerId, options);
    });
  });

/** False where none is issued yet. */
const showIssued = async (client: ApiClient, path: string, { json }: LedgerOptions): Promise<boolean> => {
  try {
    const issued = await readIssued(client, path);
    if (json) printJson(issued);
    else print(issuedText(issued));
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'statement-unknown') return false;
    throw error;
  }
};

const showAccrued = async (client: ApiClient, partnerId: string, { period, json }: StatementOptions): Promise<void> => {
  const statement = await client.get<Statement>(`/v1/partners/${partnerId}/statement?period=${encodeURIComponent(period)}`);
  remark(`No statement of ${period} is issued yet: this is what accrued so far.`);
  if (json) printJson(statement);
  else print(accruedText(statement));
};

const accruedText = (statement: Statement): string => [
  `${statement.partnerName}, ${statement.period}`,
  table(['deal', 'position', 'because', 'on', 'amount', ''], statement.lines.map((line) =>
    [line.dealId, line.position, line.cause, line.occurredAt.slice(0, 10), `${line.amount} ${line.currency}`, line.withheld ? 'withheld' : '']), [4]),
  ...statement.totals.map(({ currency, amount, withheld }) => `  total ${amount} ${currency}; withheld beside it ${withheld} ${currency}`),
].join('\n');
