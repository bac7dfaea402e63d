import { Command, CommanderError } from 'commander';
import { DataFolderLocked } from '#data-folder';
import { ApiProblem, ServerUnreachable } from './connection/api-client.js';
import { exitCode, Found, WrongUse } from './exit-code.js';
import { remark } from './output.js';
import { ServiceFailed } from './runtime/child-service.js';
import { digestCommand } from './verbs/digest.js';
import { evaluateCommand } from './verbs/evaluate.js';
import { explainCommand } from './verbs/explain.js';
import { exportCommand } from './verbs/export.js';
import { importCommand } from './verbs/import.js';
import { programmeCommand } from './verbs/programme.js';
import { rebuildCommand } from './verbs/rebuild.js';
import { rulesCommand } from './verbs/rules.js';
import { sendCommand } from './verbs/send.js';
import { startCommand } from './verbs/start.js';
import { statementCommand } from './verbs/statement.js';
import { userCommand } from './verbs/user.js';

const program = new Command('tandem')
  .description('The partner attribution ledger: who did what on a deal, what it earned them, and why.')
  .addHelpText('after', '\nExit codes: 0 done, 1 found a difference or a fault, 2 wrong use or faulty input, 3 could not reach the ledger.')
  .showHelpAfterError('(--help shows what there is)')
  .exitOverride();

const verbs = [
  startCommand, programmeCommand, rulesCommand, userCommand, importCommand, sendCommand, evaluateCommand, explainCommand,
  statementCommand, exportCommand, digestCommand, rebuildCommand,
];
for (const verb of verbs) program.addCommand(verb.exitOverride());

const codeOf = (error: unknown): number => {
  if (error instanceof Found) return exitCode.found;
  if (error instanceof WrongUse || error instanceof ApiProblem) return exitCode.wrongUse;
  if (error instanceof ServerUnreachable || error instanceof DataFolderLocked || error instanceof ServiceFailed) return exitCode.unreachable;
  return exitCode.wrongUse;
};

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.wrongUse;
  } else {
    remark(error instanceof Error ? error.message : String(error));
    if (process.env['TANDEM_DEBUG'] && error instanceof Error) remark(String(error.stack));
    process.exitCode = codeOf(error);
  }
}
