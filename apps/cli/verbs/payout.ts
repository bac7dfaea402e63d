import { Command } from 'commander';
import { unreachable } from '#kernel';
import type { ApiClient } from '../connection/api-client.js';
import { caughtUp } from '../connection/caught-up.js';
import { WrongUse } from '../exit-code.js';
import { print, printJson, remark, table } from '../output.js';
import { actCommand, ledgerCommand, sayDone, withLedger, type LedgerOptions } from '../verb.js';
import { payoutAccountsCommand } from './payout/accounts.js';
import { payoutConfirmCommand } from './payout/confirm.js';
import { payoutExportCommand } from './payout/export.js';
import { payoutOf, type Payout, type Wait } from './payout/payout-of.js';
import { sendCommands } from './send.js';

/** A batch as the API lists it. */
export type ListedBatch = Pick<Payout, 'cutOff' | 'standing' | 'totals'> & { readonly id: string };

interface Preview {
  readonly cutOff: string;
  readonly payments: readonly { readonly paymentId: string; readonly partnerId: string; readonly amount: string; readonly currency: string; readonly paidIn: Payout['payments'][number]['paidIn'] }[];
  readonly leftOut: readonly { readonly partnerId: string; readonly amount: string; readonly currency: string; readonly because: string }[];
  readonly totals: Payout['totals'];
}

const listCommand = ledgerCommand('list', 'The batches, by their numbers', 'tandem payout list')
  .action(async (options: LedgerOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const batches: ListedBatch[] = [];
    for await (const batch of client.list<ListedBatch>('/v1/payouts')) batches.push(batch);
    if (options.json) return printJson(batches);
    print(batchesText(batches));
  }));

/** Batches, a line each. */
export const batchesText = (batches: readonly ListedBatch[]): string => table(['batch', 'payable on', 'standing', 'in all'], batches.map(({ id, cutOff, standing, totals }) =>
  [id, cutOff, standing, (totals ?? []).map(({ amount, currency }) => `${amount} ${currency}`).join(', ')]));

const previewCommand = ledgerCommand('preview', 'What a batch would pay on a day, and whom it would leave out', 'tandem payout preview --cut-off 2026-05-15')
  .requiredOption('--cut-off <day>', 'what is payable by this day')
  .action(async (options: LedgerOptions & { readonly cutOff: string }) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const preview = await client.get<Preview>(`/v1/payouts/preview?cutOff=${encodeURIComponent(options.cutOff)}`);
    if (options.json) printJson(preview);
    else print(listingText(preview));
  }));

const requestCommand = actCommand('request', 'Ask for a batch that pays what is payable on a day', 'tandem payout request --cut-off 2026-05-15')
  .requiredOption('--cut-off <day>', 'what is payable by this day')
  .action(async (options: LedgerOptions & { readonly cutOff: string }) => withLedger(options, async ({ client }) => {
    await client.post('/v1/payouts', { cutOff: options.cutOff });
    sayDone(options, 'The ledger puts the batch together; `tandem payout show BATCH` shows it. Another person approves it.');
  }));

const showCommand = ledgerCommand('show', 'A batch with its payments and whom it leaves out', 'tandem payout show 7')
  .argument('<batch>', 'the batch')
  .action(async (batch: string, options: LedgerOptions) => withLedger(options, async ({ client }) => {
    const payout = await payoutOf(client, batch);
    if (options.json) printJson(payout);
    else print([`Batch ${payout.batch}, what is payable on ${payout.cutOff}: ${payout.standing}`, ...payout.waitsFor.map(waitText), listingText(payout)].join('\n'));
  }));

const waitText = (wait: Wait): string => {
  switch (wait.because) {
    case 'streamStopped': return `  waits for ${wait.stream}, which is stopped at ${wait.eventId}: ${wait.reason}`;
    case 'periodClosing': return `  waits until ${wait.period} is closed`;
    case 'readModelsBehind': return `  waits for the read models, which are at ${wait.position ?? 'the beginning'} of ${wait.head ?? 'nothing'}`;
    default: return unreachable(wait);
  }
};

