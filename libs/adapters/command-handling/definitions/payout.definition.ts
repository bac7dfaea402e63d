import { batchStream, partnerStream, payoutsStream, programmeStream, readStreamName } from '#events';
import {
  authorise, batchDecider, payoutDecider, type BatchCommand, type BatchFacts, type BatchState, type PartnerState, type PayoutCommand,
  type PayoutFacts, type PayoutState, type ProgrammeState,
} from '#ledger';
import type { ReadState, StreamDefinition } from '../stream-definition.js';

/** The register of batches: it rests on the programme's calendar and, to propose or approve one, on what that one lists. */
export const payoutDefinition: StreamDefinition<PayoutState, PayoutCommand, PayoutFacts> = {
  kind: 'payouts',
  decider: payoutDecider,
  authorise: (command, actor, state) => authorise('payouts', command, actor, state),
  facts: async (command, _state, read) => {
    const listed = 'batch' in command ? ((await read('batch', batchStream(command.batch))) as BatchState) : null;
    return {
      programme: (await read('programme', programmeStream)) as ProgrammeState, listed,
      payees: command.type === 'ApprovePayoutBatch' && listed !== null ? await payeesOf(listed, read) : new Map(),
    };
  },
};

/** One batch: it rests on where it stands in the register. */
export const batchDefinition: StreamDefinition<BatchState, BatchCommand, BatchFacts> = {
  kind: 'batch',
  decider: batchDecider,
  authorise: (command, actor, state) => authorise('batch', command, actor, state),
  facts: async (command, state, read, _actor, stream) => {
    const name = readStreamName(stream);
    if (name?.kind !== 'batch') throw new Error(`${stream} is not the stream of a batch.`);
    return {
      register: (await read('payouts', payoutsStream)) as PayoutState, batch: Number(name.id),
      programme: (await read('programme', programmeStream)) as ProgrammeState, payee: await payeeOf(state, command, read) };
  },
};

const payeesOf = async ({ payments }: BatchState, read: ReadState): Promise<ReadonlyMap<string, PartnerState>> => {
  const payees = new Map<string, PartnerState>();
  for (const { partnerId } of payments.values()) {
    if (!payees.has(partnerId)) payees.set(partnerId, (await read('partner', partnerStream(partnerId))) as PartnerState);
  }
  return payees;
};

const payeeOf = async ({ payments }: BatchState, command: BatchCommand, read: ReadState): Promise<PartnerState | null> => {
  const payment = command.type === 'SettlePayment' ? payments.get(command.paymentId) : undefined;
  return payment === undefined ? null : ((await read('partner', partnerStream(payment.partnerId))) as PartnerState);
};
