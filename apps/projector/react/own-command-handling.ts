import type { Pool } from 'pg';
import { CommandHandling, oneAtATime, streamDefinitions } from '#command-handling';
import type { EventStore } from '#event-store';
import { millisOf } from '#kernel';

/** What the ledger's own commands are handled with. */
export interface OwnCommandParts {
  readonly store: EventStore;
  readonly pool: Pool;
  /** Records what the ledger does by itself when it was true: only for a demo whose whole history is recorded so. */
  readonly demoClock: boolean;
}

/** Command handling for the ledger's own commands: they decide on no closing, hold no text to seal, forget nobody, and their keys are nobody else's. */
export const ownCommandHandling = ({ store, pool, demoClock }: OwnCommandParts): CommandHandling =>
  new CommandHandling({
    store, definitions: streamDefinitions(store, () => Promise.resolve([])), keepTexts: () => Promise.resolve(), forget: () => Promise.resolve(), keyRegistry: null, oneAtATime: oneAtATime(pool),
    clock: (input) => (demoClock && input?.causedAt ? millisOf(input.causedAt) : Date.now()) });
