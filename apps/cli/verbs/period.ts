import { Command } from 'commander';
import { caughtUp } from '../connection/caught-up.js';
import { print, printJson, table } from '../output.js';
import { actCommand, ledgerCommand, sayDone, withLedger, type LedgerOptions } from '../verb.js';
import { closedPeriod } from './period/closed-period.js';
import { findPeriod, periodText, standings, type Period } from './period/period.js';
import { previewText, type Preview } from './period/preview.js';
import { restateCommand } from './period/restate.js';

interface ActOptions extends LedgerOptions {
  readonly occurredAt?: string;
}

const named = ['<quarter>', 'the fiscal quarter, 2026-Q1'] as const;

const listCommand = ledgerCommand('list', 'The quarters that are proposed for closing, being closed or closed', 'tandem period list')
  .action(async (options: LedgerOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const { data } = await client.get<{ readonly data: readonly Period[] }>('/v1/periods');
    if (options.json) printJson(data);
    else print(table(['quarter', 'standing', 'since'], data.map(({ period, standing, since }) => [period, standings[standing], since])));
  }));

const showCommand = ledgerCommand('show', 'How a quarter stands; of a closed one its counts, totals and digest', 'tandem period show 2026-Q1')
  .argument(...named)
  .action(async (period: string, options: LedgerOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    show(await findPeriod(client, period), options);
  }));

const previewCommand = ledgerCommand('preview', 'What closing a quarter would promise now; posts nothing', 'tandem period preview 2026-Q1')
  .argument(...named)
  .action(async (period: string, options: LedgerOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const preview = await client.get<Preview>(`/v1/periods/${encodeURIComponent(period)}/preview`);
    if (options.json) printJson(preview);
    else print(previewText(preview));
  }));

const proposeCommand = actCommand('propose', 'Propose to close a quarter', 'tandem period propose 2026-Q1 --key …')
  .argument(...named)
  .option('--occurred-at <instant>', 'when it was proposed; left out: now')
  .action(async (period: string, options: ActOptions) => withLedger(options, async ({ client }) => {
    const answer = await client.post(actPath(period, 'propose'), told(options));
    if (options.json) printJson(answer);
    else sayDone(options, `${period} is proposed. Another user approves it: tandem period approve ${period} --key KEY`);
  }));

const approveCommand = actCommand('approve', 'Approve as another user, and wait until every statement is issued and kept', 'tandem period approve 2026-Q1 --key …')
  .argument(...named)
  .option('--occurred-at <instant>', 'when it was approved; left out: now')
  .action(async (period: string, options: ActOptions) => withLedger(options, async ({ client }) => {
    const answer = await client.post(actPath(period, 'approve'), told(options));
    if (!options.dryRun) return show(await closedPeriod(client, period), options);
    if (options.json) printJson(answer);
    else sayDone(options, '');
  }));

const actPath = (period: string, act: 'propose' | 'approve'): string => `/v1/periods/${encodeURIComponent(period)}/${act}`;

const told = ({ occurredAt }: ActOptions): object => (occurredAt === undefined ? {} : { occurredAt });

const show = (period: Period, { json }: LedgerOptions): void => {
  if (json) printJson(period);
  else print(periodText(period));
};

/** `tandem period list|show|preview|propose|approve|restate`. */
export const periodCommand = new Command('period')
  .description('Close and restate quarters: one user proposes, another approves, statements are issued')
  .addCommand(listCommand.exitOverride())
  .addCommand(showCommand.exitOverride())
  .addCommand(previewCommand.exitOverride())
  .addCommand(proposeCommand.exitOverride())
  .addCommand(approveCommand.exitOverride())
  .addCommand(restateCommand)
  .addHelpText('after', '\nExample:\n  tandem period preview 2026-Q1');
