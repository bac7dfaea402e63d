import type { Actor, PayoutEvent, RecordedPayoutEvent } from '#events';
import { accept, localDayOf, parseLocalDay, reject, unreachable, type Decider, type Decision, type DecisionContext } from '#kernel';
import { totalsOf } from '../batch/batch.state.js';
import { heldBack } from '../partner/held-back.js';
import type { PayoutCommand } from './payout.commands.js';
import type { BatchStanding, PayoutFacts, PayoutState, RegisteredBatch } from './payout.state.js';

type CommandOf<Type extends PayoutCommand['type']> = Extract<PayoutCommand, { type: Type }>;
type Context = DecisionContext<Actor, PayoutFacts>;
type Answer = Decision<PayoutEvent>;

const decide = (state: PayoutState, command: PayoutCommand, context: Context): Answer => {
  if (command.type === 'RequestPayoutBatch') return request(state, command, context);
  const known = state.batches[command.batch - 1];
  if (known === undefined) return reject('batch-unknown', `There is no batch ${command.batch}.`, '/batch');
  switch (command.type) {
    case 'ProposePayoutBatch': return propose(known, context);
    case 'ApprovePayoutBatch': return approve(known, context);
    case 'WithdrawPayoutBatch': return withdraw(known);
    default: return unreachable(command);
  }
};

/** One batch at a time: two that are put together at once would pay the same amounts. */
const request = ({ batches }: PayoutState, { cutOff }: CommandOf<'RequestPayoutBatch'>, { actor, now, facts }: Context): Answer => {
  if (facts.programme.status === 'none') return reject('programme-not-founded', 'There is no programme yet.');
  const last = batches.at(-1);
  if (last?.standing === 'assembling' || last?.standing === 'proposed') {
    if (last.cutOff === cutOff && last.proposedBy === actor.userId) return accept();
    return reject('batch-undecided', `Batch ${last.batch} is not yet approved or withdrawn; the next one comes after it.`);
  }
  const day = parseLocalDay(cutOff);
  if (day === undefined) return reject('day-invalid', `${JSON.stringify(cutOff.slice(0, 40))} is no day like 2026-03-20.`, '/cutOff');
  if (day > localDayOf(now, facts.programme.calendar.timeZone)) return reject('day-in-future', `${cutOff} has not come yet.`, '/cutOff');
  return accept({ type: 'PayoutBatchRequested', data: { batch: batches.length + 1, cutOff, proposedBy: actor.userId } });
};

const propose = ({ batch, standing }: RegisteredBatch, { facts: { listed } }: Context): Answer => {
  if (standing !== 'assembling') return accept();
  if (listed === null) throw new TypeError('The facts of a proposal hold what the batch lists.');
  return accept({ type: 'PayoutBatchProposed', data: {
    batch, payments: listed.payments.size, leftOut: listed.leftOut.size, totals: totalsOf(listed), digest: listed.digest } });
};

/** Whoever was suspended or left since the batch was put together is not paid by it: the next one leaves it out by name. */
const approve = ({ batch, cutOff, standing, proposedBy }: RegisteredBatch, { actor, facts: { listed, payees } }: Context): Answer => {
  if (proposedBy === actor.userId) return reject('batch-needs-second-person', 'Whoever proposed a batch cannot approve it.');
  if (standing === 'approved') return accept();
  if (standing === 'withdrawn') return reject('batch-withdrawn', `Batch ${batch} was withdrawn.`, '/batch');
  if (standing === 'assembling') return reject('batch-assembling', `Batch ${batch} is being put together.`, '/batch');
  if (listed?.payments.size === 0) return reject('batch-empty', `Batch ${batch} pays nobody; withdraw it.`, '/batch');
  for (const [partnerId, payee] of payees) {
    const held = heldBack(payee, cutOff);
    if (held) return reject('payment-held-back', `${partnerId} ${held.because}; withdraw batch ${batch} and ask for another, which leaves it out.`, '/batch');
  }
  return accept({ type: 'PayoutBatchApproved', data: { batch, approvedBy: actor.userId } });
};

const withdraw = ({ batch, standing }: RegisteredBatch): Answer => {
  if (standing === 'withdrawn') return accept();
  if (standing === 'approved') return reject('batch-approved', `Batch ${batch} is approved; a payment that fails is cancelled by itself.`, '/batch');
  return accept({ type: 'PayoutBatchWithdrawn', data: { batch } });
};

const evolve = (state: PayoutState, event: RecordedPayoutEvent): PayoutState => {
  switch (event.type) {
    case 'PayoutBatchRequested': return { batches: [...state.batches, { ...event.data, standing: 'assembling' }] };
    case 'PayoutBatchProposed': return standingOf(state, event.data.batch, 'proposed');
    case 'PayoutBatchApproved': return standingOf(state, event.data.batch, 'approved');
    case 'PayoutBatchWithdrawn': return standingOf(state, event.data.batch, 'withdrawn');
    default: return unreachable(event);
  }
};

const standingOf = ({ batches }: PayoutState, batch: number, standing: BatchStanding): PayoutState =>
  ({ batches: batches.map((known) => (known.batch === batch ? { ...known, standing } : known)) });

/** The register of payout batches: requested by one person, put together, approved by another, one after the other. */
export const payoutDecider: Decider<PayoutState, PayoutCommand, PayoutEvent, RecordedPayoutEvent, Actor, PayoutFacts> =
  { initial: { batches: [] }, decide, evolve };
