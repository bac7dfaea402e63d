import type { Instant } from '#kernel';
import type { DealFacts } from '../survey/deal-facts.js';
import type { SourceIds } from './external-ids.js';
import type { RoleOnDeal } from './roles-of-deal.js';
import type { CommandBody, ImportedCommand } from './stream-commands.js';

/** What a deal is made of, ready to be said in commands. */
export interface WholeDeal {
  readonly facts: DealFacts;
  readonly roles: readonly RoleOnDeal[];
  readonly owner: string | null;
  readonly touchpoints: readonly ImportedCommand[];
}

/**
 * Says a deal's history in commands, in an order that the ledger accepts the first time. Every run says all of it: what already is
 * adds nothing, so after OpenDeal come commands for each part that may have changed since. A change that the source gives no date for
 * is dated at the close and, where the ledger was told something later meanwhile, once more when it is received: the source's word now holds.
 */
export const dealCommands = ({ facts, roles, owner, touchpoints }: WholeDeal, source: string, ids: SourceIds): ImportedCommand[] => {
  const { created, close, recordedAt } = facts;
  const at = (occurredAt: Instant | null, command: CommandBody): ImportedCommand => ({ command, occurredAt, sourceRecordedAt: recordedAt });
  const changed = (command: CommandBody): ImportedCommand[] => [...(close ? [at(close.at, command)] : []), at(null, command)];
  return [
    at(created, opening(facts, source, ids)),
    ...changed({ type: 'NameSourcePartner', partnerId: partnerOrNull(facts.sourcePartner, ids) }),
    ...changed({ type: 'MoveToRuleSet', ruleSetId: facts.ruleSetId }),
    ...changed({ type: 'ChangeModel', model: facts.model }),
    ...roles.map(({ partner, role, weight }) => at(created, { type: 'AssignRole', partnerId: ids.partner(partner), role, weight })),
    ...(owner === null ? [] : [at(created, { type: 'NameRelationshipOwner', partnerId: ids.partner(owner) })]),
    ...(facts.stage ? [at(facts.stage.enteredAt, { type: 'ChangeStage', stage: facts.stage.name })] : []),
    ...touchpoints,
    ...changed({ type: 'ChangeAmount', amount: facts.amount }),
    ...(close ? [at(close.at, { type: close.won ? 'WinDeal' : 'LoseDeal', dateAssumed: close.assumed })] : []),
  ];
};

const opening = (facts: DealFacts, source: string, ids: SourceIds): CommandBody => ({
  type: 'OpenDeal',
  dealId: ids.deal(facts.externalId),
  external: { source, id: facts.externalId },
  account: facts.account,
  currency: facts.currency,
  amount: facts.amount,
  model: facts.model,
  origin: facts.origin,
  sourcePartnerId: partnerOrNull(facts.sourcePartner, ids),
  ruleSetId: facts.ruleSetId,
  dateAssumed: facts.createdAssumed,
});

const partnerOrNull = (externalId: string | null, ids: SourceIds) => (externalId === null ? null : ids.partner(externalId));
