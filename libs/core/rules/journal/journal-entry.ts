import type { StatementLineKind } from '#events';
import type { DealId, EventId, Instant, Period, RuleSetId } from '#kernel';
import type { AccrualCause } from '../accrual/accrual.js';
import { postingsOf, type Posting, type Transfer } from './transfer.js';

/** What every entry says beside its amounts: whom it is about, what caused it, when. */
interface SharedFacts {
  /** `deal_acme.1`: source and number. */
  readonly entryId: string;
  /** What entries are numbered in: the deal, or the event that an entry follows from. */
  readonly source: string;
  /** 1 for the source's first entry, without gaps. */
  readonly entryNo: number;
  readonly partnerId: string;
  readonly causeEventId: EventId;
  readonly causeType: AccrualCause;
  readonly postedIn: Period;
  /** A local day of the programme, `2026-03-20`. */
  readonly day: string;
  /** When the cause was true. */
  readonly occurredAt: Instant;
  /** When the cause was recorded. */
  readonly recordedAt: Instant;
}

/** An accrual's entry, until its quarter is closed: on which line of which deal, under which rules. It is of the day of its cause. */
export interface AccrualEntryFacts extends SharedFacts {
  readonly kind: 'accrual';
  readonly line: 'commission' | 'uplift';
  readonly dealId: DealId;
  readonly position: string;
  readonly clause: string;
  readonly ruleSetId: RuleSetId;
  readonly version: number;
  readonly dealPeriod: Period;
}

/** An entry that a statement issued makes: of a line, of what is no longer held back, or of a balance below zero. */
export interface StatementEntryFacts extends SharedFacts {
  readonly kind: 'statement';
  readonly line: StatementLineKind | 'release' | 'receivable' | 'receivableReversal';
  /** The line's number in the statement; null where the entry is of a balance. */
  readonly lineNo: number | null;
  readonly dealId: DealId | null;
  readonly position: string | null;
  readonly clause: string | null;
  readonly ruleSetId: RuleSetId | null;
  readonly version: number | null;
  readonly dealPeriod: Period;
}

/** An entry of a payment. It is of the day that the bank has it on, where that is known. */
export interface PaymentEntryFacts extends SharedFacts {
  readonly kind: 'payment';
  readonly line: 'settlement' | 'failure' | 'cancellation' | 'variance';
  readonly paymentId: string;
  /** What one unit of the currency paid is worth in the one owed, of which day and whose word; null where they are one currency. */
  readonly rate: string | null;
  readonly rateOn: string | null;
  readonly rateSource: string | null;
}

/** What an entry says beside its amounts. */
export type EntryFacts = AccrualEntryFacts | StatementEntryFacts | PaymentEntryFacts;

/** One entry of the journal, which balances because of what it is made of. */
export type JournalEntry = EntryFacts & { readonly transfers: readonly Transfer[] };

/** One entry as it is read and exported, line by line; it names the dispute whose ruling its cause follows from, where it follows from one. */
export type PostedEntry = EntryFacts & { readonly postings: readonly Posting[]; readonly disputeId?: string };

/** The entry with its amounts written out line by line. */
export const postedEntry = ({ transfers, ...facts }: JournalEntry): PostedEntry => ({ ...facts, postings: postingsOf(transfers) });
