import { setTimeout as delay } from 'node:timers/promises';
import type { Access } from './access.js';
import type { Limits } from './limits.js';
import type { Misbehaviour, MisbehaviourPlan } from './misbehaviour.js';
import type { RecordedLog } from './recorded-log.js';
import type { ReadCall } from './sent-events.js';

/** What the handlers of the double work with. */
export interface Stage {
  readonly log: RecordedLog;
  readonly plan: MisbehaviourPlan;
  readonly access: Access;
  readonly limits: Limits;
  /** The reads and subscriptions that are open. */
  readonly reads: Set<ReadCall>;
  /** Cuts every connection. */
  cut(): void;
}

/** How a call is to be answered after all: so many times, or in a wrong way. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly answer: T; readonly times: number }
  | { readonly kind: 'silence' | 'refuse' | 'end' | 'deny' };

/** Does what was asked, or what goes wrong in its place. */
export async function carryOut<T>(stage: Stage, misbehaviour: Misbehaviour | undefined, perform: () => Promise<T>): Promise<Reply<T>> {
  if (misbehaviour?.kind === 'hang') return { kind: 'silence' };
  if (misbehaviour?.kind === 'refuse') return { kind: 'refuse' };
  if (misbehaviour?.kind === 'reset') return cutOff(stage);
  if (misbehaviour?.kind === 'delay') await delay(misbehaviour.delayMs);
  return performed(stage, misbehaviour, await perform());
}

async function performed<T>(stage: Stage, misbehaviour: Misbehaviour | undefined, answer: T): Promise<Reply<T>> {
  if (misbehaviour?.kind === 'swallow-answer') return { kind: 'silence' };
  if (misbehaviour?.kind === 'lose-answer') return cutOff(stage);
  if (misbehaviour?.kind === 'end-without-answer') return { kind: 'end' };
  if (misbehaviour?.kind === 'deny-after-storing') return { kind: 'deny' };
  if (misbehaviour?.kind === 'answer-late') await delay(misbehaviour.delayMs);
  return { kind: 'answer', answer, times: misbehaviour?.kind === 'repeat-answer' ? 2 : 1 };
}

function cutOff(stage: Stage): { readonly kind: 'silence' } {
  stage.cut();
  return { kind: 'silence' };
}
