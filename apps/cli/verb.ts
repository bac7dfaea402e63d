import { Command } from 'commander';
import { connect, type Connection } from './connection/connect.js';
import { orInterrupted } from './interruption.js';
import { remark } from './output.js';

/** Options that every command which needs the ledger has. */
export interface LedgerOptions {
  readonly data: string;
  readonly url?: string;
  readonly key?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** A command that works on the ledger: it has `--data`, `--url`, `--key` and `--json`. */
export const ledgerCommand = (name: string, description: string, example: string): Command =>
  new Command(name)
    .description(description)
    .option('--data <dir>', 'the data folder', '.tandem')
    .option('--url <address>', 'a server elsewhere (or TANDEM_URL)')
    .option('--key <api-key>', 'act as the user of this API key (or TANDEM_API_KEY)')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `\nExample:\n  ${example}`);

/** A command that has something recorded: it also has `--dry-run`, under which all is decided and nothing recorded. */
export const actCommand = (name: string, description: string, example: string): Command =>
  ledgerCommand(name, description, example).option('--dry-run', 'decide, record nothing');

/** Says what an act has done, unless it was only tried. */
export const sayDone = ({ dryRun }: LedgerOptions, done: string): void => remark(dryRun ? 'It would be accepted. Nothing was recorded.' : done);

/** Runs work with the ledger at hand and lets go of it, whatever happens; Ctrl-C gives the work up, and the ledger is still let go of. */
export const withLedger = async <Result>(
  options: LedgerOptions, work: (connection: Connection) => Promise<Result>, { begins = false }: { readonly begins?: boolean } = {},
): Promise<Result> => {
  const connection = await connect({ ...options, begins });
  try {
    return await orInterrupted(work(options.dryRun ? { ...connection, client: connection.client.trial() } : connection));
  } finally {
    await connection.close();
  }
};
