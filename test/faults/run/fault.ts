import type { Random } from '../../../bench/measuring/random.js';
import type { Ledger } from '../ground/ledger.js';

/** A way in which something goes wrong while the ledger is at work. */
export interface Fault {
  readonly name: string;
  /** Where the log lies; left out: in PostgreSQL. */
  readonly log?: 'eventstoredb';
  /** Why it cannot be had on this machine; undefined where it can. */
  readonly whyNot?: () => string | undefined;
  /**
   * Has people work on the ledger, strikes, starts again what was struck as whoever runs it would, and has them work on until all that
   * they began is acknowledged. Gives what was interrupted, undefined where there was no occasion. `cycle` names what is told.
   */
  run(ledger: Ledger, random: Random, cycle: string): Promise<string | undefined>;
}
