import { createHash } from 'node:crypto';
import { Command } from 'commander';
import type { ApiClient } from '../connection/api-client.js';
import { WrongUse } from '../exit-code.js';
import { print, printJson } from '../output.js';
import { readText } from '../text-file.js';
import { actCommand, sayDone, withLedger, type LedgerOptions } from '../verb.js';
import { diffCommand } from './rules/diff.js';
import { repricingText, type Repricing } from './rules/repricing.js';
import { versionNamed } from './rules/version-name.js';

/** A version of a rule set as the API names it; `revision` is that of the rule set's stream. */
export interface DraftAnswer { readonly id: string; readonly version: number; readonly revision: number }

/** Which won deals the act re-prices. */
interface Repriced { readonly reprices: Repricing | null }

/** When something was true; left out: now. */
interface Told { readonly occurredAt?: string }

/**
 * Drafts a rule set and proposes it; gives its id and version. Asked twice, the same version answers. The idempotency keys are made of the
 * document and of how the rule set stood, so that two ledgers told the same hold the same events.
 */
export const draftAndPropose = async (client: ApiClient, document: string, told: Told = {}): Promise<DraftAnswer & Repriced> => {
  const content = createHash('sha256').update(JSON.stringify([document, told])).digest('hex');
  const body = { document, ...told };
  const { revision } = await client.trial().post<DraftAnswer>('/v1/rule-sets', { document });
  const drafted = await client.post<DraftAnswer>('/v1/rule-sets', body, keyed('draft', content, revision));
  const { reprices } = await client.post<Repriced>(`/v1/rule-sets/${drafted.id}/versions/${drafted.version}/propose`, told, keyed('propose', content, drafted.revision));
  return { ...drafted, reprices };
};

/** Approves a proposed version; the client must act as another user than the proposer. */
export const approve = async (client: ApiClient, { id, version }: Pick<DraftAnswer, 'id' | 'version'>, told: Told = {}): Promise<Repriced> =>
  client.post<Repriced>(`/v1/rule-sets/${id}/versions/${version}/approve`, told, keyed('approve', id, version, told.occurredAt ?? ''));

const keyed = (...parts: readonly (string | number)[]): Readonly<Record<string, string>> => ({ 'idempotency-key': parts.join(':') });

interface RulesOptions extends LedgerOptions, Told {}

const toldOf = ({ occurredAt }: Told): Told => (occurredAt === undefined ? {} : { occurredAt });

const proposeCommand = actCommand('propose', 'Draft a rule set from a file and propose it for publication', 'tandem rules propose examples/ecsel/ruleset.yaml')
  .argument('<file>', 'tandem.ruleset/1 in YAML or JSON')
  .option('--occurred-at <instant>', 'when it was proposed, 2026-01-01T09:00:00.000Z; left out: now')
  .action(async (file: string, options: RulesOptions) => {
    const document = await readText(file);
    await withLedger(options, async ({ client }) => {
      const { id, version, reprices } = options.dryRun ? { ...(await client.post<DraftAnswer>('/v1/rule-sets', { document })), reprices: null } : await draftAndPropose(client, document, toldOf(options));
      if (options.json) return printJson({ id, version, reprices });
      if (!options.dryRun && reprices?.deals !== 0) print(repricingText(reprices));
      sayDone(options, `${id}@${version} is proposed. Another user approves it: tandem rules approve ${id}@${version} --key KEY`);
    });
  });

const approveCommand = actCommand('approve', 'Approve a proposed version as another user than its proposer', 'tandem rules approve standard@1 --key …')
  .argument('<version>', 'the rule set and its version, standard@1')
  .option('--occurred-at <instant>', 'when it was approved; left out: now')
  .action(async (text: string, options: RulesOptions) => {
    const named = versionNamed(text);
    if (named === undefined) throw new WrongUse(`${text} is not a version of a rule set: write standard@1.`);
    await withLedger(options, async ({ client }) => {
      const { reprices } = await approve(client, named, toldOf(options));
      if (options.json) return printJson({ ...named, published: true, reprices });
      if (reprices?.deals !== 0) print(repricingText(reprices));
      sayDone(options, `${text} is published.`);
    });
  });

/** `tandem rules diff|propose|approve`. */
export const rulesCommand = new Command('rules')
  .description('Compare and publish rule sets: one user proposes, another approves')
  .addCommand(diffCommand.exitOverride())
  .addCommand(proposeCommand.exitOverride())
  .addCommand(approveCommand.exitOverride())
  .addHelpText('after', '\nExample:\n  tandem rules propose examples/ecsel/ruleset.yaml');
