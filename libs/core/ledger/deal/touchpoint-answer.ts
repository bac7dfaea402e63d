import type { Side } from '#events';
import { accept, reject } from '#kernel';
import { tellOf, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal, Touchpoint, TouchpointAnswer } from './deal.state.js';
import type { Refusal } from './refusals.js';
import { withTouchpoint } from './touchpoint.js';

/** The other side says that a touchpoint happened. */
export const confirmTouchpoint = (state: OpenedDeal, { touchpointId, side }: CommandOf<'ConfirmTouchpoint'>, context: DealContext): Answer => {
  const known = state.touchpoints.get(touchpointId);
  if (!known) return unknownTouchpoint(touchpointId);
  return unlessOtherSide(known, side, context) ?? ifAnswered(known, side, 'confirmed', context) ?? ifVoided(known)
    ?? accept({ type: 'TouchpointConfirmed', data: { touchpointId, side } });
};

/** The other side says that a touchpoint did not happen so. */
export const contestTouchpoint = (state: OpenedDeal, command: CommandOf<'ContestTouchpoint'>, context: DealContext): Answer => {
  const { touchpointId, side, reason } = command;
  const known = state.touchpoints.get(touchpointId);
  if (!known) return unknownTouchpoint(touchpointId);
  return unlessOtherSide(known, side, context) ?? ifAnswered(known, side, 'contested', context) ?? ifVoided(known)
    ?? accept({ type: 'TouchpointContested', data: { touchpointId, side, reason } });
};

/** Nothing new, to whom it may answer: what one side said is not told to others by accepting it from them. */
const ifAnswered = ({ answers }: Touchpoint, side: Side, value: TouchpointAnswer, { occurredAt: at }: DealContext): Answer | undefined =>
  wasTold(answers.get(side) ?? [], { value, at }) ? accept() : undefined;

/** The refusal of a touchpoint that was never logged. */
export const unknownTouchpoint = (touchpointId: string): Answer =>
  reject('touchpoint-unknown', `There is no touchpoint ${touchpointId} on this deal.`, '/touchpointId');

/** The refusal of a touchpoint that was voided. */
export const ifVoided = ({ touchpointId, voided }: Touchpoint): Refusal =>
  voided ? reject('touchpoint-voided', `Touchpoint ${touchpointId} was voided.`, '/touchpointId') : undefined;

/** What an integration logged either side may answer; what a side logged, only the other. A side speaks for itself. */
const unlessOtherSide = (touchpoint: Touchpoint, side: Side, { actor }: DealContext): Refusal => {
  const speaksForItself = side === 'vendor' ? actor.partnerId === null : actor.partnerId !== null && actor.partnerId === touchpoint.facts.partnerId;
  if (touchpoint.loggedBy !== side && speaksForItself) return undefined;
  return reject('not-the-other-side', 'A touchpoint is confirmed or contested by the side that did not log it, for itself.', '/side');
};

/** The deal with a touchpoint confirmed. */
export const touchpointConfirmed = (state: OpenedDeal, event: EventOf<'TouchpointConfirmed'>): OpenedDeal => answered(state, event, 'confirmed');

/** The deal with a touchpoint contested. */
export const touchpointContested = (state: OpenedDeal, event: EventOf<'TouchpointContested'>): OpenedDeal => answered(state, event, 'contested');

const answered = (
  state: OpenedDeal, { data, metadata }: EventOf<'TouchpointConfirmed' | 'TouchpointContested'>, value: TouchpointAnswer,
): OpenedDeal => {
  const known = state.touchpoints.get(data.touchpointId);
  return known ? withTouchpoint(state, { ...known, answers: tellOf(known.answers, data.side, { value, at: metadata.occurredAt }) }) : state;
};
