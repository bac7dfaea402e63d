import { Command } from 'commander';
import { evaluateDocuments } from '#rules';
import { exitCode } from '../exit-code.js';
import { remark } from '../output.js';
import { readText } from '../text-file.js';

interface EvaluateOptions {
  readonly ruleset: string;
  readonly dossiers: string;
  readonly facts?: string;
  readonly trace?: boolean;
}

/** `tandem evaluate`: rule set and dossiers in, `tandem.result/1` out. No server, no store. */
export const evaluateCommand = new Command('evaluate')
  .description('Evaluate dossiers under a rule set, from files: no server, no store')
  .requiredOption('--ruleset <file>', 'the rule set, tandem.ruleset/1 in YAML or JSON')
  .requiredOption('--dossiers <file>', 'the dossiers, tandem.dossier/1, one a line')
  .option('--facts <file>', 'choices and booked awards, tandem.facts/1')
  .option('--trace', 'print the arithmetic of every deal (tandem.trace/1) instead of the result')
  .option('--json', 'print JSON (the result always is)')
  .addHelpText('after', '\nExample:\n  tandem evaluate --ruleset rules.yaml --dossiers deals.ndjson --json')
  .action(async (options: EvaluateOptions) => {
    const outcome = evaluateDocuments({
      ruleSetText: await readText(options.ruleset),
      dossiersText: await readText(options.dossiers),
      ...(options.facts === undefined ? {} : { factsText: await readText(options.facts) }),
      ...(options.trace ? { trace: true } : {}),
    });
    if (outcome.ok) {
      for (const { clause, message } of outcome.warnings) remark(`warning: ${options.ruleset} ${clause}: ${message}`);
      process.stdout.write(outcome.traceText ?? outcome.resultText);
      return;
    }
    const files: Readonly<Record<string, string>> = { ruleset: options.ruleset, dossiers: options.dossiers, facts: options.facts ?? 'facts' };
    for (const { document, line, clause, message } of outcome.faults) {
      remark(`${document} ${files[document] ?? ''}${line === undefined ? '' : ` line ${line}`} ${clause || '/'}: ${message}`);
    }
    process.exitCode = exitCode.wrongUse;
  });
