import { accept, canonicalJson, mapWith, parseInstant, reject, type Currency } from '#kernel';
import type { WonDealChange } from '#events';
import { amend, currentOf } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import { roleKey, type OpenedDeal, type WonDeal } from './deal.state.js';
import { unlessCoversRefunds } from './payments.js';
import { ifUnfitForRole, ifUnknown, unlessAmount, unlessWeight, unlessWon, type Refusal } from './refusals.js';
import { heldRoles, holdsRole, sameWeight, tenureOf, unlessModel, withTenure } from './role.js';

/** One person proposes to put a won deal right: its amount, close date, roles or weights. */
export const proposeCorrection = (state: OpenedDeal, command: CommandOf<'ProposeCorrection'>, context: DealContext): Answer => {
  const { correctionId, change, reason } = command;
  const known = state.corrections.get(correctionId);
  if (known) return canonicalJson(known.change) === canonicalJson(change) ? accept() : differs(correctionId);
  if (state.status === 'won' && changesNothing(state, change) && !isEmpty(change)) return accept();
  return unlessWon(state) ?? faultOf(state, change, context)
    ?? accept({ type: 'WonDealCorrectionProposed', data: { correctionId, proposedBy: context.actor.userId, change, reason } });
};

/** A second person approves what another proposed: it is in force. */
export const approveCorrection = (state: OpenedDeal, { correctionId }: CommandOf<'ApproveCorrection'>, context: DealContext): Answer => {
  const known = state.corrections.get(correctionId);
  if (!known) return reject('correction-unknown', `There is no correction ${correctionId} of this deal.`, '/correctionId');
  if (known.status === 'approved') return accept();
  if (known.status === 'lapsed') return reject('correction-lapsed', 'The deal was reopened since; propose the correction anew.', '/correctionId');
  const approvedBy = context.actor.userId;
  if (known.proposedBy === approvedBy) return reject('correction-needs-second-person', 'Whoever proposed a correction cannot approve it.');
  return unlessWon(state) ?? faultOf(state, known.change, context)
    ?? accept({ type: 'WonDealCorrected', data: { correctionId, approvedBy, change: known.change } });
};

const differs = (correctionId: string): Answer =>
  reject('correction-differs', `Correction ${correctionId} was proposed with another change.`, '/correctionId');

const isEmpty = ({ amount, closedAt, roles }: WonDealChange): boolean => amount === null && closedAt === null && roles.length === 0;

const changesNothing = (state: WonDeal, { amount, closedAt, roles }: WonDealChange): boolean =>
  (amount === null || amount === currentOf(state.amounts)) && (closedAt === null || closedAt === state.closedAt)
  && roles.every((role) => role.released ? !holdsRole(state, role) : heldRoles(state).some((held) =>
    roleKey(held) === roleKey(role) && sameWeight(held.weight, role.weight)));

const faultOf = (state: OpenedDeal, change: WonDealChange, context: DealContext): Refusal => {
  if (isEmpty(change)) return reject('correction-empty', 'A correction changes amount, close date or roles.', '/change');
  return amountFault(state, change.amount, state.currency) ?? closeFault(state, change.closedAt, context) ?? rolesFault(state, change.roles, context);
};

const amountFault = (state: OpenedDeal, amount: string | null, currency: Currency): Refusal =>
  amount === null ? undefined : unlessAmount(amount, currency, '/change/amount') ?? unlessCoversRefunds(state, amount, '/change/amount');

const closeFault = (state: OpenedDeal, closedAt: WonDealChange['closedAt'], { now }: DealContext): Refusal => {
  if (closedAt === null) return undefined;
  if (parseInstant(closedAt) === undefined) return reject('instant-invalid', 'An instant is written 2026-03-20T16:00:00.000Z.', '/change/closedAt');
  if (closedAt > now) return reject('occurs-in-future', `${closedAt} is later than now.`, '/change/closedAt');
  return closedAt < state.createdAt
    ? reject('closed-before-opened', `The deal was opened at ${state.createdAt} and cannot have been closed before.`, '/change/closedAt')
    : undefined;
};

const rolesFault = (state: OpenedDeal, roles: WonDealChange['roles'], { facts }: DealContext): Refusal => {
  const keys = roles.map(roleKey);
  const twice = roles.findIndex((role, index) => keys.indexOf(roleKey(role)) !== index);
  if (twice >= 0) return reject('party-twice', `${roles[twice]?.partnerId} stands twice in the same role.`, `/change/roles/${twice}`);
  const given = roles.filter(({ released }) => !released);
  const anew = given.filter((role) => !holdsRole(state, role)).map(({ partnerId }) => partnerId);
  return ifUnknown(roles.map(({ partnerId }) => partnerId), facts, '/change/roles') ?? ifUnfitForRole(anew, facts, '/change/roles')
    ?? roles.map(({ weight }, index) => unlessWeight(weight, `/change/roles/${index}/weight`)).find(Boolean)
    ?? (given.length > 0 ? unlessModel(state) : undefined);
};

/** The won deal with a correction waiting for its second person. */
export const wonDealCorrectionProposed = (state: OpenedDeal, { data }: EventOf<'WonDealCorrectionProposed'>): OpenedDeal => {
  const { correctionId, change, proposedBy } = data;
  return { ...state, corrections: mapWith(state.corrections, correctionId, { change, proposedBy, status: 'proposed' }) };
};

/** The won deal put right. */
export const wonDealCorrected = (state: OpenedDeal, { data, metadata: { occurredAt: at } }: EventOf<'WonDealCorrected'>): OpenedDeal => {
  const proposed = state.corrections.get(data.correctionId);
  if (state.status !== 'won' || !proposed) return state;
  const { amount, closedAt, roles } = data.change;
  const corrected: WonDeal = {
    ...state,
    corrections: mapWith(state.corrections, data.correctionId, { ...proposed, status: 'approved' }),
    amounts: amount === null ? state.amounts : amend(state.amounts, { value: amount, at }),
    closedAt: closedAt ?? state.closedAt,
  };
  return roles.reduce<WonDeal>((deal, role) => withTenure(deal, role, amend(tenureOf(deal, role), { value: correctedTenure(role), at })), corrected);
};

const correctedTenure = ({ released, weight }: WonDealChange['roles'][number]) =>
  (released ? { held: false } as const : { held: true, weight, registrationId: null } as const);
