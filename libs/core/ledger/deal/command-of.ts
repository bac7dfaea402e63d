import type { DealEvent, RecordedDealEvent } from '#events';
import type { Decision } from '#kernel';
import type { DealCommand } from './deal.commands.js';

/** The command, the recorded event of one type. */
export type CommandOf<Type extends DealCommand['type']> = Extract<DealCommand, { type: Type }>;
export type EventOf<Type extends RecordedDealEvent['type']> = Extract<RecordedDealEvent, { type: Type }>;

/** The answer to a command on a deal. */
export type Answer = Decision<DealEvent>;
