import type { RecordedPartnerEvent } from '#events';
import { mapWith, unreachable } from '#kernel';
import type { Contact, OnboardedPartner, PartnerState } from './partner.state.js';

type EventOf<Type extends RecordedPartnerEvent['type']> = Extract<RecordedPartnerEvent, { type: Type }>;

/** The partner after one more fact. */
export const evolvePartner = (state: PartnerState, event: RecordedPartnerEvent): PartnerState => {
  if (event.type === 'PartnerOnboarded') return onboarded(event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'PartnerRenamed': return { ...state, name: event.data.name };
    case 'AgreementSigned': return agreementSigned(state, event);
    case 'AgreementEnded': return agreementEnded(state, event);
    case 'ContactNamed': return withContact(state, event, { status: 'named', person: event.data.person });
    case 'ContactRemoved': return withContact(state, event, { status: 'removed' });
    case 'ContactForgotten': return withContact(state, event, { status: 'forgotten' });
    case 'TierGranted': return { ...state, tier: { decided: true, tier: event.data.tier, from: event.data.from } };
    case 'PartnerSuspended': return { ...state, status: 'suspended', heldSince: event.metadata.recordedAt };
    case 'PartnerResumed': return { ...state, status: 'active' };
    case 'PayeeNamed': return { ...state, payee: { named: true, ...event.data } };
    case 'IncentiveChosen': return { ...state, choices: mapWith(state.choices, choiceKey(event.data), event.data.option) };
    case 'BalanceWrittenOff': return {
      ...state, writeOffs: mapWith(state.writeOffs, event.data.writeOffId, `${event.data.amount} ${event.data.currency}`) };
    case 'PartnerMerged': return {
      ...state, status: 'merged', into: event.data.into, mergedOn: event.data.on,
      heldSince: state.status === 'suspended' ? state.heldSince : event.metadata.recordedAt };
    default: return unreachable(event);
  }
};

const onboarded = ({ data }: EventOf<'PartnerOnboarded'>): OnboardedPartner => ({
  status: 'active', partnerId: data.partnerId, name: data.name, kind: data.kind, external: data.external,
  agreements: new Map(), contacts: new Map(), tier: { decided: false },
  payee: { named: false }, choices: new Map(), writeOffs: new Map(),
});

const agreementSigned = (state: OnboardedPartner, { data }: EventOf<'AgreementSigned'>): OnboardedPartner => {
  const agreement = { from: data.from, to: data.to, signedTo: data.to, endedEarly: null };
  return { ...state, agreements: mapWith(state.agreements, data.agreementId, agreement) };
};

const agreementEnded = (state: OnboardedPartner, { data, metadata }: EventOf<'AgreementEnded'>): OnboardedPartner => {
  const agreement = state.agreements.get(data.agreementId);
  if (!agreement) return state;
  return { ...state, agreements: mapWith(state.agreements, data.agreementId, { ...agreement, to: data.on, endedEarly: metadata.recordedAt }) };
};

const withContact = (
  state: OnboardedPartner, { data }: EventOf<'ContactNamed' | 'ContactRemoved' | 'ContactForgotten'>, contact: Contact,
): OnboardedPartner => ({ ...state, contacts: mapWith(state.contacts, data.contactId, contact) });

/** What a choice is of: a quarter, and the incentive by its rule set, version and clause. */
export const choiceKey = (choice: { readonly period: string; readonly ruleSetId: string; readonly version: number; readonly clause: string }): string =>
  [choice.period, choice.ruleSetId, choice.version, choice.clause].join(' ');
