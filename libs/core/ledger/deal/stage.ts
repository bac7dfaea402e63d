import { accept, reject } from '#kernel';
import { tell, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext, DealFacts } from './deal.facts.js';
import type { OpenedDeal } from './deal.state.js';
import { advances, unlessMayAdvance, unlessStageIsLed } from './gates.js';
import { unlessOpen, type Refusal } from './refusals.js';

/** Brings the deal into a stage of the programme's, through the programme's gates. */
export const changeStage = (state: OpenedDeal, { stage }: CommandOf<'ChangeStage'>, context: DealContext): Answer => {
  const { occurredAt, facts } = context;
  if (wasTold(state.stages, { value: stage, at: occurredAt })) return accept();
  const gated = advances(state, stage, facts) ? unlessMayAdvance(state, context) : undefined;
  return unlessOpen(state) ?? unlessStage(stage, facts) ?? beforeOpening(state, context)
    ?? gated ?? unlessStageIsLed(state, stage, context)
    ?? accept({ type: 'StageChanged', data: { stage } });
};

/** Refuses a stage that the programme does not have; where it defines none, any goes. */
export const unlessStage = (stage: string, { programme }: DealFacts): Refusal => {
  if (programme.status === 'none' || programme.stages.length === 0 || programme.stages.includes(stage)) return undefined;
  return reject('stage-unknown', `The programme's stages are ${programme.stages.join(', ')}.`, '/stage');
};

const beforeOpening = (state: OpenedDeal, { occurredAt }: DealContext): Refusal =>
  occurredAt < state.createdAt ? reject('stage-before-opened', `The deal did not exist before ${state.createdAt}.`, '/occurredAt') : undefined;

/** The deal in its new stage. */
export const stageChanged = (state: OpenedDeal, { data, metadata }: EventOf<'StageChanged'>): OpenedDeal =>
  ({ ...state, stages: tell(state.stages, { value: data.stage, at: metadata.occurredAt }) });
