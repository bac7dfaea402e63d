import { accept, parseLocalDay, reject } from '#kernel';
import { tell, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { NextStep, OpenedDeal } from './deal.state.js';
import { ifLost, unlessOpen, type Refusal } from './refusals.js';

/** Says when the open deal is expected to close. No money follows from it. */
export const setExpectedClose = (state: OpenedDeal, { expectedOn }: CommandOf<'SetExpectedClose'>, { occurredAt }: DealContext): Answer => {
  if (wasTold(state.expectedCloses, { value: expectedOn, at: occurredAt })) return accept();
  return unlessOpen(state) ?? unlessDay(expectedOn, '/expectedOn') ?? accept({ type: 'ExpectedCloseSet', data: { expectedOn } });
};

/** Says what is to happen next; after the win too, where it is the hand-off. What has a day has a step. */
export const setNextStep = (state: OpenedDeal, { step, dueOn }: CommandOf<'SetNextStep'>, { occurredAt }: DealContext): Answer => {
  if (wasTold(state.nextSteps, { value: { step, dueOn }, at: occurredAt }, sameStep)) return accept();
  return ifLost(state) ?? unlessDay(dueOn, '/dueOn') ?? unlessStep(step, dueOn) ?? accept({ type: 'NextStepSet', data: { step, dueOn } });
};

const sameStep = (one: NextStep, other: NextStep): boolean => one.step?.textId === other.step?.textId && one.dueOn === other.dueOn;

const unlessDay = (day: string | null, pointer: string): Refusal =>
  day === null || parseLocalDay(day) !== undefined ? undefined : reject('day-invalid', `${JSON.stringify(day.slice(0, 40))} is no day like 2026-03-20.`, pointer);

const unlessStep = (step: NextStep['step'], dueOn: string | null): Refusal =>
  step === null && dueOn !== null ? reject('step-missing', 'A day says by when something is to happen: say what.', '/step') : undefined;

/** The deal with another day on which it is expected to close. */
export const expectedCloseSet = (state: OpenedDeal, { data, metadata }: EventOf<'ExpectedCloseSet'>): OpenedDeal =>
  ({ ...state, expectedCloses: tell(state.expectedCloses, { value: data.expectedOn, at: metadata.occurredAt }) });

/** The deal with another next step. */
export const nextStepSet = (state: OpenedDeal, { data, metadata }: EventOf<'NextStepSet'>): OpenedDeal =>
  ({ ...state, nextSteps: tell(state.nextSteps, { value: data, at: metadata.occurredAt }) });
