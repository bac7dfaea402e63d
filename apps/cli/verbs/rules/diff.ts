import { compareDocuments, comparisonText, renderComparison, type Comparison, type ComparisonFault } from '#rules';
import type { ApiClient } from '../../connection/api-client.js';
import { caughtUp } from '../../connection/caught-up.js';
import { exitCode, WrongUse } from '../../exit-code.js';
import { remark } from '../../output.js';
import { readText } from '../../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../../verb.js';
import { versionNamed, type VersionName } from './version-name.js';

interface DiffOptions extends LedgerOptions {
  readonly dossiers?: string;
  readonly facts?: string;
}

/** One of the two rule sets: its text, and the version that it was published as, null of a file. */
interface Side {
  readonly named: string;
  readonly text: string;
  readonly version: VersionName | null;
}

/** `tandem rules diff BEFORE AFTER`: which clauses differ, and who would earn what. Nothing is recorded. */
export const diffCommand = ledgerCommand('diff', 'Compare two rule sets, clause by clause and by what deals would earn', 'tandem rules diff standard@1 draft.yaml')
  .argument('<before>', 'a file, or a published version: standard@1')
  .argument('<after>', 'the same')
  .option('--dossiers <file>', 'try them on these deals, tandem.dossier/1, one a line; left out: on the deals of the ledger where a version is named, else on none')
  .option('--facts <file>', 'choices and booked awards beside the dossiers, tandem.facts/1')
  .addHelpText('after', '\nExit codes: 0 the rule sets are the same, 1 they differ. Two files are compared without a server.')
  .action(async (before: string, after: string, options: DiffOptions) => {
    if (options.facts !== undefined && options.dossiers === undefined) throw new WrongUse('--facts belong to deals in a file: name those with --dossiers.');
    if (versionNamed(before) === undefined && versionNamed(after) === undefined) return show(await comparedHere(await sidesFrom(undefined, [before, after]), options), options);
    await withLedger(options, async ({ client }) => {
      const sides = await sidesFrom(client, [before, after]);
      show(options.dossiers === undefined ? await comparedThere(client, sides, options) : await comparedHere(sides, options), options);
    });
  });

type Sides = readonly [before: Side, after: Side];

const sidesFrom = async (client: ApiClient | undefined, [before, after]: readonly [string, string]): Promise<Sides> =>
  [await sideFrom(client, before), await sideFrom(client, after)];

const sideFrom = async (client: ApiClient | undefined, named: string): Promise<Side> => {
  const version = versionNamed(named);
  if (version === undefined || client === undefined) return { named, text: await readText(named), version: null };
  const { document } = await client.get<{ readonly document: object }>(`/v1/rule-sets/${version.id}/versions/${version.version}`);
  return { named, text: JSON.stringify(document), version };
};

/** Undefined where a text has faults, which are then told. */
const comparedHere = async ([before, after]: Sides, { dossiers, facts }: DiffOptions): Promise<Comparison | undefined> => {
  const outcome = compareDocuments({
    beforeText: before.text, afterText: after.text, versions: { before: before.version?.version, after: after.version?.version },
    dossiersText: dossiers === undefined ? '' : await readText(dossiers), ...(facts === undefined ? {} : { factsText: await readText(facts) }),
  });
  const files = { before: before.named, after: after.named, dossiers: dossiers ?? '', facts: facts ?? '' };
  if (!outcome.ok) return tell(outcome.faults, files);
  tell(outcome.warnings, files, 'warning: ');
  return outcome.comparison;
};

/** The texts are checked here first, so that faults and warnings read the same; the deals stay where they are. */
const comparedThere = async (client: ApiClient, sides: Sides, options: DiffOptions): Promise<Comparison | undefined> => {
  if ((await comparedHere(sides, options)) === undefined) return undefined;
  await caughtUp(client);
  const [before, after] = sides.map(({ named, text, version }) => (version === null ? text : named));
  return client.post<Comparison>('/v1/rule-sets/compare', { before, after });
};

const tell = (faults: readonly ComparisonFault[], files: Readonly<Record<ComparisonFault['document'], string>>, kind = ''): undefined => {
  for (const { document, line, clause, message } of faults) {
    remark(`${kind}${document} ${files[document]}${line === undefined ? '' : ` line ${line}`} ${clause || '/'}: ${message}`);
  }
};

const show = (comparison: Comparison | undefined, { json }: DiffOptions): void => {
  if (comparison === undefined) {
    process.exitCode = exitCode.wrongUse;
    return;
  }
  process.stdout.write(json ? comparisonText(comparison) : renderComparison(comparison));
  if (comparison.before.digest !== comparison.after.digest) process.exitCode = exitCode.found;
};
