import type { EventStore } from '#event-store';
import type { StreamDefinition } from '../stream-definition.js';
import { dealDefinition } from './deal.definition.js';
import { disputeDefinition } from './dispute.definition.js';
import { batchDefinition, payoutDefinition } from './payout.definition.js';
import { periodDefinition, statementDefinition, type StoppedStreams } from './period.definition.js';
import { partnerDefinition } from './partner.definition.js';
import { programmeDefinition } from './programme.definition.js';
import { rateDefinition } from './rate.definition.js';
import { ruleSetDefinition } from './rule-set.definition.js';
import { userDefinition } from './user.definition.js';

/** Every kind of stream of the ledger, for CommandHandling. */
export const streamDefinitions = (store: EventStore, stoppedStreams: StoppedStreams): readonly StreamDefinition[] =>
  [programmeDefinition, partnerDefinition, dealDefinition, ruleSetDefinition, userDefinition(store),
    periodDefinition(stoppedStreams), statementDefinition, payoutDefinition, batchDefinition, rateDefinition, disputeDefinition(store)];
