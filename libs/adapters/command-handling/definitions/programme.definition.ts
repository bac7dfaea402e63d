import { periodsStream } from '#events';
import { authorise, closedThrough, programmeDecider, type PeriodState, type ProgrammeCommand, type ProgrammeFacts, type ProgrammeState } from '#ledger';
import type { StreamDefinition } from '../stream-definition.js';

/** The programme's stream: it rests on what is closed. */
export const programmeDefinition: StreamDefinition<ProgrammeState, ProgrammeCommand, ProgrammeFacts> = {
  kind: 'programme',
  decider: programmeDecider,
  authorise: (command, actor, state) => authorise('programme', command, actor, state),
  facts: async (_command, _state, read) => ({ closedThrough: closedThrough((await read('periods', periodsStream)) as PeriodState) }),
};
