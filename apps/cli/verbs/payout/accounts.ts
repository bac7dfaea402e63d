import { caughtUp } from '../../connection/caught-up.js';
import { print, printJson, table } from '../../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../../verb.js';

interface AccountsOptions extends LedgerOptions {
  readonly day?: string;
  readonly in?: string;
  readonly on?: string;
}

/** An account as the API lists it. */
interface ListedAccount {
  readonly id: string;
  readonly partnerId: string;
  readonly currency: string;
  readonly balance: string;
  readonly payable: string;
  readonly converted: {
    readonly currency: string; readonly rate: string | null; readonly rateOn: string | null; readonly rateSource: string | null; readonly fault: string | null;
    readonly figures: { readonly balance: string; readonly payable: string } | null;
  } | null;
}

/** `tandem payout accounts`: what stands to every partner's account, beside it in one currency, if asked. */
export const payoutAccountsCommand = ledgerCommand('accounts', 'What stands to partners\' accounts on a day, beside it in one currency by recorded rates', 'tandem payout accounts --in EUR --on 2026-05-14')
  .option('--day <day>', 'as they stand on this day; left out, today')
  .option('--in <currency>', 'tell the figures in this currency as well')
  .option('--on <day>', 'by the latest rate not after this day; left out, the day of the account')
  .action(async ({ day, in: currency, on, ...options }: AccountsOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const asked = Object.entries({ day, in: currency, on }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
    const accounts: ListedAccount[] = [];
    for await (const account of client.list<ListedAccount>(`/v1/accounts${asked.length === 0 ? '' : `?${asked.join('&')}`}`)) accounts.push(account);
    if (options.json) printJson(accounts);
    else print(accountsText(accounts));
  }));

const accountsText = (accounts: readonly ListedAccount[]): string => table(['partner', 'balance', 'payable', 'told as', 'payable as', 'by'], accounts.map((account) => [
  account.partnerId, `${account.balance} ${account.currency}`, `${account.payable} ${account.currency}`, ...toldText(account.converted)]), [1, 2, 3, 4]);

const toldText = (told: ListedAccount['converted']): readonly string[] => {
  if (told === null) return [];
  if (told.figures === null) return ['', '', `${told.fault ?? ''}: ${told.currency}`];
  const { currency, figures, rate, rateOn, rateSource } = told;
  return [`${figures.balance} ${currency}`, `${figures.payable} ${currency}`, rate === null ? '' : `${rate} of ${rateOn ?? ''}, ${rateSource ?? ''}`];
};
