import type { Pool } from 'pg';
import type { CommandHandling } from '#command-handling';
import type { EventStore } from '#event-store';

/** What follows by itself from what people decided: it looks at where things stand and does what is left to do, however often it is run. */
export interface Reaction {
  readonly name: string;
  run(): Promise<void>;
}

/** What reactions work with. */
export interface ReactionParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly commandHandling: CommandHandling;
  readonly report: (message: string, details: Readonly<Record<string, unknown>>) => void;
  /** Whether the process is asked to end: what takes long leaves the rest for the next start. */
  readonly isStopping: () => boolean;
}
