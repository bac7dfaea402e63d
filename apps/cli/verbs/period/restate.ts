import { Command } from 'commander';
import { caughtUp } from '../../connection/caught-up.js';
import { WrongUse } from '../../exit-code.js';
import { print, printJson, table } from '../../output.js';
import { actCommand, ledgerCommand, sayDone, withLedger, type LedgerOptions } from '../../verb.js';
import { versionNamed } from '../rules/version-name.js';
import { repricingText, type Repricing } from '../rules/repricing.js';

interface ActOptions extends LedgerOptions {
  readonly occurredAt?: string;
}

interface ProposeOptions extends ActOptions {
  readonly replayDigest: string;
  readonly replay?: string;
  readonly reason: string;
}

/** A restatement as the API lists it. */
interface Restatement {
  readonly id: string;
  readonly ruleSetId: string;
  readonly version: number;
  readonly standing: 'proposed' | 'withdrawn' | 'approved';
  readonly proposed: { readonly recordedAt: string };
}

/** What an act answers. */
interface ActAnswer {
  readonly partId: string;
  readonly reprices: Repricing | null;
}

const quarter = ['<quarter>', 'the closed quarter, 2026-Q1'] as const;
const named = ['<restatement>', 'the restatement, R-1'] as const;
const when = ['--occurred-at <instant>', 'when that was; left out: now'] as const;

const proposeCommand = actCommand('propose', 'Propose to price a closed quarter\'s deals by another version', 'tandem period restate propose 2026-Q1 standard@2 --replay-digest DIGEST --reason "New rates" --key …')
  .argument(...quarter)
  .argument('<version>', 'the rule set and its published version, standard@2')
  .requiredOption('--replay-digest <digest>', 'SHA-256 of what the replay gave that justifies it')
  .option('--replay <id>', 'the replay, where the ledger made it')
  .requiredOption('--reason <text>', 'why; kept sealed')
  .option(...when)
  .action(async (period: string, version: string, options: ProposeOptions) => {
    const rules = versionNamed(version);
    if (rules === undefined) throw new WrongUse(`${version} is not a version of a rule set: write standard@2.`);
    await withLedger(options, async ({ client }) => {
      await caughtUp(client);
      const answer = await client.post<ActAnswer>(pathOf(period), {
        ruleSetId: rules.id, version: rules.version, replayId: options.replay ?? null, replayDigest: options.replayDigest, reason: options.reason, ...told(options) });
      tell(answer, options, `${answer.partId} is proposed. Another user approves it: tandem period restate approve ${period} ${answer.partId} --key KEY`);
    });
  });

const approveCommand = actCommand('approve', 'Approve as another user: the differences are posted in the open quarter', 'tandem period restate approve 2026-Q1 R-1 --key …')
  .argument(...quarter).argument(...named).option(...when)
  .action(async (period: string, restatement: string, options: ActOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    tell(await client.post<ActAnswer>(`${pathOf(period)}/${encodeURIComponent(restatement)}/approve`, told(options)), options, `${period} is restated; its statements stay as they are.`);
  }));

const withdrawCommand = actCommand('withdraw', 'Take back a proposal that nobody has approved', 'tandem period restate withdraw 2026-Q1 R-1 --key …')
  .argument(...quarter).argument(...named).option(...when)
  .action(async (period: string, restatement: string, options: ActOptions) => withLedger(options, async ({ client }) => {
    const answer = await client.post(`${pathOf(period)}/${encodeURIComponent(restatement)}/withdraw`, told(options));
    if (options.json) printJson(answer);
    else sayDone(options, `${restatement} is withdrawn.`);
  }));

const listCommand = ledgerCommand('list', 'The restatements of a quarter', 'tandem period restate list 2026-Q1')
  .argument(...quarter)
  .action(async (period: string, options: LedgerOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const { data } = await client.get<{ readonly data: readonly Restatement[] }>(pathOf(period));
    if (options.json) printJson(data);
    else print(table(['restatement', 'rules', 'standing', 'proposed'], data.map(({ id, ruleSetId, version, standing, proposed }) => [id, `${ruleSetId}@${version}`, standing, proposed.recordedAt])));
  }));

const pathOf = (period: string): string => `/v1/periods/${encodeURIComponent(period)}/restatements`;

const told = ({ occurredAt }: ActOptions): object => (occurredAt === undefined ? {} : { occurredAt });

const tell = (answer: ActAnswer, options: LedgerOptions, said: string): void => {
  if (options.json) return printJson(answer);
  print(repricingText(answer.reprices));
  sayDone(options, said);
};

/** `tandem period restate propose|approve|withdraw|list`. */
export const restateCommand = new Command('restate')
  .description('Price a closed quarter\'s deals by another version: one user proposes, another approves, what differs is posted in the open quarter')
  .addCommand(proposeCommand.exitOverride())
  .addCommand(approveCommand.exitOverride())
  .addCommand(withdrawCommand.exitOverride())
  .addCommand(listCommand.exitOverride());
