import type { Actor, PartnerEvent, RecordedPartnerEvent } from '#events';
import { accept, reject, unreachable, type Decider, type Decision, type DecisionContext } from '#kernel';
import { dayFault, endAgreement, signAgreement } from './agreement.js';
import { chooseIncentive, namePayee, writeOffBalance } from './account.js';
import { afterMerger, mergePartner } from './merger.js';
import { evolvePartner } from './partner.evolve.js';
import type { PartnerFacts } from './partner.facts.js';
import type { PartnerCommand } from './partner.commands.js';
import type { OnboardedPartner, PartnerState } from './partner.state.js';

type CommandOf<Type extends PartnerCommand['type']> = Extract<PartnerCommand, { type: Type }>;
type Answer = Decision<PartnerEvent>;

const decide = (state: PartnerState, command: PartnerCommand, context: DecisionContext<Actor, PartnerFacts>): Answer => {
  if (command.type === 'OnboardPartner') return onboard(state, command);
  if (state.status === 'none') return reject('partner-unknown', 'There is no such partner.');
  if (state.status === 'merged') return afterMerger(state, command, context);
  switch (command.type) {
    case 'RenamePartner': return state.name === command.name ? accept() : accept({ type: 'PartnerRenamed', data: { name: command.name } });
    case 'SignAgreement': return signAgreement(state, command);
    case 'EndAgreement': return endAgreement(state, command);
    case 'NameContact': return nameContact(state, command);
    case 'RemoveContact': return removeContact(state, command);
    case 'ForgetContact': return forgetContact(state, command);
    case 'GrantTier': return grantTier(state, command);
    case 'SuspendPartner': return state.status === 'suspended' ? accept() : accept({ type: 'PartnerSuspended', data: { reason: command.reason } });
    case 'ResumePartner': return state.status === 'active' ? accept() : accept({ type: 'PartnerResumed', data: {} });
    case 'NamePayee': return namePayee(state, command);
    case 'ChooseIncentive': return chooseIncentive(state, command, context.facts);
    case 'WriteOffBalance': return writeOffBalance(state, command);
    case 'MergePartner': return mergePartner(state, command, context);
    default: return unreachable(command);
  }
};

/** On a known partner only what can never change is compared; its name is RenamePartner's matter. */
const onboard = (state: PartnerState, { partnerId, name, kind, external }: CommandOf<'OnboardPartner'>): Answer => {
  if (state.status === 'none') return accept({ type: 'PartnerOnboarded', data: { partnerId, name, kind, external } });
  const same = state.partnerId === partnerId && state.kind === kind
    && state.external?.source === external?.source && state.external?.id === external?.id;
  return same ? accept() : reject('partner-differs', `${state.partnerId} was onboarded as another kind or under another external id.`);
};

/** Sealed texts are salted, so only the same sealing can be told to be the same person. */
const nameContact = (state: OnboardedPartner, { contactId, person }: CommandOf<'NameContact'>): Answer => {
  const known = state.contacts.get(contactId);
  if (known?.status === 'forgotten') return reject('contact-forgotten', `${contactId} was forgotten; another person is a new contact.`, '/contactId');
  if (known?.status !== 'named') return accept({ type: 'ContactNamed', data: { contactId, person } });
  return known.person.textId === person.textId && known.person.digest === person.digest
    ? accept()
    : reject('contact-differs', `${contactId} is another person; a change of person is a new contact.`, '/contactId');
};

const removeContact = (state: OnboardedPartner, { contactId }: CommandOf<'RemoveContact'>): Answer =>
  state.contacts.get(contactId)?.status === 'named' ? accept({ type: 'ContactRemoved', data: { contactId } }) : accept();

const forgetContact = (state: OnboardedPartner, { contactId }: CommandOf<'ForgetContact'>): Answer => {
  const known = state.contacts.get(contactId);
  if (!known) return reject('contact-unknown', `There is no contact ${contactId}.`, '/contactId');
  return known.status === 'forgotten' ? accept() : accept({ type: 'ContactForgotten', data: { contactId } });
};

const grantTier = (state: OnboardedPartner, { tier, from }: CommandOf<'GrantTier'>): Answer => {
  if (state.tier.decided && state.tier.tier === tier && state.tier.from === from) return accept();
  return dayFault(from, '/from') ?? accept({ type: 'TierGranted', data: { tier, from } });
};

/** A partner: onboarded once, then renamed, bound by agreements, given contacts and tiers, suspended and resumed. */
export const partnerDecider: Decider<PartnerState, PartnerCommand, PartnerEvent, RecordedPartnerEvent, Actor, PartnerFacts> =
  { initial: { status: 'none' }, decide, evolve: evolvePartner };
