import type { Actor, Right } from '#events';
import type { PartnerId, Rejection, UserId } from '#kernel';

/** Who may issue a command. */
export interface CommandRule<Command, State> {
  /** A vendor-side actor needs one of these rights. */
  readonly rights: (command: Command, state: State) => readonly Right[];
  /** What an actor may do without them, because it is its own matter. */
  readonly ownMatter?: (command: Command, actor: Actor, state: State) => boolean;
  /** Of a command that completes an act of two persons: who began the act, while it waits for the second. */
  readonly proposedBy?: (command: Command, state: State) => UserId | undefined;
}

/** The rules of one stream: one for each of its commands. */
export type CommandRules<Command extends { readonly type: string }, State> =
  { readonly [Type in Command['type']]: CommandRule<Extract<Command, { type: Type }>, State> };

/** The one answer to whoever may not ask this. */
export const notAllowed = ({ type }: { readonly type: string }): Rejection => ({ code: 'forbidden', message: `The rights used do not allow ${type}.` });

/** One of these rights is needed, whatever the command says. */
export const by = (...rights: readonly Right[]) => (): readonly Right[] => rights;

/** The matter of a partner: its user may do it where the condition holds. */
export const ofPartner = <Command, State>(
  condition: (command: Command, partnerId: PartnerId, state: State) => boolean,
) => (command: Command, actor: Actor, state: State): boolean =>
  actor.partnerId !== null && actor.rights.includes('partner') && condition(command, actor.partnerId, state);

const system: UserId = 'usr_system' as UserId;

/** What the ledger itself does too, where a decision of people calls for it. */
export const orLedgerItself = <Command, State>(
  matter: (command: Command, actor: Actor, state: State) => boolean,
) => (command: Command, actor: Actor, state: State): boolean => actor.userId === system || matter(command, actor, state);

/** What only the ledger itself does, as a consequence of what people decided: nobody signs in as it. */
export const byLedgerItself = <Command, State>(): CommandRule<Command, State> =>
  ({ rights: () => [], ownMatter: (_command, actor) => actor.userId === system });
