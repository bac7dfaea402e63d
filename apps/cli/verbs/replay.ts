import type { Replay } from '#rules';
import { exitCode, WrongUse } from '../exit-code.js';
import { print, remark } from '../output.js';
import { readText, writeWhole } from '../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { replayOfPack } from './replay/pack-replay.js';
import { endedReplay, type MadeReplay, type ReplayRun } from './replay/replay-run.js';
import { replayText } from './replay/replay-text.js';
import { refuseNoKey } from './verify/opened-bundle.js';

interface ReplayOptions extends LedgerOptions {
  readonly period?: string;
  readonly ruleset?: string;
  readonly dealsOf?: string;
  readonly knownAt?: string;
  readonly publishedBy?: string;
  readonly bookedAt?: string;
  readonly fromLog?: boolean;
  readonly pack?: string;
  readonly logKey?: string;
  readonly certificate?: string;
}

/** `tandem replay`: what was booked of some quarters beside what other rules, or other knowledge, give. Nothing is posted. */
export const replayCommand = ledgerCommand('replay', 'Replay quarters under other rules or other knowledge, beside what was booked; posts nothing',
  'tandem replay --period 2026-Q1 --ruleset standard@2\n  tandem replay --pack 2026-Q1.zip --ruleset rules.yaml')
  .option('--period <quarters>', 'the quarter whose deals are replayed, 2026-Q1, or the first and the last, 2026-Q1..2026-Q2; of an audit pack, left out: its own')
  .option('--ruleset <rules>', 'a version (standard@2, also a draft), the versions of a rule set by date (standard), or a file; left out: each deal\'s own')
  .option('--deals-of <rule-set>', 'only deals that follow this rule set')
  .option('--known-at <instant>', 'facts recorded by then; left out: all, of an audit pack: by the end of the closing')
  .option('--published-by <instant>', 'rules published by then; left out: by --known-at')
  .option('--booked-at <instant>', 'beside what was booked by then; left out: by --known-at')
  .option('--from-log', 'fold the raw log and trust no table')
  .option('--pack <file>', 'from the signed log of an audit pack alone: no ledger, no database')
  .option('--log-key <key>', 'the public key that the log of the pack must be signed by, name+hash+key')
  .option('--certificate <file>', 'write to this file what the replay was made from and by')
  .addHelpText('after', '\nExit codes: 0 nothing differs, 1 something does.')
  .action(async (options: ReplayOptions) => {
    const { text, certificate, words } = await replayed(options);
    const replay = JSON.parse(text) as Replay;
    if (options.json) process.stdout.write(text);
    else print(replayText(replay));
    if (options.certificate !== undefined) await writeWhole(options.certificate, `${JSON.stringify(certificate, null, 2)}\n`);
    remark(words);
    if (replay.compared.differing > 0 || replay.awards.length > 0) process.exitCode = exitCode.found;
  });

const replayed = async (options: ReplayOptions): Promise<MadeReplay> => {
  const { pack, logKey, ruleset, url, key } = options;
  const ruleSet = ruleset === undefined || versionOrId.test(ruleset) ? ruleset : await readText(ruleset);
  if (pack === undefined) return replayedInLedger(options, ruleSet);
  if (url !== undefined || key !== undefined) throw new WrongUse('A pack is replayed from the file alone: name no server and no key of a user with it.');
  refuseNoKey(logKey);
  return replayOfPack(pack, { ...options, ruleSet }, logKey);
};

const replayedInLedger = async (options: ReplayOptions, ruleSet: string | undefined): Promise<MadeReplay> => {
  const { period, dealsOf, knownAt, publishedBy, bookedAt, fromLog = false } = options;
  if (period === undefined) throw new WrongUse('Name the quarters with --period: 2026-Q1, or 2026-Q1..2026-Q2.');
  if (options.logKey !== undefined) throw new WrongUse('--log-key belongs to --pack: a ledger is held against its key by `tandem verify`.');
  const body = { period, fromLog, dealsOf: dealsOf ?? null, knownAt: knownAt ?? null, publishedBy: publishedBy ?? null, bookedAt: bookedAt ?? null, ruleSet: ruleSet ?? null };
  return withLedger(options, async ({ client }) => {
    const { id, certificate } = await endedReplay(client, await client.post<ReplayRun>('/v1/replays', body));
    const text = Buffer.from(await client.bytes(`/v1/replays/${id}/document`)).toString('utf8');
    return { text, certificate, words: `Replay ${id}, SHA-256 ${certificate?.output ?? ''}: its certificate is at /v1/replays/${id}` };
  });
};

const versionOrId = /^[a-z0-9-]+(@\d+)?$/;
