import type { ReadTable } from '#read-store';
import type { StoredDossier } from '#rules';

/** A deal as a follower wrote it last: its dossier, and of each table the digest of its rows as they were copied in. */
export interface WrittenDeal {
  readonly stored: StoredDossier;
  readonly digests: ReadonlyMap<ReadTable, string>;
}

/** As it is kept: the dossier as text, which the collector passes over at once. As objects so many of them held the projector up at every collection. */
interface KeptDeal {
  readonly stored: string;
  readonly digests: WrittenDeal['digests'];
}

const dealsMax = 2_000;

/**
 * The deals that a follower wrote last, so that what happens to them again need not be read back, and a table whose rows stay the same is
 * left alone. It holds as long as nobody else moves the checkpoint: whoever finds it moved begins anew.
 */
export class WrittenDeals {
  readonly #deals = new Map<string, KeptDeal>();

  has(dealId: string): boolean {
    return this.#deals.has(dealId);
  }

  dossierOf(dealId: string): StoredDossier | undefined {
    const kept = this.#deals.get(dealId);
    return kept && JSON.parse(kept.stored) as StoredDossier;
  }

  /** Undefined where the deal, or the table's rows of it, are not remembered. */
  digestOf(dealId: string, table: ReadTable): string | undefined {
    return this.#deals.get(dealId)?.digests.get(table);
  }

  /** What was written longest ago is forgotten first. */
  note({ stored, digests }: WrittenDeal): void {
    const { dealId } = stored;
    this.#deals.delete(dealId);
    this.#deals.set(dealId, { stored: JSON.stringify(stored), digests });
    const [oldest] = this.#deals.keys();
    if (this.#deals.size > dealsMax && oldest !== undefined) this.#deals.delete(oldest);
  }

  /** Rows have been written otherwise. */
  forgetAll(): void {
    this.#deals.clear();
  }
}
