import { programmeStream } from '#events';
import { authorise, rateDecider, type ProgrammeState, type RateCommand, type RateFacts, type RateState } from '#ledger';
import type { StreamDefinition } from '../stream-definition.js';

/** The rates of exchange: they rest on the programme's calendar, which says what day it is. */
export const rateDefinition: StreamDefinition<RateState, RateCommand, RateFacts> = {
  kind: 'rates',
  decider: rateDecider,
  authorise: (command, actor, state) => authorise('rates', command, actor, state),
  facts: async (_command, _state, read) => ({ programme: (await read('programme', programmeStream)) as ProgrammeState }),
};
