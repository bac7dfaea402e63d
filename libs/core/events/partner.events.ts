import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

const { orNull } = field;

/** Every fact of a partner's stream. */
export const partnerEvents = {
  PartnerOnboarded: fact('PartnerOnboarded', 'An organisation takes part in the programme.', 'partner', {
    partnerId: field.partnerId, name: field.organisationName, kind: orNull(field.code), external: orNull(field.external) }),
  PartnerRenamed: fact('PartnerRenamed', 'The organisation goes by another name.', 'partner', { name: field.organisationName }),
  AgreementSigned: fact('AgreementSigned', 'An agreement is in force from a day, to a day or until ended.', 'onePartner', {
    agreementId: field.partId, from: field.localDay, to: orNull(field.localDay) }),
  AgreementEnded: fact('AgreementEnded', 'An agreement is no longer in force after a day.', 'onePartner', {
    agreementId: field.partId, on: field.localDay }),
  ContactNamed: fact('ContactNamed', 'A person to talk to; name and address lie in the vault.', 'onePartner', {
    contactId: field.partId, person: field.sealedText }),
  ContactRemoved: fact('ContactRemoved', 'A person is no longer the contact.', 'onePartner', { contactId: field.partId }),
  ContactForgotten: fact('ContactForgotten', 'The key of the contact is destroyed: name and address can never be read again.', 'onePartner', {
    contactId: field.partId }),
  TierGranted: fact('TierGranted', 'The partner has a tier by decision of the programme, from a day on; null takes it away.', 'onePartner', {
    tier: orNull(field.code), from: field.localDay }),
  PartnerSuspended: fact('PartnerSuspended', 'No new registration or role; accruals go on, payment is held.', 'onePartner', {
    reason: field.sealedText }),
  PartnerResumed: fact('PartnerResumed', 'The suspension is over.', 'onePartner', {}),
  PayeeNamed: fact('PayeeNamed', 'Under which number the paying system knows the partner, and in which currency it is paid; null: in the one it earns in.', 'onePartner', {
    payeeReference: field.code, currency: orNull(field.currency) }),
  IncentiveChosen: fact('IncentiveChosen', 'The partner takes one of the rewards of an incentive that it earned in a quarter.', 'onePartner', {
    period: field.period, ruleSetId: field.ruleSetId, version: field.count(1, 1_000_000), clause: field.clause, option: field.count(0, 1_000) }),
  BalanceWrittenOff: fact('BalanceWrittenOff', 'What the partner owes back is given up; a positive amount raises its balance.', 'onePartner', {
    writeOffId: field.partId, amount: field.signedAmount, currency: field.currency, reason: field.sealedText }),
  PartnerMerged: fact('PartnerMerged', 'The organisation is part of another from a day on; what stands to its account is the other\'s.', 'vendor', {
    into: field.partnerId, on: field.localDay }),
} as const;

type PartnerEventName = keyof typeof partnerEvents;
export type PartnerEvent = { [Name in PartnerEventName]: FactOf<Name, DataOf<(typeof partnerEvents)[Name]>> }[PartnerEventName];
export type RecordedPartnerEvent = { [Name in PartnerEventName]: RecordedOf<Name, DataOf<(typeof partnerEvents)[Name]>> }[PartnerEventName];
