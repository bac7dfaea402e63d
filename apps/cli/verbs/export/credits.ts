import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { inertText } from '#documents';
import type { ApiClient } from '../../connection/api-client.js';
import { caughtUp } from '../../connection/caught-up.js';
import { remark } from '../../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../../verb.js';
import { writeResult } from './write-result.js';

/** One credit: what a partner has from a position on a won deal. */
interface Credit {
  readonly id: string;
  readonly dealId: string;
  readonly dealExternalId: string | null;
  readonly partnerId: string;
  readonly partnerExternalId: string | null;
  readonly position: string;
  readonly amount: string;
  readonly currency: string;
}

interface ExportOptions extends LedgerOptions {
  readonly format: 'csv' | 'json';
  readonly out?: string;
}

/** `tandem export credits`: who has what from which deal. */
export const creditsCommand = ledgerCommand('credits', 'A row for each deal, partner and position', 'tandem export credits --format csv --out credits.csv')
  .addOption(new Option('--format <format>', 'how; --json is the same as --format json').choices(['csv', 'json']).default('csv'))
  .option('--out <file>', 'write to a file instead of the terminal')
  .action(async (options: ExportOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const credits = await creditsOf(client);
    await writeResult(options.json || options.format === 'json' ? `${JSON.stringify(credits, null, 2)}\n` : csvOf(credits), options.out);
    remark(`${credits.length} credits`);
  }));

const creditsOf = async (client: ApiClient): Promise<readonly Omit<Credit, 'id'>[]> => {
  const credits: Omit<Credit, 'id'>[] = [];
  for await (const credit of client.list<Credit>('/v1/credits')) credits.push(credit);
  return credits;
};

const columns = ['dealExternalId', 'partnerExternalId', 'position', 'amount', 'currency', 'dealId', 'partnerId'];

const csvOf = (credits: readonly Omit<Credit, 'id'>[]): string =>
  stringify(credits.map((credit) => ({ ...credit, dealExternalId: inertText(credit.dealExternalId ?? ''), partnerExternalId: inertText(credit.partnerExternalId ?? '') })),
    { header: true, columns });
