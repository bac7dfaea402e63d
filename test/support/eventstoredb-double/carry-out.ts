import { setTimeout as delay } from 'node:timers/promises';
import type { Misbehaviour, MisbehaviourPlan } from './misbehaviour.js';
import type { RecordedLog } from './recorded-log.js';

/** What the handlers of the double work with. */
export interface Stage {
  readonly log: RecordedLog;
  readonly plan: MisbehaviourPlan;
  /** Cuts every connection. */
  cut(): void;
}

/** How a call is to be answered after all: so many times, or in a wrong way. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly answer: T; readonly times: number }
  | { readonly kind: 'silence' | 'refuse' | 'end' | 'deny' };

/** Does what was asked, or what goes wrong in its place. */
export async function carryOut<T>(stage: Stage, misbehaviour: Misbehaviour | undefined, perform: () => Promise<T>): Promise<Reply<T>> {
  switch (misbehaviour?.kind) {
    case 'hang':
      return { kind: 'silence' };
    case 'refuse':
      return { kind: 'refuse' };
    case 'reset':
      stage.cut();
      return { kind: 'silence' };
    case 'delay':
      await delay(misbehaviour.delayMs);
      return answered(await perform());
    default:
      return performed(stage, misbehaviour, await perform());
  }
}

async function performed<T>(stage: Stage, misbehaviour: Misbehaviour | undefined, answer: T): Promise<Reply<T>> {
  switch (misbehaviour?.kind) {
    case 'swallow-answer':
      return { kind: 'silence' };
    case 'lose-answer':
      stage.cut();
      return { kind: 'silence' };
    case 'answer-late':
      await delay(misbehaviour.delayMs);
      return answered(answer);
    case 'repeat-answer':
      return { kind: 'answer', answer, times: 2 };
    case 'end-without-answer':
      return { kind: 'end' };
    case 'deny-after-storing':
      return { kind: 'deny' };
    default:
      return answered(answer);
  }
}

function answered<T>(answer: T): Reply<T> {
  return { kind: 'answer', answer, times: 1 };
}
