import { Command } from 'commander';
import type { ApiClient } from '../connection/api-client.js';
import { WrongUse } from '../exit-code.js';
import { printJson, remark } from '../output.js';
import { readText } from '../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';

/** A drafted version as the API answers it. */
export interface DraftAnswer { readonly id: string; readonly version: number }

/** Drafts a rule set and proposes it; gives its id and version. Asked twice, the same version answers. */
export const draftAndPropose = async (client: ApiClient, document: string): Promise<DraftAnswer> => {
  const drafted = await client.post<DraftAnswer>('/v1/rule-sets', { document });
  await client.post(`/v1/rule-sets/${drafted.id}/versions/${drafted.version}/propose`, {});
  return drafted;
};

/** Approves a proposed version; the client must act as another user than the proposer. */
export const approve = async (client: ApiClient, { id, version }: DraftAnswer, occurredAt?: string): Promise<void> => {
  await client.post(`/v1/rule-sets/${id}/versions/${version}/approve`, occurredAt === undefined ? {} : { occurredAt });
};

const proposeCommand = ledgerCommand('propose', 'Draft a rule set from a file and propose it for publication', 'tandem rules propose examples/ecsel/ruleset.yaml')
  .argument('<file>', 'tandem.ruleset/1 in YAML or JSON')
  .action(async (file: string, options: LedgerOptions) => {
    const document = await readText(file);
    await withLedger(options, async ({ client }) => {
      const { id, version } = await draftAndPropose(client, document);
      if (options.json) printJson({ id, version });
      else remark(`${id}@${version} is proposed. Another user approves it: tandem rules approve ${id}@${version} --key KEY`);
    });
  });

const approveCommand = ledgerCommand('approve', 'Approve a proposed version as another user than its proposer', 'tandem rules approve standard@1 --key …')
  .argument('<version>', 'the rule set and its version, standard@1')
  .action(async (text: string, options: LedgerOptions) => {
    const [, id, version] = /^([a-z0-9-]+)@([1-9]\d{0,8})$/.exec(text) ?? [];
    if (id === undefined) throw new WrongUse(`${text} is not a version of a rule set: write standard@1.`);
    await withLedger(options, async ({ client }) => {
      await approve(client, { id, version: Number(version) });
      if (options.json) printJson({ id, version: Number(version), published: true });
      else remark(`${text} is published.`);
    });
  });

/** `tandem rules propose|approve`. */
export const rulesCommand = new Command('rules')
  .description('Publish rule sets: one user proposes, another approves')
  .addCommand(proposeCommand.exitOverride())
  .addCommand(approveCommand.exitOverride())
  .addHelpText('after', '\nExample:\n  tandem rules propose examples/ecsel/ruleset.yaml');
