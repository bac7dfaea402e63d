import type { Instant, PartnerId } from '#kernel';

/** What a commitment is about. */
export type ObligationKind = 'response' | 'meetings' | 'content';

/**
 * One thing that a partner owes by its commitment on a deal: an answer to one request, or a number of meetings or pieces of content until the
 * close. It is made of facts alone; whether it is breached depends on the time of asking too: `obligationStanding`.
 */
export interface Obligation {
  readonly partnerId: PartnerId;
  readonly kind: ObligationKind;
  /** The event that asks: a request, or of meetings and content the commitment itself. */
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** The event of the commitment. */
  readonly commitment: string;
  /** Hours to answer in, or how many. */
  readonly promised: number;
  /** How many were done in time to count: of an answer 0 or 1. */
  readonly done: number;
  /** Until when; null while the deal is open and only its close is the end. */
  readonly dueAt: Instant | null;
  /** When it was met, be it late; null while it is not. */
  readonly metAt: Instant | null;
  /** The touchpoints (or the acceptance) that meet it. */
  readonly eventIds: readonly string[];
}

/** Met in time, not yet due, or breached: late, or not at all. */
export type ObligationStanding = 'met' | 'pending' | 'breached';

/** How an obligation stands at a moment: on the very instant that it is due it is not late. */
export const obligationStanding = ({ dueAt, metAt }: Pick<Obligation, 'dueAt' | 'metAt'>, now: Instant): ObligationStanding => {
  if (metAt !== null) return dueAt !== null && metAt > dueAt ? 'breached' : 'met';
  return dueAt !== null && now > dueAt ? 'breached' : 'pending';
};
