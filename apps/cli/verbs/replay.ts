import type { Replay } from '#rules';
import { exitCode } from '../exit-code.js';
import { print, remark } from '../output.js';
import { readText } from '../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { endedReplay, type ReplayRun } from './replay/replay-run.js';
import { replayText } from './replay/replay-text.js';

interface ReplayOptions extends LedgerOptions {
  readonly period: string;
  readonly ruleset?: string;
  readonly dealsOf?: string;
  readonly knownAt?: string;
  readonly publishedBy?: string;
  readonly bookedAt?: string;
  readonly fromLog?: boolean;
}

/** `tandem replay`: what was booked of some quarters beside what other rules, or other knowledge, give. Nothing is posted. */
export const replayCommand = ledgerCommand('replay', 'Replay quarters under other rules or other knowledge, beside what was booked; posts nothing', 'tandem replay --period 2026-Q1 --ruleset standard@2')
  .requiredOption('--period <quarters>', 'the quarter whose deals are replayed, 2026-Q1, or the first and the last, 2026-Q1..2026-Q2')
  .option('--ruleset <rules>', 'a version (standard@2, also a draft), the versions of a rule set by date (standard), or a file; left out: each deal\'s own')
  .option('--deals-of <rule-set>', 'only deals that follow this rule set')
  .option('--known-at <instant>', 'facts recorded by then; left out: all')
  .option('--published-by <instant>', 'rules published by then; left out: by --known-at')
  .option('--booked-at <instant>', 'beside what was booked by then; left out: by --known-at')
  .option('--from-log', 'fold the raw log and trust no table')
  .addHelpText('after', '\nExit codes: 0 nothing differs, 1 something does.')
  .action(async (options: ReplayOptions) => {
    const body = await bodyOf(options);
    await withLedger(options, async ({ client }) => {
      const run = await endedReplay(client, await client.post<ReplayRun>('/v1/replays', body));
      const text = Buffer.from(await client.bytes(`/v1/replays/${run.id}/document`)).toString('utf8');
      const replay = JSON.parse(text) as Replay;
      if (options.json) process.stdout.write(text);
      else print(replayText(replay));
      remark(`Replay ${run.id}, SHA-256 ${run.certificate?.output ?? ''}: its certificate is at /v1/replays/${run.id}`);
      if (replay.compared.differing > 0 || replay.awards.length > 0) process.exitCode = exitCode.found;
    });
  });

const versionOrId = /^[a-z0-9-]+(@\d+)?$/;

const bodyOf = async ({ period, ruleset, dealsOf, knownAt, publishedBy, bookedAt, fromLog = false }: ReplayOptions): Promise<object> => ({
  period, fromLog, dealsOf: dealsOf ?? null, knownAt: knownAt ?? null, publishedBy: publishedBy ?? null, bookedAt: bookedAt ?? null,
  ruleSet: ruleset === undefined || versionOrId.test(ruleset) ? ruleset ?? null : await readText(ruleset) });
