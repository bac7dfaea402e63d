import { Option } from 'commander';
import { renderBeancount, renderHledger, type PostedEntry } from '#rules';
import type { ApiClient } from '../../connection/api-client.js';
import { caughtUp } from '../../connection/caught-up.js';
import { remark } from '../../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../../verb.js';
import { writeResult } from './write-result.js';

/** An entry of the journal as the API gives it. */
type ListedEntry = PostedEntry & { readonly id: string; readonly partnerName: string };

interface JournalOptions extends LedgerOptions {
  readonly format: keyof typeof renderers;
  readonly out?: string;
}

const renderers = { hledger: renderHledger, beancount: renderBeancount } as const;

/** `tandem export journal`: the programme's books, as plain-text accounting programs read them. */
export const journalCommand = ledgerCommand('journal', 'The double-entry journal, for hledger or beancount', 'tandem export journal --format hledger --out partners.journal')
  .addOption(new Option('--format <format>', 'whose text; --json prints the entries as the API gives them').choices(Object.keys(renderers)).default('hledger'))
  .option('--out <file>', 'write to a file instead of the terminal')
  .action(async (options: JournalOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const entries = await entriesOf(client);
    const names = new Map(entries.map(({ partnerId, partnerName }) => [partnerId, partnerName]));
    await writeResult(options.json ? `${JSON.stringify(entries, null, 2)}\n` : renderers[options.format](entries, names), options.out);
    remark(`${entries.length} entries`);
  }));

const entriesOf = async (client: ApiClient): Promise<readonly ListedEntry[]> => {
  const entries: ListedEntry[] = [];
  for await (const entry of client.list<ListedEntry>('/v1/journal')) entries.push(entry);
  return entries;
};
