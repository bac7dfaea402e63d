import { Command } from 'commander';
import { auditPackCommand } from './export/audit-pack.js';
import { creditsCommand } from './export/credits.js';
import { journalCommand } from './export/journal.js';

/** `tandem export audit-pack|credits|journal`. */
export const exportCommand = new Command('export')
  .description('Export what the ledger knows')
  .addCommand(auditPackCommand.exitOverride())
  .addCommand(creditsCommand.exitOverride())
  .addCommand(journalCommand.exitOverride())
  .addHelpText('after', '\nExample:\n  tandem export credits --format csv --out credits.csv');
