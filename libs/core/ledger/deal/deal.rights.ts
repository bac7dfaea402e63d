import type { Right, TouchpointLogger } from '#events';
import type { PartnerId } from '#kernel';
import { by, ofPartner, type CommandRules } from '../command-rule.js';
import { currentOf } from '../timeline.js';
import type { CommandOf } from './command-of.js';
import type { DealCommand } from './deal.commands.js';
import type { DealState, OpenedDeal } from './deal.state.js';

const operations = by('operations');
const desk = by('operations', 'integration');
const books = by('finance', 'integration');

/** Nobody on the vendor's side logs in a partner's name. */
const rightsOfLogger: Record<TouchpointLogger, readonly Right[]> = { vendor: ['operations'], partner: [], integration: ['integration'] };

/**
 * Who may ask what of a deal. Operations run it; integrations (importers among them) tell its facts but decide nothing; finance
 * tells what was paid. A partner acts for itself alone, and only on deals that it is on.
 */
export const dealRights: CommandRules<DealCommand, DealState> = {
  OpenDeal: { rights: desk, ownMatter: ofPartner(isOwnLead) },
  NameSourcePartner: { rights: desk },
  RegisterDeal: { rights: desk, ownMatter: ofPartner(namesItself) },
  AcceptRegistration: { rights: by(), ownMatter: ofPartner(isItself) },
  ApproveRegistration: { rights: operations },
  RejectRegistration: { rights: operations },
  ExtendRegistration: { rights: operations },
  ExpireRegistration: { rights: desk },
  EngagePartner: { rights: desk },
  LogTouchpoint: { rights: ({ loggedBy }) => rightsOfLogger[loggedBy], ownMatter: ofPartner(isOwnTouchpoint) },
  ConfirmTouchpoint: { rights: operations, ownMatter: ofPartner(({ side }) => side === 'partner') },
  ContestTouchpoint: { rights: operations, ownMatter: ofPartner(({ side }) => side === 'partner') },
  CorrectTouchpoint: { rights: desk, ownMatter: ofPartner((command, own, state) => isItself(command, own) && hasLogged(command, own, state)) },
  VoidTouchpoint: { rights: desk, ownMatter: ofPartner(hasLogged) },
  AssignRole: { rights: desk },
  ReleaseRole: { rights: desk },
  NameRelationshipOwner: { rights: desk },
  NameStageLead: { rights: desk },
  NameHandOff: { rights: desk },
  MakeCommitment: { rights: desk, ownMatter: ofPartner(isItself) },
  ChangeStage: { rights: desk },
  ChangeAmount: { rights: desk },
  ChangeModel: { rights: desk },
  MoveToRuleSet: { rights: desk },
  ConfirmAttribution: { rights: desk },
  WinDeal: { rights: desk },
  LoseDeal: { rights: desk },
  ReopenDeal: { rights: desk },
  ProposeCorrection: { rights: by('operations', 'finance') },
  ApproveCorrection: {
    rights: by('operations', 'finance'),
    proposedBy: ({ correctionId }, state) => {
      const correction = state.status === 'none' ? undefined : state.corrections.get(correctionId);
      return correction?.status === 'proposed' ? correction.proposedBy : undefined;
    },
  },
  InvoiceDeal: { rights: books },
  CollectCash: { rights: books },
  SetMargin: { rights: books },
  RefundDeal: { rights: books },
  IssueCreditNote: { rights: books },
  RecordChurn: { rights: books },
};

/** The partners that are on a deal: those named in any of its facts. A partner sees and touches no other deal. */
export const partnersOn = (state: OpenedDeal): ReadonlySet<PartnerId> => new Set([
  ...[...state.registrations.values()].flatMap(({ parties }) => parties.map(({ partnerId }) => partnerId)),
  ...state.engagements.keys(),
  ...[...state.roles.values()].map(({ partnerId }) => partnerId),
  ...state.commitments.keys(),
  ...[currentOf(state.sourcePartners), ...namedNow(state), ...touching(state)].filter((partnerId) => partnerId !== null),
]);

const namedNow = (state: OpenedDeal): readonly (PartnerId | null)[] =>
  [state.relationshipOwners, ...state.stageLeads.values(), ...state.handOffs.values()].flatMap((said) => said.at(-1)?.value ?? []);

const touching = (state: OpenedDeal): readonly (PartnerId | null)[] =>
  [...state.touchpoints.values()].flatMap(({ voided, facts }) => (voided ? [] : [facts.partnerId]));

function isItself({ partnerId }: { readonly partnerId: PartnerId | null }, own: PartnerId): boolean {
  return partnerId === own;
}

function isOwnLead({ origin, sourcePartnerId, external, dateAssumed }: CommandOf<'OpenDeal'>, own: PartnerId): boolean {
  return origin === 'partnerLead' && sourcePartnerId === own && external === null && !dateAssumed;
}

function namesItself({ parties }: CommandOf<'RegisterDeal'>, own: PartnerId): boolean {
  return parties.some(({ partnerId }) => partnerId === own);
}

function isOwnTouchpoint({ partnerId, loggedBy, imported }: CommandOf<'LogTouchpoint'>, own: PartnerId): boolean {
  return partnerId === own && loggedBy === 'partner' && !imported;
}

function hasLogged({ touchpointId }: { readonly touchpointId: string }, own: PartnerId, state: DealState): boolean {
  if (state.status === 'none') return false;
  const touchpoint = state.touchpoints.get(touchpointId);
  return touchpoint?.loggedBy === 'partner' && touchpoint.facts.partnerId === own;
}