/** A command that decides a batch. */
const deciding = (verb: 'approve' | 'withdraw', description: string): Command =>
  actCommand(verb, description, `tandem payout ${verb} 7`)
    .argument('<batch>', 'the batch')
    .action(async (batch: string, options: LedgerOptions) => withLedger(options, async ({ client }) => {
      const { batch: number } = await payoutOf(client, batch);
      await client.post(`/v1/payouts/${number}/${verb}`, {});
      sayDone(options, verb === 'approve' ? 'Approved: it may be paid.' : 'Withdrawn: what it listed is payable again.');
    }));

const settleCommand = actCommand('settle', 'Say that payments were handed to the bank: those named, or all that wait and may be paid', 'tandem payout settle 7 --on 2026-05-16 --reference SEPA-77')
  .argument('<batch>', 'the batch').argument('[payments...]', 'their ids')
  .requiredOption('--on <day>', 'the day on which they were')
  .option('--reference <code>', 'what the paying system calls it')
  .action(async (batch: string, named: readonly string[], options: LedgerOptions & { readonly on: string; readonly reference?: string }) => withLedger(options, async ({ client }) => {
    const settled = await settle(client, batch, { named, settledOn: options.on, reference: options.reference ?? null });
    sayDone(options, `${settled} payments settled`);
  }));

const paymentsPerRequest = 200;

/** A payment that is held back was in no file for the bank: it is settled by name alone, and the ledger says whether it may be. */
const settle = async (
  client: ApiClient, batch: string, { named, settledOn, reference }: { readonly named: readonly string[]; readonly settledOn: string; readonly reference: string | null },
): Promise<number> => {
  const { payments } = await payoutOf(client, batch);
  const unknown = named.filter((id) => !payments.some(({ paymentId }) => paymentId === id));
  if (unknown.length > 0) throw new WrongUse(`Batch ${batch} lists no ${unknown.join(', ')}.`);
  const asked = payments.filter(({ paymentId, standing }) => (named.length > 0 ? named.includes(paymentId) : standing === 'proposed'));
  const isLeftOut = ({ heldBack }: Payout['payments'][number]): boolean => named.length === 0 && heldBack !== null;
  for (const { paymentId, heldBack } of asked.filter(isLeftOut)) remark(`not settled: ${paymentId}, ${heldBack}`);
  const waiting = asked.filter((payment) => !isLeftOut(payment));
  for (let start = 0; start < waiting.length; start += paymentsPerRequest) {
    const commands = waiting.slice(start, start + paymentsPerRequest).map(({ paymentId }) => ({ type: 'SettlePayment', paymentId, settledOn, reference }));
    await sendCommands(client, { stream: 'batch', id: batch, commands });
  }
  return waiting.length;
};

const listingText = ({ payments, leftOut, totals }: Preview | Payout): string => [
  table(['payment', 'owed', 'paid in', ''], payments.map((payment) => [
    payment.paymentId, `${payment.amount} ${payment.currency}`, payment.paidIn === null ? '' : `${payment.paidIn.amount} ${payment.paidIn.currency} at ${payment.paidIn.rate}`,
    'standing' in payment ? payment.standing : '']), [1, 2]),
  ...(totals ?? []).map(({ currency, amount }) => `  total ${amount} ${currency}`),
  ...(leftOut.length === 0 ? [] : ['  left out:', table(['partner', 'amount', 'because'], leftOut.map((each) => [each.partnerId, `${each.amount} ${each.currency}`, each.because]), [1])]),
].join('\n');

/** `tandem payout accounts|list|preview|request|show|approve|withdraw|settle|export|confirm`. */
export const payoutCommand = new Command('payout')
  .description('Pay partners: batches asked for by one person, approved by another, followed to the bank\'s word')
  .addHelpText('after', '\nExample:\n  tandem payout preview --cut-off 2026-05-15');
for (const command of [
  payoutAccountsCommand, listCommand, previewCommand, requestCommand, showCommand, deciding('approve', 'Approve a batch that somebody else asked for'), deciding('withdraw', 'Withdraw a batch that is not approved'),
  settleCommand, payoutExportCommand, payoutConfirmCommand,
]) payoutCommand.addCommand(command.exitOverride());
