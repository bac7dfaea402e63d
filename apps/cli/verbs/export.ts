import { Command } from 'commander';
import { creditsCommand } from './export/credits.js';
import { journalCommand } from './export/journal.js';

/** `tandem export credits|journal`. */
export const exportCommand = new Command('export')
  .description('Export what the ledger knows')
  .addCommand(creditsCommand.exitOverride())
  .addCommand(journalCommand.exitOverride())
  .addHelpText('after', '\nExample:\n  tandem export credits --format csv --out credits.csv');
