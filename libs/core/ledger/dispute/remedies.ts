import type { SealedText } from '#events';
import { digestOf, type DealId, type Instant } from '#kernel';
import type { DealCommand } from '../deal/deal.commands.js';
import type { OpenedDispute, Ruling } from './dispute.state.js';

/** What a ruling has done on the deal: each command under a key that makes it safe to repeat. */
export interface Remedy {
  readonly key: string;
  readonly command: Extract<DealCommand, { type: 'VoidTouchpoint' | 'LogTouchpoint' }>;
  /** When it was true: of a touchpoint when it happened, of a void the ruling. */
  readonly occurredAt: Instant;
  /** A missed touchpoint counts as if it had been recorded when it happened: that it was not is what was disputed. */
  readonly sourceRecordedAt: Instant | null;
}

/**
 * The commands that carry out a ruling on the deal of the disputed line. All on the deal see what they record, and that a line is disputed is
 * nobody else's to know: ids and kinds say nothing of it, and the reason lies sealed where only the vendor and the partner itself read it.
 */
export const remediesOf = ({ disputeId, partnerId, missing }: OpenedDispute, { eventId, voids, logs, ruledAt }: Ruling, reason: SealedText): readonly Remedy[] => [
  ...voids.map((touchpointId): Remedy => ({
    key: `ruling:${eventId}:void:${touchpointId}`, command: { type: 'VoidTouchpoint', touchpointId, reason }, occurredAt: ruledAt, sourceRecordedAt: null })),
  ...missing.filter(({ touchpointId }) => logs.includes(touchpointId)).map(({ touchpointId, role, kind, happenedAt }): Remedy => ({
    key: `ruling:${eventId}:log:${touchpointId}`, occurredAt: happenedAt, sourceRecordedAt: happenedAt,
    command: {
      type: 'LogTouchpoint', touchpointId: `touch-${digestOf({ disputeId, touchpointId }).slice(0, 20)}`, partnerId, role, kind, loggedBy: 'integration', imported: true,
      contactId: null, note: null, link: null } })),
];

/** The deal that a ruling changes; undefined of a line of no deal. */
export const dealOf = ({ line }: OpenedDispute): DealId | undefined => line.dealId ?? undefined;
