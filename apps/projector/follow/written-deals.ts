import type { ReadTable } from '#read-store';
import type { StoredDossier } from '#rules';

/** A deal as a follower wrote it last: its dossier, and the rows of each table as they were copied in. */
export interface WrittenDeal {
  readonly stored: StoredDossier;
  readonly texts: ReadonlyMap<ReadTable, string>;
}

/** A deal with its dossier, and what was made of it, is some tens of kilobytes. */
const dealsMax = 2_000;

/**
 * The deals that a follower wrote last, so that what happens to them again need not be read back, and a table whose rows stay the same is
 * left alone. It holds as long as nobody else moves the checkpoint: whoever finds it moved begins anew.
 */
export class WrittenDeals {
  readonly #deals = new Map<string, WrittenDeal>();

  get(dealId: string): WrittenDeal | undefined {
    return this.#deals.get(dealId);
  }

  /** What was written longest ago is forgotten first. */
  note(dealId: string, written: WrittenDeal): void {
    this.#deals.delete(dealId);
    this.#deals.set(dealId, written);
    const [oldest] = this.#deals.keys();
    if (this.#deals.size > dealsMax && oldest !== undefined) this.#deals.delete(oldest);
  }

  /** Rows have been written otherwise. */
  forgetAll(): void {
    this.#deals.clear();
  }
}
