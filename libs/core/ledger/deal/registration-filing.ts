import type { DealEvent } from '#events';
import { accept, mapWith, reject } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { RegisteredParty } from './deal.commands.js';
import type { DealContext } from './deal.facts.js';
import { roleKey, type OpenedDeal, type Party, type Registration } from './deal.state.js';
import { ifUnavailable, unlessOpen, unlessWeight, type Refusal } from './refusals.js';
import { sameWeight } from './role.js';

const partiesMax = 50;

/**
 * Files a registration that protects several partners at once (D1): role and weight of each, and what each means to contribute
 * as an event of its own, which only that partner sees. Whoever files for its own partner thereby accepts.
 */
export const registerDeal = (state: OpenedDeal, command: CommandOf<'RegisterDeal'>, { actor, facts }: DealContext): Answer => {
  const { registrationId, parties } = command;
  const known = state.registrations.get(registrationId);
  if (known) return sameParties(known.parties, parties) ? accept() : differs(registrationId);
  const partners = parties.map(({ partnerId }) => partnerId);
  const filer = partners.find((partnerId) => partnerId === actor.partnerId);
  return unlessOpen(state) ?? countFault(parties) ?? weightFault(parties) ?? ifUnavailable(partners, facts, { asker: actor.partnerId, pointer: '/parties' })
    ?? accept(filed(command), ...contributions(command), ...(filer ? [acceptedBy(registrationId, filer)] : []));
};

const differs = (registrationId: string): Answer =>
  reject('registration-differs', `Registration ${registrationId} was filed with other partners, roles or weights.`, '/registrationId');

const sameParties = (known: readonly Party[], asked: readonly RegisteredParty[]): boolean =>
  known.length === asked.length && known.every((party, index) => {
    const other = asked[index];
    return other !== undefined && roleKey(party) === roleKey(other) && sameWeight(party.weight, other.weight);
  });

const countFault = (parties: readonly RegisteredParty[]): Refusal => {
  if (parties.length === 0) return reject('registration-without-parties', 'A registration names at least one partner.', '/parties');
  if (parties.length > partiesMax) return reject('too-many-parties', `A registration names at most ${partiesMax} partners and roles.`, '/parties');
  const keys = parties.map(roleKey);
  const twice = parties.findIndex((party, index) => keys.indexOf(roleKey(party)) !== index);
  return twice < 0 ? undefined : reject('party-twice', `${parties[twice]?.partnerId} stands twice in the same role.`, `/parties/${twice}`);
};

const weightFault = (parties: readonly RegisteredParty[]): Refusal => {
  for (const [index, { weight }] of parties.entries()) {
    const fault = unlessWeight(weight, `/parties/${index}/weight`);
    if (fault) return fault;
  }
  return undefined;
};

const filed = ({ registrationId, parties }: CommandOf<'RegisterDeal'>): DealEvent => ({
  type: 'DealRegistered',
  data: { registrationId, parties: parties.map(({ partnerId, role, weight }) => ({ partnerId, role, weight })) },
});

const contributions = ({ registrationId, parties }: CommandOf<'RegisterDeal'>): readonly DealEvent[] =>
  parties.flatMap(({ partnerId, expectedContribution: contribution }): readonly DealEvent[] =>
    (contribution ? [{ type: 'ExpectedContributionStated', data: { registrationId, partnerId, contribution } }] : []));

const acceptedBy = (registrationId: string, partnerId: Party['partnerId']): DealEvent =>
  ({ type: 'RegistrationAccepted', data: { registrationId, partnerId } });

/** The deal with a registration filed. */
export const dealRegistered = (state: OpenedDeal, { data }: EventOf<'DealRegistered'>): OpenedDeal => {
  const { registrationId, parties } = data;
  return withRegistration(state, { registrationId, parties, bound: new Set(), status: 'filed' });
};

/** The deal with the registration as it stands now. */
export const withRegistration = (state: OpenedDeal, registration: Registration): OpenedDeal =>
  ({ ...state, registrations: mapWith(state.registrations, registration.registrationId, registration) });
