import { disputeStream, readEvent, dealStream, type RecordedDealEvent, type RecordedDisputeEvent } from '#events';
import { instantOfMillis, millisOf, type DisputeId, type EventId, type Instant } from '#kernel';
import { dealDecider, dealOf, disputeDecider, remediesOf, type DisputeCommand, type OpenedDispute, type Ruling } from '#ledger';
import { disputesToSettle } from '#projections';
import { inTransaction } from '../follow/ledger-follower.js';
import { issueCommands } from './issue-commands.js';
import type { Reaction, ReactionParts } from './reaction.js';

/**
 * Keeps the deadlines of disputes, and carries out rulings: what a ruling says of touchpoints is recorded on the deal, caused by the ruling,
 * and then the dispute is told which events that were; so it is once a second person has approved the correction that a ruling names. One
 * dispute that cannot be settled keeps no other from it.
 */
export const settleDisputes = (parts: ReactionParts): Reaction => ({
  name: 'settle disputes',
  run: async () => {
    const { pool, report } = parts;
    const now = instantOfMillis(Date.now());
    const waiting = await inTransaction(pool, (client) =>
      disputesToSettle(async <Row>(text: string, values: readonly unknown[]) => (await client.query(text, [...values])).rows as Row[], now));
    for (const { disputeId } of waiting) {
      try {
        await settle(parts, disputeId as DisputeId, now);
      } catch (error) {
        report('a dispute could not be settled and is tried again', { disputeId, error: error instanceof Error ? error.message : String(error) });
      }
    }
  },
});

const settle = async (parts: ReactionParts, disputeId: DisputeId, now: Instant): Promise<void> => {
  const events = (await parts.store.readStream(disputeStream(disputeId))).map(readEvent) as RecordedDisputeEvent[];
  const state = events.reduce(disputeDecider.evolve, disputeDecider.initial);
  const last = events.at(-1);
  if (state.status === 'none' || last === undefined) return;
  await passDeadline(parts, state, { now, causationId: last.id });
  for (const ruling of state.rulings) {
    if (ruling.waitsFor.has('touchpoints')) await carryOut(parts, state, ruling, events);
    if (ruling.waitsFor.has('correction')) await followCorrection(parts, state, ruling);
  }
};

/** It is true from the instant after the deadline, whenever the ledger comes to say so. */
const passDeadline = async (
  { commandHandling }: ReactionParts, { disputeId, standing }: OpenedDispute, { now, causationId }: { readonly now: Instant; readonly causationId: EventId },
): Promise<void> => {
  const dueBy = standing.is === 'open' ? standing.answerBy : standing.is === 'answered' ? standing.replyBy : undefined;
  if (dueBy === undefined || dueBy >= now) return;
  await issueCommands(commandHandling, [{ key: `dispute:${disputeId}:deadline:${dueBy}`, command: { type: 'PassDisputeDeadline' } }],
    { kind: 'dispute', stream: disputeStream(disputeId), causationId, occurredAt: instantOfMillis(millisOf(dueBy) + 1) });
};

const carryOut = async (parts: ReactionParts, state: OpenedDispute, ruling: Ruling, events: readonly RecordedDisputeEvent[]): Promise<void> => {
  const { eventId: rulingId, ruledAt: occurredAt } = ruling;
  const ruled = events.find(({ id }) => id === rulingId);
  const dealId = dealOf(state);
  if (ruled?.type !== 'DisputeRuled' || dealId === undefined) return;
  const recorded = await issueCommands(parts.commandHandling, remediesOf(state, ruling, ruled.data.reason),
    { kind: 'deal', stream: dealStream(dealId), causationId: rulingId, occurredAt });
  await tell(parts, state, { key: `ruling:${rulingId}`, rulingId, factIds: recorded.map(({ id }) => id), correctionId: null, occurredAt });
};

/** People approve the correction, or the deal is reopened and it lapses: until then there is nothing to tell. */
const followCorrection = async (parts: ReactionParts, state: OpenedDispute, { eventId: rulingId, correctionId }: Ruling): Promise<void> => {
  const dealId = dealOf(state);
  if (correctionId === null || dealId === undefined) return;
  const events = (await parts.store.readStream(dealStream(dealId))).map(readEvent) as RecordedDealEvent[];
  const corrected = events.find(({ type, data }) => type === 'WonDealCorrected' && data.correctionId === correctionId);
  const deal = events.reduce(dealDecider.evolve, dealDecider.initial);
  const hasLapsed = deal.status !== 'none' && deal.corrections.get(correctionId)?.status === 'lapsed';
  const last = corrected ?? (hasLapsed ? events.findLast(({ type }) => type === 'DealReopened') : undefined);
  if (last === undefined) return;
  await tell(parts, state, {
    key: `ruling:${rulingId}:correction`, rulingId, factIds: corrected === undefined ? [] : [corrected.id], correctionId, occurredAt: last.metadata.occurredAt });
};

type Told = Omit<Extract<DisputeCommand, { type: 'RecordRulingCarriedOut' }>, 'type'> & { readonly key: string; readonly occurredAt: Instant };

const tell = async ({ commandHandling }: ReactionParts, { disputeId }: OpenedDispute, { key, occurredAt, ...told }: Told): Promise<void> => {
  const command: DisputeCommand = { type: 'RecordRulingCarriedOut', ...told };
  await issueCommands(commandHandling, [{ key, command }], { kind: 'dispute', stream: disputeStream(disputeId), causationId: told.rulingId, occurredAt });
};
