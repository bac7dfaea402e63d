import { Injectable } from '@nestjs/common';
import { CommandHandling } from '#command-handling';
import type { Actor } from '#events';
import { formatMinor, parseCurrency, parseMinor, type Currency, type Rejection } from '#kernel';
import { authorise, type PartnerCommand, type PartnerState } from '#ledger';
import { Accounts } from '../../queries/accounts.js';

type WriteOff = Extract<PartnerCommand, { type: 'WriteOffBalance' }>;

/** Commands for one stream, and who asks for them. */
export interface AskedOfStream {
  readonly stream: string;
  readonly actor: Actor;
  readonly commands: readonly { readonly type: string }[];
}

/** What the account says to write-offs: why one is refused, and the revision of the stream that was judged; both null where none is asked. */
export interface WriteOffJudgement {
  readonly refusal: { readonly rejection: Rejection; readonly command: number } | null;
  readonly revision: number | null;
}

const nothingAsked: WriteOffJudgement = { refusal: null, revision: null };

/** A write-off brings a balance to zero at most, from either side. What stands to the account is not in the partner's stream, so it is judged here. */
@Injectable()
export class WriteOffPolicy {
  constructor(private readonly accounts: Accounts, private readonly commandHandling: CommandHandling) {}

  async judge({ stream, actor, commands }: AskedOfStream): Promise<WriteOffJudgement> {
    if (!commands.some(isWriteOff)) return nothingAsked;
    const { state, revision } = await this.commandHandling.stateOf('partner', stream);
    const partner = state as PartnerState;
    if (partner.status === 'none' || partner.status === 'merged') return nothingAsked;
    const balances = new Map<string, bigint>();
    for (const [index, command] of commands.entries()) {
      if (!isWriteOff(command) || partner.writeOffs.has(command.writeOffId) || authorise('partner', command, actor, partner)) continue;
      const currency = parseCurrency(command.currency);
      const amount = currency && parseMinor(command.amount, currency);
      if (currency === undefined || amount === undefined) continue;
      const balance = balances.get(currency) ?? (await this.accounts.balanceOf(partner.partnerId, currency, partner.writeOffs));
      const rejection = exceeding({ amount, balance, currency });
      if (rejection) return { refusal: { rejection, command: index }, revision };
      balances.set(currency, balance + amount);
    }
    return { refusal: null, revision };
  }
}

const isWriteOff = (command: { readonly type: string }): command is WriteOff => command.type === 'WriteOffBalance';

const exceeding = ({ amount, balance, currency }: { readonly amount: bigint; readonly balance: bigint; readonly currency: Currency }): Rejection | undefined => {
  if (amount > 0n && amount > -balance) {
    return { code: 'write-off-exceeds-debt', message: `The partner owes back ${formatMinor(balance < 0n ? -balance : 0n, currency)} ${currency}.`, pointer: '/amount' };
  }
  if (amount < 0n && -amount > balance) {
    return { code: 'write-off-exceeds-credit', message: `${formatMinor(balance > 0n ? balance : 0n, currency)} ${currency} stand to the account.`, pointer: '/amount' };
  }
  return undefined;
};
