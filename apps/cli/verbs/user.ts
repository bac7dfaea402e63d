import { Command } from 'commander';
import type { ApiClient } from '../connection/api-client.js';
import { WrongUse } from '../exit-code.js';
import { print, printJson, remark } from '../output.js';
import { readSecrets } from '../secrets.js';
import { actCommand, ledgerCommand, sayDone, withLedger, type LedgerOptions } from '../verb.js';
import { sendCommands } from './send.js';

/** Somebody who may act: the rights named are granted at once, so they must not need a second person. */
export interface NewUser {
  readonly userId: string;
  readonly name: string;
  readonly rights: readonly string[];
  readonly partnerId: string | null;
}

/** Registers a user with rights that one administrator may grant. */
export const registerUser = async (client: ApiClient, user: NewUser): Promise<void> => {
  await sendCommands(client, { stream: 'user', id: user.userId, commands: [
    { type: 'RegisterUser', userId: user.userId, name: user.name, partnerId: user.partnerId },
    ...user.rights.map((right) => ({ type: 'GrantRight', right })),
  ] });
};

/** Issues an API key for a user: its text is answered here and never again. */
export const issueKey = async (client: ApiClient, userId: string, scopes: readonly string[]): Promise<string> =>
  (await client.post<{ apiKey: string }>(`/v1/users/${encodeURIComponent(userId)}/api-keys`, { scopes })).apiKey;

const showKey = (userId: string, apiKey: string, { json }: LedgerOptions): void => {
  if (json) return printJson({ userId, apiKey });
  remark(`${userId} may act. The API key, shown this once:`);
  print(apiKey);
};

const someRight = (rights: readonly string[]): readonly string[] => {
  if (rights.length === 0) throw new WrongUse('A key without rights opens nothing: name at least one with --right.');
  return rights;
};

const addCommand = actCommand('add', 'Register a user with rights and issue an API key, shown once', 'tandem user add usr_ada --name "Ada" --right operations')
  .argument('<user>', 'the id to be, usr_ada')
  .requiredOption('--name <name>', 'who it is; kept in the vault, never in the log')
  .option('--right <right...>', 'operations, auditor, integration or partner; finance and, but for the first two, administrator need two administrators', [])
  .option('--partner <partner>', 'the partner that the user speaks for, ptr_…')
  .action(async (userId: string, options: LedgerOptions & { readonly name: string; readonly right: readonly string[]; readonly partner?: string }) => {
    const rights = someRight(options.right);
    await withLedger(options, async ({ client }) => {
      await registerUser(client, { userId, name: options.name, rights, partnerId: options.partner ?? null });
      if (options.dryRun) sayDone(options, '');
      else showKey(userId, await issueKey(client, userId, rights), options);
    });
  });

const keyCommand = ledgerCommand('key', 'Issue another API key for a user, shown once', 'tandem user key usr_olivia --right operations')
  .argument('<user>', 'whose it is, usr_ada')
  .option('--right <right...>', 'what the key may be used for: rights that the user holds', [])
  .action(async (userId: string, options: LedgerOptions & { readonly right: readonly string[] }) => {
    const rights = someRight(options.right);
    await withLedger(options, async ({ client }) => showKey(userId, await issueKey(client, userId, rights), options));
  });

const passwordCommand = ledgerCommand('password', 'Set a password to sign in with: somebody else\'s for one time, or with --key one\'s own', 'tandem user password usr_ada')
  .argument('<user>', 'whose it is, usr_ada')
  .option('--current', 'ask for the present password first: whoever changes its own gives it')
  .action(async (userId: string, options: LedgerOptions & { readonly current?: true }) => {
    const [currentPassword, password] = await readSecrets([...(options.current ? ['Present password'] : []), 'New password, at least 12 characters']).then(
      (lines) => (options.current ? lines : [null, ...lines]));
    await withLedger(options, async ({ client }) => {
      const { oneTime } = await client.post<{ oneTime: boolean }>(`/v1/users/${encodeURIComponent(userId)}/password`, { password, currentPassword });
      if (options.json) return printJson({ userId, oneTime });
      remark(`${userId} signs in with it from now on${oneTime ? ', once: the first thing it is asked for is one of its own' : ''}.`);
    });
  });

/** `tandem user add|key|password`. */
export const userCommand = new Command('user')
  .description('People, their API keys and passwords')
  .addCommand(addCommand.exitOverride())
  .addCommand(keyCommand.exitOverride())
  .addCommand(passwordCommand.exitOverride())
  .addHelpText('after', '\nExample:\n  tandem user add usr_ada --name "Ada" --right operations');
