import type { UserId } from '#kernel';
import type { BatchState } from '../batch/batch.state.js';
import type { PartnerState } from '../partner/partner.state.js';
import type { ProgrammeState } from '../programme/programme.state.js';

/** Where one batch stands: being put together, waiting for approval, free to be paid, or given up. */
export type BatchStanding = 'assembling' | 'proposed' | 'approved' | 'withdrawn';

export interface RegisteredBatch {
  readonly batch: number;
  readonly cutOff: string;
  readonly proposedBy: UserId;
  readonly standing: BatchStanding;
}

/** Every batch by its number, 1 for the first, without gaps. Only the last can still be undecided. */
export interface PayoutState {
  readonly batches: readonly RegisteredBatch[];
}

/** What a decision on a batch rests on beside the register: whose day it is, what the batch lists and, to approve it, how those stand whom it pays. */
export interface PayoutFacts {
  readonly programme: ProgrammeState;
  readonly listed: BatchState | null;
  readonly payees: ReadonlyMap<string, PartnerState>;
}
