import type { Actor } from '#events';
import type { DecisionContext, PartnerId, RuleSetId } from '#kernel';
import type { PartnerState } from '../partner/partner.state.js';
import type { ProgrammeState } from '../programme/programme.state.js';
import type { DealCommand } from './deal.commands.js';
import type { DealState } from './deal.state.js';

/** What a decision on a deal rests on beside its stream. */
export interface DealFacts {
  readonly programme: ProgrammeState;
  /** The partners named by `dealReferences`; one that is missing, or of status none, is unknown. */
  readonly partners: ReadonlyMap<PartnerId, PartnerState>;
  /** Of the rule sets named by `dealReferences`, those with at least one published version. */
  readonly publishedRuleSets: ReadonlySet<RuleSetId>;
}

/** Who asks, when, and what else is known. */
export type DealContext = DecisionContext<Actor, DealFacts>;

export interface DealReferences {
  readonly partnerIds: readonly PartnerId[];
  readonly ruleSetIds: readonly RuleSetId[];
}

/** The other streams that must be read to decide the command on this state, beside the programme's. */
export const dealReferences = (command: DealCommand, state: DealState): DealReferences => ({
  partnerIds: [...new Set(partnersOf(command, state))],
  ruleSetIds: command.type === 'OpenDeal' || command.type === 'MoveToRuleSet' ? [command.ruleSetId] : [],
});

const partnersOf = (command: DealCommand, state: DealState): readonly PartnerId[] => {
  const { type } = command;
  if (type === 'OpenDeal') return present(command.sourcePartnerId);
  if (type === 'RegisterDeal') return command.parties.map(({ partnerId }) => partnerId);
  if (type === 'AcceptRegistration' || type === 'ApproveRegistration') return partiesOf(state, command.registrationId);
  if (type === 'ProposeCorrection') return command.change.roles.map(({ partnerId }) => partnerId);
  if (type === 'ApproveCorrection') return correctedPartners(state, command.correctionId);
  return 'partnerId' in command ? present(command.partnerId) : [];
};

const present = (partnerId: PartnerId | null): readonly PartnerId[] => (partnerId === null ? [] : [partnerId]);

const partiesOf = (state: DealState, registrationId: string): readonly PartnerId[] =>
  state.status === 'none' ? [] : (state.registrations.get(registrationId)?.parties ?? []).map(({ partnerId }) => partnerId);

const correctedPartners = (state: DealState, correctionId: string): readonly PartnerId[] =>
  state.status === 'none' ? [] : (state.corrections.get(correctionId)?.change.roles ?? []).map(({ partnerId }) => partnerId);
