import type { DealEvent } from '#events';
import { accept, addDays, lastInstantOfDay, localDayOf, reject, type Instant, type PartnerId } from '#kernel';
import { lastOf } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import { roleKey, type OpenedDeal, type Party, type Registration } from './deal.state.js';
import { ifUnfitForRole, unlessOpen, type Refusal } from './refusals.js';
import { withRegistration } from './registration-filing.js';
import { sameWeight, unlessModel } from './role.js';

/** A named partner accepts its role and weight, which binds it. Nobody accepts for another. */
export const acceptRegistration = (state: OpenedDeal, command: CommandOf<'AcceptRegistration'>, { actor, facts }: DealContext): Answer => {
  const { registrationId, partnerId } = command;
  const registration = state.registrations.get(registrationId);
  if (!registration || !namesPartner(registration, partnerId)) return unknownRegistration(registrationId);
  if (registration.bound.has(partnerId)) return accept();
  const roles = registration.status === 'approved' ? assigned(state, registration, new Set([partnerId])) : [];
  return unlessItself(partnerId, actor.partnerId)
    ?? unlessOpen(state) ?? ifClosed(registration) ?? unlessRolesFit(state, roles, facts)
    ?? accept<DealEvent>({ type: 'RegistrationAccepted', data: { registrationId, partnerId } }, ...roles);
};

/**
 * Operations approve: from now on the registration protects, for as long as the programme's terms say. Each partner that is
 * bound by then gets its role; the others get it when they accept. Binding a partner that has not accepted takes a reason.
 */
export const approveRegistration = (state: OpenedDeal, command: CommandOf<'ApproveRegistration'>, context: DealContext): Answer => {
  const { registrationId, boundFor, reason } = command;
  const registration = state.registrations.get(registrationId);
  if (!registration) return unknownRegistration(registrationId);
  const unbound = [...new Set(boundFor)].filter((partnerId) => !registration.bound.has(partnerId));
  if (registration.status === 'approved') return unbound.length === 0 ? accept() : alreadyApproved(registrationId);
  const roles = assigned(state, registration, new Set([...registration.bound, ...unbound]));
  const data = { registrationId, boundFor: unbound, validUntil: validUntilOf(context), reason };
  return unlessOpen(state) ?? ifClosed(registration) ?? unlessNamed(registration, unbound, '/boundFor')
    ?? unlessReasoned(unbound, reason) ?? ifUnfitForRole(registration.parties.map(({ partnerId }) => partnerId), context.facts, '/registrationId')
    ?? unlessRolesFit(state, roles, context.facts)
    ?? accept<DealEvent>({ type: 'RegistrationApproved', data }, ...roles);
};

/** Operations reject, with a reason: a decision against partners, and so an event. */
export const rejectRegistration = (state: OpenedDeal, { registrationId, reason }: CommandOf<'RejectRegistration'>): Answer => {
  const registration = state.registrations.get(registrationId);
  if (!registration) return unknownRegistration(registrationId);
  if (registration.status === 'rejected') return accept();
  if (registration.status === 'approved') return alreadyApproved(registrationId);
  return ifClosed(registration) ?? accept({ type: 'RegistrationRejected', data: { registrationId, reason } });
};

/** The refusal of a registration that was never filed. */
export const unknownRegistration = (registrationId: string): Answer =>
  reject('registration-unknown', `There is no registration ${registrationId} on this deal.`, '/registrationId');

const alreadyApproved = (registrationId: string): Answer =>
  reject('registration-already-approved', `Registration ${registrationId} is approved; a partner not bound by it can still accept.`, '/registrationId');

const ifClosed = ({ registrationId, status }: Registration): Refusal => {
  if (status === 'rejected') return reject('registration-rejected', `Registration ${registrationId} was rejected.`, '/registrationId');
  if (status === 'expired') return reject('registration-expired', `Registration ${registrationId} has expired.`, '/registrationId');
  return undefined;
};

/** Whether it is for the partner to answer; of others' registrations a partner is told nothing. */
export const namesPartner = ({ parties }: Registration, partnerId: PartnerId): boolean => parties.some((party) => party.partnerId === partnerId);

const unlessNamed = (registration: Registration, partnerIds: readonly PartnerId[], pointer: string): Refusal => {
  const stranger = partnerIds.find((partnerId) => !namesPartner(registration, partnerId));
  return stranger ? reject('partner-not-named', `The registration does not name ${stranger}.`, pointer) : undefined;
};

const unlessItself = (partnerId: PartnerId, actorsPartner: PartnerId | null): Refusal =>
  partnerId === actorsPartner ? undefined : reject('acceptance-not-its-own', `Only ${partnerId} itself accepts for ${partnerId}.`, '/partnerId');

const unlessReasoned = (unbound: readonly PartnerId[], reason: CommandOf<'ApproveRegistration'>['reason']): Refusal =>
  unbound.length > 0 && reason === null
    ? reject('reason-missing', 'Binding a partner that has not accepted takes a reason.', '/reason')
    : undefined;

const unlessRolesFit = (state: OpenedDeal, roles: readonly { readonly data: Party }[], facts: DealContext['facts']): Refusal =>
  roles.length === 0 ? undefined : unlessModel(state) ?? ifUnfitForRole(roles.map(({ data }) => data.partnerId), facts, '/registrationId');

/** The roles that become theirs, but for those already held under this registration. */
const assigned = (state: OpenedDeal, { registrationId, parties }: Registration, bound: ReadonlySet<PartnerId>) =>
  parties
    .filter((party) => bound.has(party.partnerId) && !isHeldUnder(state, party, registrationId))
    .map((party) => ({ type: 'RoleAssigned', data: { ...party, registrationId } }) as const satisfies DealEvent);

const isHeldUnder = (state: OpenedDeal, party: Party, registrationId: string): boolean => {
  const tenure = lastOf(state.roles.get(roleKey(party))?.tenure ?? []);
  return tenure?.held === true && tenure.registrationId === registrationId && sameWeight(tenure.weight, party.weight);
};

/** To the end of the last protected day in the programme's zone. */
const validUntilOf = ({ facts: { programme }, occurredAt }: DealContext): Instant | null => {
  if (programme.status === 'none' || !programme.registrationTerms.agreed) return null;
  const { timeZone } = programme.calendar;
  return lastInstantOfDay(addDays(localDayOf(occurredAt, timeZone), programme.registrationTerms.validDays), timeZone);
};

/** The deal with a partner bound by its own word. */
export const registrationAccepted = (state: OpenedDeal, { data }: EventOf<'RegistrationAccepted'>): OpenedDeal => {
  const registration = state.registrations.get(data.registrationId);
  if (!registration) return state;
  return withRegistration(state, { ...registration, bound: new Set(registration.bound).add(data.partnerId) });
};

/** The deal protected by a registration. */
export const registrationApproved = (state: OpenedDeal, { data }: EventOf<'RegistrationApproved'>): OpenedDeal => {
  const registration = state.registrations.get(data.registrationId);
  if (!registration) return state;
  const bound = new Set([...registration.bound, ...data.boundFor]);
  return withRegistration(state, { ...registration, bound, status: 'approved', validUntil: data.validUntil });
};

/** The deal with a registration that was turned down. */
export const registrationRejected = (state: OpenedDeal, { data }: EventOf<'RegistrationRejected'>): OpenedDeal => {
  const registration = state.registrations.get(data.registrationId);
  if (!registration) return state;
  const { registrationId, parties, bound } = registration;
  return withRegistration(state, { registrationId, parties, bound, status: 'rejected' });
};
