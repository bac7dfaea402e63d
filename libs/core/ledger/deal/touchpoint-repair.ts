import { accept, parseInstant, reject } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal, TouchpointFacts } from './deal.state.js';
import { ifUnknown, type Refusal } from './refusals.js';
import { ifVoided, unknownTouchpoint } from './touchpoint-answer.js';
import { sameFacts, withTouchpoint } from './touchpoint.js';

/** Says how a touchpoint really was, also on a won deal. */
export const correctTouchpoint = (state: OpenedDeal, command: CommandOf<'CorrectTouchpoint'>, context: DealContext): Answer => {
  const { touchpointId, partnerId, role, kind, touchedAt, reason } = command;
  const known = state.touchpoints.get(touchpointId);
  if (!known) return unknownTouchpoint(touchpointId);
  const voided = ifVoided(known);
  if (!voided && sameFacts(known.facts, { partnerId, role, kind, occurredAt: touchedAt })) return accept();
  return voided ?? ifNotYet(command, context) ?? ifUnknown([partnerId], context.facts)
    ?? accept({ type: 'TouchpointCorrected', data: { touchpointId, partnerId, role, kind, touchedAt, reason } });
};

/** Says that a touchpoint never was, also on a won deal. */
export const voidTouchpoint = (state: OpenedDeal, { touchpointId, reason }: CommandOf<'VoidTouchpoint'>): Answer => {
  const known = state.touchpoints.get(touchpointId);
  if (!known) return unknownTouchpoint(touchpointId);
  return known.voided ? accept() : accept({ type: 'TouchpointVoided', data: { touchpointId, reason } });
};

const ifNotYet = ({ touchedAt }: CommandOf<'CorrectTouchpoint'>, { now }: DealContext): Refusal => {
  if (parseInstant(touchedAt) === undefined) return reject('instant-invalid', 'An instant is written 2026-03-20T16:00:00.000Z.', '/touchedAt');
  return touchedAt > now ? reject('occurs-in-future', `${touchedAt} is later than now.`, '/touchedAt') : undefined;
};

/** The deal with the touchpoint as it was. What the sides said of it before, they said of something else. */
export const touchpointCorrected = (state: OpenedDeal, { data }: EventOf<'TouchpointCorrected'>): OpenedDeal => {
  const known = state.touchpoints.get(data.touchpointId);
  if (!known) return state;
  const facts: TouchpointFacts = { partnerId: data.partnerId, role: data.role, kind: data.kind, occurredAt: data.touchedAt };
  return withTouchpoint(state, { ...known, facts, answers: new Map() });
};

/** The deal without the touchpoint. */
export const touchpointVoided = (state: OpenedDeal, { data }: EventOf<'TouchpointVoided'>): OpenedDeal => {
  const known = state.touchpoints.get(data.touchpointId);
  return known ? withTouchpoint(state, { ...known, voided: true }) : state;
};
