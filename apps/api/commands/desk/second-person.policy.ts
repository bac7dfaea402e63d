import { isTwoPersonAct, type LedgerCommand } from '#ledger';
import type { Rejection } from '#kernel';

/**
 * A server that lives for one command of one person at one machine cannot tell two persons apart: it refuses the second half of
 * every act that takes two.
 */
export class SecondPersonPolicy {
  constructor(private readonly ephemeral: boolean) {}

  /** Why this server does not take the command; undefined where it does. */
  refusalOf(command: { readonly type: string }): Rejection | undefined {
    return this.ephemeral && isTwoPersonAct(command as LedgerCommand) ? needsServer : undefined;
  }
}

const needsServer: Rejection = {
  code: 'two-person-act-needs-server',
  message: 'The second person of this act needs a running server and a key of its own: start one with `npm start`.',
};
