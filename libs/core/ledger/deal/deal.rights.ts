import type { Actor, Right, TouchpointLogger } from '#events';
import type { PartnerId } from '#kernel';
import { by, ofPartner, orLedgerItself, type CommandRules } from '../command-rule.js';
import type { CommandOf } from './command-of.js';
import type { DealCommand } from './deal.commands.js';
import type { DealState, OpenedDeal } from './deal.state.js';
import { namesPartner } from './registration-answer.js';

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
  LogTouchpoint: { rights: ({ loggedBy }) => rightsOfLogger[loggedBy], ownMatter: orLedgerItself(ofPartner(isOwnTouchpoint)) },
  ConfirmTouchpoint: { rights: operations, ownMatter: ofPartner(({ side }) => side === 'partner') },
  ContestTouchpoint: { rights: operations, ownMatter: ofPartner(({ side }) => side === 'partner') },
  CorrectTouchpoint: { rights: desk, ownMatter: ofPartner((command, own, state) => isItself(command, own) && hasLogged(command, own, state)) },
  VoidTouchpoint: { rights: desk, ownMatter: orLedgerItself(ofPartner(hasLogged)) },
  AssignRole: { rights: desk },
  ReleaseRole: { rights: desk },
  NameRelationshipOwner: { rights: desk },
  NameStageLead: { rights: desk },
  NameHandOff: { rights: desk },
  MakeCommitment: { rights: desk, ownMatter: ofPartner(isItself) },
  SetExpectedClose: { rights: desk },
  SetNextStep: { rights: desk },
  ChangeStage: { rights: desk },
  ChangeAmount: { rights: desk },
  ChangeModel: { rights: desk },
  MoveToRuleSet: { rights: desk },
  /** What a reopened deal is confirmed as was decided by people once; no integration turns it back. */
  ConfirmAttribution: { rights: (_, state) => (wasReopened(state) ? ['operations'] : ['operations', 'integration']) },
  WinDeal: { rights: desk },
  LoseDeal: { rights: desk },
  ReopenDeal: { rights: operations },
  ProposeReopening: { rights: by('operations', 'finance') },
  ApproveReopening: {
    rights: by('operations', 'finance'),
    proposedBy: (_, state) => (state.status === 'won' && state.reopening.proposed ? state.reopening.proposedBy : undefined),
  },
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

/**
 * Whether the actor is to know of the deal: the vendor's people know of all, a partner of those it is on. A registration that
 * names it lets it answer that registration, and nothing more.
 */
export const isDealHidden = (command: DealCommand, { partnerId }: Actor, state: DealState): boolean => {
  if (partnerId === null) return false;
  if (state.status === 'none') return command.type !== 'OpenDeal';
  return !state.partners.has(partnerId) && !isAskedBy(state, command, partnerId);
};

const isAskedBy = ({ registrations }: OpenedDeal, command: DealCommand, own: PartnerId): boolean => {
  if (command.type !== 'AcceptRegistration' || command.partnerId !== own) return false;
  const registration = registrations.get(command.registrationId);
  return registration !== undefined && namesPartner(registration, own);
};

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

function wasReopened(state: DealState): boolean {
  return state.status !== 'none' && state.reopenedAt !== null;
}
