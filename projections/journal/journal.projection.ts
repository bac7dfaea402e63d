import type { RecordedBatchEvent, RecordedStatementEvent } from '#events';
import {
  accrualsOf, journalOf, paymentEntriesOf, postedEntry, statementEntriesOf, type EntryFacts, type JournalEntry, type PostedEntry, type Posting, type StoredDossier, type Terms,
} from '#rules';

/** One line of one entry of the journal. Lines are never changed in the log's sense: later entries correct earlier ones. */
export type JournalRow = { readonly [Column in ColumnOf<EntryFacts>]: ValueOf<EntryFacts, Column> } & {
  /** 1 for the entry's first line, without gaps. */
  readonly legNo: number;
} & { readonly [Column in keyof Posting]: Posting[Column] };

/** Whatever any kind of entry says; null in the rows of a kind that does not say it. */
type ColumnOf<Facts> = Facts extends unknown ? keyof Facts : never;
type ValueOf<Facts, Column> = Facts extends unknown ? (Column extends keyof Facts ? Facts[Column] : null) : never;

/** The lines of a deal's entries, in the order of posting. */
export const journalRowsOf = (stored: StoredDossier, terms: Terms): readonly JournalRow[] => rowsOf(journalOf(accrualsOf(stored, terms), terms));

/** The lines of the entries that a part of a statement makes. */
export const journalRowsOfStatement = (event: RecordedStatementEvent, terms: Terms): readonly JournalRow[] => rowsOf(statementEntriesOf(event, terms));

/** The lines of the entries that further events of a batch make. */
export const journalRowsOfBatch = (earlier: readonly RecordedBatchEvent[], events: readonly RecordedBatchEvent[], terms: Terms): readonly JournalRow[] => {
  const further = new Set<string>(events.map(({ id }) => id));
  return rowsOf(paymentEntriesOf([...earlier, ...events], terms).filter(({ causeEventId }) => further.has(causeEventId)));
};

/** The entries that rows make, in the order of their first lines. */
export const entriesOfRows = (rows: readonly JournalRow[]): readonly PostedEntry[] => {
  const entries = new Map<string, PostedEntry>();
  for (const row of rows) {
    const { account, amount, currency } = row;
    const { postings, ...facts } = entries.get(row.entryId) ?? { ...factsOf(row), postings: [] };
    entries.set(row.entryId, { ...facts, postings: [...postings, { account, amount, currency }] });
  }
  return [...entries.values()];
};

const ofDeals = ['dealId', 'position', 'clause', 'ruleSetId', 'version', 'dealPeriod'] as const;

/** What entries of each kind say beside what all of them say. */
const ownColumns: { readonly [Kind in EntryFacts['kind']]: readonly Exclude<ColumnOf<EntryFacts>, keyof EntryFacts>[] } = {
  accrual: ofDeals, statement: [...ofDeals, 'lineNo'], payment: ['paymentId', 'rate', 'rateOn', 'rateSource'] };

const anyOwnColumn = [...new Set(Object.values(ownColumns).flat())];

type AnyFacts = { readonly [Column in ColumnOf<EntryFacts>]?: ValueOf<EntryFacts, Column> };

/** Column by column: an object of so many members that is spread into another takes several times the room. */
const rowsOf = (entries: readonly JournalEntry[]): readonly JournalRow[] => {
  const rows: JournalRow[] = [];
  for (const { postings, ...entry } of entries.map(postedEntry)) {
    const {
      kind, entryId, source, entryNo, partnerId, line, causeEventId, causeType, postedIn, day, occurredAt, recordedAt, dealId = null, position = null, clause = null, ruleSetId = null,
      version = null, dealPeriod = null, lineNo = null, paymentId = null, rate = null, rateOn = null, rateSource = null,
    }: AnyFacts = entry;
    for (const [index, { account, amount, currency }] of postings.entries()) {
      rows.push({
        kind, entryId, source, entryNo, partnerId, line, causeEventId, causeType, postedIn, day, occurredAt, recordedAt, dealId, position, clause, ruleSetId,
        version, dealPeriod, lineNo, paymentId, rate, rateOn, rateSource, legNo: index + 1, account, amount, currency });
    }
  }
  return rows;
};

/** What the row's kind says, without the columns of others. */
const factsOf = ({ legNo: _legNo, account: _account, amount: _amount, currency: _currency, ...facts }: JournalRow): EntryFacts => {
  const own = new Set<string>(ownColumns[facts.kind]);
  const others = new Set<string>(anyOwnColumn.filter((column) => !own.has(column)));
  return Object.fromEntries(Object.entries(facts).filter(([column]) => !others.has(column))) as unknown as EntryFacts;
};
