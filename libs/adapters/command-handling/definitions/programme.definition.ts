import { authorise, programmeDecider, type NoFacts, type ProgrammeCommand, type ProgrammeState } from '#ledger';
import type { StreamDefinition } from '../stream-definition.js';

/** The programme's stream: it rests on nothing else. */
export const programmeDefinition: StreamDefinition<ProgrammeState, ProgrammeCommand, NoFacts> = {
  kind: 'programme',
  decider: programmeDecider,
  authorise: (command, actor, state) => authorise('programme', command, actor, state),
  facts: () => Promise.resolve({}),
};
