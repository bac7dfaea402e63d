import type { PartnerId } from '#kernel';
import { by, ofPartner, type CommandRules } from '../command-rule.js';
import type { PartnerCommand } from './partner.commands.js';
import type { PartnerState } from './partner.state.js';

/** Whether it is the partner's own matter, or may be that of whom it became part of, which is for the decider to know: more mergers may have followed. */
const isItsOrItsSuccessors = (command: unknown, own: PartnerId, state: PartnerState): boolean => state.status === 'merged' || isItself(command, own, state);

const isItself = (_: unknown, own: PartnerId, state: PartnerState): boolean => state.status !== 'none' && state.partnerId === own;

/**
 * Who may ask what of a partner: operations; importers bring it in; the partner itself says whom to talk to and what it chooses; what is
 * about its money is finance's; administrators forget people.
 */
export const partnerRights: CommandRules<PartnerCommand, PartnerState> = {
  OnboardPartner: { rights: by('operations', 'integration') },
  RenamePartner: { rights: by('operations', 'integration') },
  SignAgreement: { rights: by('operations') },
  EndAgreement: { rights: by('operations') },
  NameContact: { rights: by('operations', 'integration'), ownMatter: ofPartner(isItself) },
  RemoveContact: { rights: by('operations', 'integration'), ownMatter: ofPartner(isItself) },
  ForgetContact: { rights: by('administrator') },
  GrantTier: { rights: by('operations') },
  SuspendPartner: { rights: by('operations') },
  ResumePartner: { rights: by('operations') },
  NamePayee: { rights: by('finance') },
  ChooseIncentive: { rights: by('operations', 'finance'), ownMatter: ofPartner(isItsOrItsSuccessors) },
  WriteOffBalance: { rights: by('finance') },
  MergePartner: { rights: by('finance') },
};
