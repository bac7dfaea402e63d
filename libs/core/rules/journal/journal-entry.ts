import type { DealId, EventId, Instant, Period, RuleSetId } from '#kernel';
import type { AccrualCause } from '../accrual/accrual.js';
import { postingsOf, type Posting, type Transfer } from './transfer.js';

/** What an accrual's entry says beside its amounts: who, on which line of which deal, why, under which rules, and when. */
export interface AccrualEntryFacts {
  readonly kind: 'accrual';
  /** `deal_acme.1`: the deal and the accrual's number in it. */
  readonly entryId: string;
  readonly dealId: DealId;
  /** 1 for the deal's first entry, without gaps. */
  readonly entryNo: number;
  /** Whose line it is. */
  readonly partnerId: string;
  readonly position: string;
  readonly line: 'commission' | 'uplift';
  readonly clause: string;
  readonly ruleSetId: RuleSetId;
  readonly version: number;
  readonly causeEventId: EventId;
  readonly causeType: AccrualCause;
  readonly dealPeriod: Period;
  readonly postedIn: Period;
  /** The day of the cause on the programme's calendar, `2026-03-20`. */
  readonly day: string;
  readonly occurredAt: Instant;
  /** When the cause was recorded. */
  readonly recordedAt: Instant;
}

/** What an entry says beside its amounts. A later kind of entry (a period closed, a payout settled) joins this union. */
export type EntryFacts = AccrualEntryFacts;

/** One entry of the journal, which balances because of what it is made of. */
export type JournalEntry = EntryFacts & { readonly transfers: readonly [Transfer, ...Transfer[]] };

/** One entry as it is read and exported, line by line. */
export type PostedEntry = EntryFacts & { readonly postings: readonly Posting[] };

/** The entry with its amounts written out line by line. */
export const postedEntry = ({ transfers, ...facts }: JournalEntry): PostedEntry => ({ ...facts, postings: postingsOf(transfers) });
