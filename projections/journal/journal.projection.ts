import { accrualsOf, journalOf, postedEntry, type EntryFacts, type PostedEntry, type Posting, type Terms, type StoredDossier } from '#rules';

/** One line of one entry of the journal. Lines are never changed in the log's sense: later entries correct earlier ones. */
export type JournalRow = { readonly [Column in keyof EntryFacts]: EntryFacts[Column] } & {
  /** 1 for the entry's first line, without gaps. */
  readonly legNo: number;
} & { readonly [Column in keyof Posting]: Posting[Column] };

/** The lines of a deal's entries, in the order of posting. */
export const journalRowsOf = (stored: StoredDossier, terms: Terms): readonly JournalRow[] =>
  journalOf(accrualsOf(stored, terms), terms).map(postedEntry).flatMap(({ postings, ...facts }) =>
    postings.map((posting, index) => ({ ...facts, legNo: index + 1, ...posting })));

/** The entries that rows make, in the order of their first lines. */
export const entriesOfRows = (rows: readonly JournalRow[]): readonly PostedEntry[] => {
  const entries = new Map<string, PostedEntry>();
  for (const { legNo: _legNo, account, amount, currency, ...facts } of rows) {
    const postings = entries.get(facts.entryId)?.postings ?? [];
    entries.set(facts.entryId, { ...facts, postings: [...postings, { account, amount, currency }] });
  }
  return [...entries.values()];
};
