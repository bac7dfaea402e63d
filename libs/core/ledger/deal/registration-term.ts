import { accept, parseInstant, reject, type Instant } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal, Registration } from './deal.state.js';
import { unknownRegistration } from './registration-answer.js';
import { withRegistration } from './registration-filing.js';

/** Lets an approved registration protect for longer, never for less. */
export const extendRegistration = (state: OpenedDeal, { registrationId, validUntil }: CommandOf<'ExtendRegistration'>): Answer => {
  const registration = state.registrations.get(registrationId);
  if (!registration) return unknownRegistration(registrationId);
  if (registration.status === 'approved' && registration.validUntil === validUntil) return accept();
  if (registration.status === 'expired') return reject('registration-expired', `Registration ${registrationId} has expired; file another.`);
  const ends = endOf(registration);
  if (!ends.ends) return ends.refused;
  if (parseInstant(validUntil) === undefined) return reject('instant-invalid', 'An instant is written 2026-03-20T16:00:00.000Z.', '/validUntil');
  if (validUntil < ends.validUntil) return reject('extension-not-later', `It protects until ${ends.validUntil} already.`, '/validUntil');
  return accept({ type: 'RegistrationExtended', data: { registrationId, validUntil } });
};

/** Ends the protection of a registration whose time has come. */
export const expireRegistration = (state: OpenedDeal, { registrationId }: CommandOf<'ExpireRegistration'>, { occurredAt }: DealContext): Answer => {
  const registration = state.registrations.get(registrationId);
  if (!registration) return unknownRegistration(registrationId);
  if (registration.status === 'expired') return accept();
  const ends = endOf(registration);
  if (!ends.ends) return ends.refused;
  if (occurredAt < ends.validUntil) return reject('registration-still-valid', `It protects until ${ends.validUntil}.`, '/occurredAt');
  return accept({ type: 'RegistrationExpired', data: { registrationId } });
};

type End = { readonly ends: true; readonly validUntil: Instant } | { readonly ends: false; readonly refused: Answer };

const endOf = (registration: Registration): End => {
  if (registration.status === 'rejected') return { ends: false, refused: reject('registration-rejected', 'The registration was rejected.') };
  if (registration.status === 'filed') return { ends: false, refused: reject('registration-not-approved', 'The registration is not approved yet.') };
  const { validUntil } = registration;
  return validUntil === null
    ? { ends: false, refused: reject('registration-open-ended', 'The registration protects without end.') }
    : { ends: true, validUntil };
};

/** The deal protected for longer. */
export const registrationExtended = (state: OpenedDeal, { data }: EventOf<'RegistrationExtended'>): OpenedDeal => {
  const registration = state.registrations.get(data.registrationId);
  return registration?.status === 'approved' ? withRegistration(state, { ...registration, validUntil: data.validUntil }) : state;
};

/** The deal no longer protected by the registration. */
export const registrationExpired = (state: OpenedDeal, { data }: EventOf<'RegistrationExpired'>): OpenedDeal => {
  const registration = state.registrations.get(data.registrationId);
  return registration?.status === 'approved' ? withRegistration(state, { ...registration, status: 'expired' }) : state;
};
