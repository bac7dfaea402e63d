import { authorise, partnerDecider, type NoFacts, type PartnerCommand, type PartnerState } from '#ledger';
import type { StreamDefinition } from '../stream-definition.js';

/** A partner's stream: it rests on nothing else. */
export const partnerDefinition: StreamDefinition<PartnerState, PartnerCommand, NoFacts> = {
  kind: 'partner',
  decider: partnerDecider,
  authorise: (command, actor, state) => authorise('partner', command, actor, state),
  facts: () => Promise.resolve({}),
};
