import { batchStream, payoutsStream, programmeStream, readStreamName } from '#events';
import {
  authorise, batchDecider, payoutDecider, type BatchCommand, type BatchFacts, type BatchState, type PayoutCommand, type PayoutFacts,
  type PayoutState, type ProgrammeState,
} from '#ledger';
import type { StreamDefinition } from '../stream-definition.js';

/** The register of batches: it rests on the programme's calendar and, to propose or approve one, on what that one lists. */
export const payoutDefinition: StreamDefinition<PayoutState, PayoutCommand, PayoutFacts> = {
  kind: 'payouts',
  decider: payoutDecider,
  authorise: (command, actor, state) => authorise('payouts', command, actor, state),
  facts: async (command, _state, read) => ({
    programme: (await read('programme', programmeStream)) as ProgrammeState,
    listed: 'batch' in command ? ((await read('batch', batchStream(command.batch))) as BatchState) : null,
  }),
};

/** One batch: it rests on where it stands in the register. */
export const batchDefinition: StreamDefinition<BatchState, BatchCommand, BatchFacts> = {
  kind: 'batch',
  decider: batchDecider,
  authorise: (command, actor, state) => authorise('batch', command, actor, state),
  facts: async (_command, _state, read, _actor, stream) => {
    const name = readStreamName(stream);
    if (name?.kind !== 'batch') throw new Error(`${stream} is not the stream of a batch.`);
    return {
      register: (await read('payouts', payoutsStream)) as PayoutState, batch: Number(name.id),
      programme: (await read('programme', programmeStream)) as ProgrammeState };
  },
};
