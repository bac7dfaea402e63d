import { Command } from 'commander';
import { caughtUp } from '../connection/caught-up.js';
import { print, printJson, table } from '../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { findPartner } from './find.js';

/** A dispute as the API lists it. */
export interface Dispute {
  readonly id: string;
  readonly partnerId: string;
  readonly standing: string;
  readonly outcome: string | null;
  readonly dueBy: string | null;
  readonly period: string;
  readonly dealId: string | null;
  readonly lineKind: string;
  readonly position: string | null;
  readonly amount: string;
  readonly held: string;
  readonly currency: string;
}

interface Whole extends Dispute {
  readonly history: readonly { readonly type: string; readonly occurredAt: string; readonly actorUserId: string; readonly data: Readonly<Record<string, unknown>> }[];
}

interface Comparison {
  readonly lines: readonly { readonly partnerId: string; readonly position: string; readonly standing: string; readonly claimed: string; readonly difference: string; readonly currency: string }[];
}

const listCommand = ledgerCommand('list', 'Disputes and how they stand', 'tandem dispute list --partner ptr_alpha')
  .option('--partner <partner>', 'of one partner: its id, or its name in the system it came from')
  .action(async (options: LedgerOptions & { readonly partner?: string }) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const disputes: Dispute[] = [];
    const filter = options.partner === undefined ? '' : `?partner=${await findPartner(client, options.partner)}`;
    for await (const dispute of client.list<Dispute>(`/v1/disputes${filter}`)) disputes.push(dispute);
    if (options.json) printJson(disputes);
    else if (disputes.length === 0) print('Nobody disputes anything.');
    else print(table(['dispute', 'partner', 'about', 'amount', 'held', 'stands', 'due by'], disputes.map((each) =>
      [each.id, each.partnerId, aboutOf(each), `${each.amount} ${each.currency}`, each.held, standingOf(each), each.dueBy?.slice(0, 10) ?? '']), [3, 4]));
  }));

const showCommand = ledgerCommand('show', 'A dispute: what was said, and the amounts with and without what is disputed', 'tandem dispute show dsp_demo')
  .argument('<dispute>', 'the dispute')
  .action(async (id: string, options: LedgerOptions) => withLedger(options, async ({ client }) => {
    await caughtUp(client);
    const path = `/v1/disputes/${encodeURIComponent(id)}`;
    const dispute = await client.get<Whole>(path);
    const comparison = dispute.dealId === null ? null : await client.get<Comparison>(`${path}/comparison`);
    if (options.json) printJson({ ...dispute, comparison });
    else print(disputeText(dispute, comparison));
  }));

/** `tandem dispute list` and `show`. */
export const disputeCommand = new Command('dispute').description('Disputes: how they stand, what was said, and what they would change').addCommand(listCommand).addCommand(showCommand);

const aboutOf = ({ dealId, position, lineKind, period }: Dispute): string => `${dealId ?? lineKind}${position === null ? '' : ` ${position}`}, ${period}`;

const standingOf = ({ standing, outcome }: Dispute): string => (standing === 'ruled' && outcome !== null ? outcome : standing);

/** A dispute in one line. */
export const disputeLine = (dispute: Dispute): string =>
  `${dispute.partnerId} disputes ${dispute.amount} ${dispute.currency} of ${aboutOf(dispute)}: ${standingOf(dispute)}, ${dispute.held} held (tandem dispute show ${dispute.id})`;

const disputeText = (dispute: Whole, comparison: Comparison | null): string => [
  disputeLine(dispute),
  ...dispute.history.map(({ type, occurredAt, actorUserId, data }) => `  ${occurredAt.slice(0, 10)}  ${type}, ${actorUserId}${textIn(data)}`),
  ...(comparison === null ? [] : [table(['partner', 'position', 'as it stands', 'as disputed', 'difference'], comparison.lines.map((line) =>
    [line.partnerId, line.position, `${line.standing} ${line.currency}`, `${line.claimed} ${line.currency}`, line.difference]), [2, 3, 4])]),
].join('\n');

/** What was said, where it is text that the caller may read. */
const textIn = (data: Readonly<Record<string, unknown>>): string => {
  const said = [data['evidence'], data['answer'], data['reason']].find((part): part is { readonly text: string } =>
    typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string');
  return said === undefined ? '' : `: ${said.text}`;
};
