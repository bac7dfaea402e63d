import { Command, CommanderError } from 'commander';
import { failureOf } from './failure.js';
import { exitCode } from './exit-code.js';
import { listenForInterruption } from './interruption.js';
import { allPrinted, progressDone, remark } from './output.js';
import { verbs } from './verbs.js';

listenForInterruption();
// Whoever reads the output may stop reading (`| head`): that ends the command, and is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCode.done : exitCode.wrongUse));

const program = new Command('tandem')
  .description('The partner attribution ledger: who did what on a deal, what it earned them, and why.')
  .addHelpText('after', '\nExample:\n  tandem start\n\nExit codes: 0 done, 1 found a difference or a fault, 2 wrong use or faulty input,\n'
    + '3 could not reach the ledger, its database or its port, 130 interrupted.')
  .showHelpAfterError('(--help shows what there is)')
  .exitOverride();

// One verb is loaded where one is asked for, all where a person looks around.
const asked = verbs[process.argv[2] ?? ''];
for (const load of asked ? [asked] : Object.values(verbs)) program.addCommand((await load()).exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  progressDone();
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.wrongUse;
  } else {
    const failure = failureOf(error);
    remark(failure.message);
    if (process.env['TANDEM_DEBUG'] && error instanceof Error) remark(String(error.stack));
    process.exitCode = failure.exitCode;
  }
}
// Work that was given up may still be under way; the command is over all the same, once what it printed is out.
await allPrinted();
process.exit();
