import { accept, canonicalJson, reject } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { Correction, LostDeal, OpenDeal, OpenedDeal, WonDeal } from './deal.state.js';
import { unlessWon, type Refusal } from './refusals.js';

/** Opens a lost deal again. An open one is open already; a won one takes two persons, as everything that changes it does. */
export const reopenDeal = (state: OpenedDeal, { reason }: CommandOf<'ReopenDeal'>, context: DealContext): Answer => {
  if (state.status === 'open') return accept();
  if (state.status === 'won') return reject('reopening-needs-second-person', 'A won deal is opened again by two persons: propose it.');
  return beforeClose(state, context) ?? accept({ type: 'DealReopened', data: { reason } });
};

/** One person proposes to open a won deal again. */
export const proposeReopening = (state: OpenedDeal, { reason }: CommandOf<'ProposeReopening'>, { actor }: DealContext): Answer => {
  if (state.status !== 'won') return unlessWon(state) ?? accept();
  const asked = { proposedBy: actor.userId, reason };
  if (!state.reopening.proposed) return accept({ type: 'WonDealReopeningProposed', data: asked });
  const { proposedBy, reason: given } = state.reopening;
  return canonicalJson({ proposedBy, reason: given }) === canonicalJson(asked)
    ? accept()
    : reject('reopening-already-proposed', 'Its reopening is proposed already, and waits for a second person.');
};

/** A second person approves: the won deal is open again, and what accrued is reversed. An open one is open already. */
export const approveReopening = (state: OpenedDeal, _: CommandOf<'ApproveReopening'>, context: DealContext): Answer => {
  if (state.status === 'open') return accept();
  if (state.status === 'lost') return reject('deal-not-won', 'The deal is lost, not won: one person opens it again.');
  if (!state.reopening.proposed) return reject('reopening-not-proposed', 'Nobody proposed to open this win again.');
  const { proposedBy, reason } = state.reopening;
  if (proposedBy === context.actor.userId) return reject('reopening-needs-second-person', 'Whoever proposed a reopening cannot approve it.');
  return beforeClose(state, context) ?? accept({ type: 'DealReopened', data: { reason } });
};

const beforeClose = ({ closedAt }: WonDeal | LostDeal, { occurredAt }: DealContext): Refusal =>
  occurredAt < closedAt
    ? reject('reopened-before-closed', `The deal was closed at ${closedAt} and cannot have been opened again before.`, '/occurredAt')
    : undefined;

/** The won deal with a reopening waiting for its second person. */
export const wonDealReopeningProposed = (state: OpenedDeal, { data }: EventOf<'WonDealReopeningProposed'>): OpenedDeal =>
  (state.status === 'won' ? { ...state, reopening: { proposed: true, ...data } } : state);

/** The deal open again. A correction still waiting for its second person was of a win that is no more, and lapses. */
export const dealReopened = (state: OpenedDeal, { metadata: { occurredAt: reopenedAt } }: EventOf<'DealReopened'>): OpenDeal => {
  if (state.status === 'open') return state;
  const corrections = new Map([...state.corrections].map(([id, correction]) => [id, lapsed(correction)]));
  return { ...apart(state).body, status: 'open', reopenedAt, reopening: { proposed: false }, corrections };
};

const apart = ({ closedAt, ...body }: WonDeal | LostDeal) => ({ closedAt, body });

const lapsed = (correction: Correction): Correction =>
  (correction.status === 'proposed' ? { ...correction, status: 'lapsed' } : correction);
