import type { Instant } from '#kernel';
import type { Finding } from '../finding.js';
import { detached } from '../reading/row-digest.js';
import type { PartFacts } from './part-facts.js';

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly row: number;
}

/** What a row says about a deal, kept until the deal is put together. */
export interface PartRow extends RowPlace {
  readonly digest: string;
  readonly parts: readonly PartFacts[];
}

/** One deal of the source as far as the first reading keeps it: not what it says, but what tells whether it can go in. */
export interface DealEntry {
  readonly externalId: string;
  /** The rows of the deals' file that speak for it; rows that only repeat another are not among them. */
  readonly rows: (RowPlace & { readonly digest: string })[];
  /** Rows that only repeat another; null: none. */
  repeats: RowPlace[] | null;
  factsDigest: string | null;
  created: Instant | null;
  readonly partners: PartnerEntry[];
  refusal: Finding | null;
}

/** One partner of the source. */
export interface PartnerEntry {
  readonly externalId: string;
  /** Every name that rows give it, with how many do; none: no row of a partners' file names it. */
  readonly names: Map<string, number>;
  kind: string | null;
  since: Instant | null;
  firstDealAt: Instant | null;
  place: RowPlace | null;
}

/**
 * What is held in memory of a source: per deal its id and digests, per partner its names, and the rows of files that are joined to the
 * deals. It does not hold the rows of the deals' own file.
 */
export interface SourceIndex {
  readonly deals: Map<string, DealEntry>;
  readonly partners: Map<string, PartnerEntry>;
  readonly joined: Map<string, PartRow[]>;
}

export const emptyIndex = (): SourceIndex => ({ deals: new Map(), partners: new Map(), joined: new Map() });

export const dealEntry = ({ deals }: SourceIndex, externalId: string): DealEntry =>
  deals.get(externalId) ?? add(deals, detached(externalId), (id) => ({
    externalId: id, rows: [], repeats: null, factsDigest: null, created: null, partners: [], refusal: null }));

export const partnerEntry = ({ partners }: SourceIndex, externalId: string): PartnerEntry =>
  partners.get(externalId) ?? add(partners, detached(externalId), (id) => ({
    externalId: id, names: new Map(), kind: null, since: null, firstDealAt: null, place: null }));

/** Adds what a row of a joined file says about a deal. */
export const addJoined = ({ joined }: SourceIndex, externalId: string, row: PartRow): void => {
  const rows = joined.get(externalId);
  if (rows) rows.push(row);
  else joined.set(detached(externalId), [row]);
};

/** Notes that a deal names a partner. */
export const addPartner = ({ partners }: DealEntry, partner: PartnerEntry): void => {
  if (!partners.includes(partner)) partners.push(partner);
};

/** Keeps a deal out; the first reason is told. */
export const refuseDeal = (entry: DealEntry, finding: Finding): void => {
  entry.refusal ??= finding;
};

const add = <Entry>(entries: Map<string, Entry>, externalId: string, make: (externalId: string) => Entry): Entry => {
  const entry = make(externalId);
  entries.set(externalId, entry);
  return entry;
};
