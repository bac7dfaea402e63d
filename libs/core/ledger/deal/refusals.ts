import { parseDecimal, parseMinor, reject, type Currency, type Decision, type PartnerId } from '#kernel';
import type { DealFacts } from './deal.facts.js';
import type { OpenedDeal } from './deal.state.js';

/** Why a command is refused; undefined where this reason does not apply. Reasons are strung together with `??`. */
export type Refusal = Decision<never> | undefined;

/** Refuses what is possible only while the deal is open. */
export const unlessOpen = (state: OpenedDeal): Refusal => {
  if (state.status === 'won') return reject('deal-already-won', 'The deal is won; it changes by correction, or after it is reopened.');
  return ifLost(state);
};

/** Refuses what is possible on a deal open or won. */
export const ifLost = (state: OpenedDeal): Refusal =>
  state.status === 'lost' ? reject('deal-already-lost', 'The deal is lost; reopen it first.') : undefined;

/** Refuses what is possible only on a won deal. */
export const unlessWon = (state: OpenedDeal): Refusal =>
  state.status === 'won' ? undefined : reject('deal-not-won', `The deal is ${state.status}, not won.`);

/** Refuses partners that the programme does not have. Null is the vendor, whom everybody knows. */
export const ifUnknown = (partnerIds: readonly (PartnerId | null)[], { partners }: DealFacts, pointer = '/partnerId'): Refusal => {
  const unknown = partnerIds.find((partnerId) => partnerId !== null && (partners.get(partnerId)?.status ?? 'none') === 'none');
  return unknown ? reject('partner-unknown', `There is no partner ${unknown}.`, pointer) : undefined;
};

/** Refuses partners that are unknown or suspended: such take no new registration and no new role. */
export const ifUnfitForRole = (partnerIds: readonly PartnerId[], facts: DealFacts, pointer = '/partnerId'): Refusal => {
  const unknown = ifUnknown(partnerIds, facts, pointer);
  if (unknown) return unknown;
  const merged = partnerIds.find((partnerId) => facts.partners.get(partnerId)?.status === 'merged');
  if (merged) return reject('partner-merged', `${merged} is part of another partner: no new registration, no new role.`, pointer);
  const suspended = partnerIds.find((partnerId) => facts.partners.get(partnerId)?.status === 'suspended');
  return suspended ? reject('partner-suspended', `${suspended} is suspended: no new registration, no new role.`, pointer) : undefined;
};

/** The same where a partner names others: how another stands with the programme is not its to know. Its own standing is. */
export const ifUnavailable = (partnerIds: readonly PartnerId[], facts: DealFacts, { asker, pointer }: { readonly asker: PartnerId | null; readonly pointer: string }): Refusal => {
  if (asker === null) return ifUnfitForRole(partnerIds, facts, pointer);
  const others = partnerIds.filter((partnerId) => partnerId !== asker);
  return ifUnfitForRole([asker], facts, pointer)
    ?? (ifUnfitForRole(others, facts) && reject('partner-not-available', 'A partner that is named takes no new registration.', pointer));
};

const wholeDigitsMax = 30;

/** Refuses what is no amount of the currency: exactly its minor digits, at most 30 digits before them, not below zero. */
export const unlessAmount = (amount: string, currency: Currency, pointer = '/amount'): Refusal =>
  !amount.startsWith('-') && isMoney(amount, currency) ? undefined : noAmount(amount, currency, pointer);

/** Refuses what is no amount of the currency; it may be below zero. */
export const unlessSignedAmount = (amount: string, currency: Currency, pointer: string): Refusal =>
  isMoney(amount, currency) ? undefined : noAmount(amount, currency, pointer);

const isMoney = (amount: string, currency: Currency): boolean =>
  amount.length <= wholeDigitsMax + 6 && /^-?\d{1,30}(?:\.|$)/.test(amount) && parseMinor(amount, currency) !== undefined;

const noAmount = (amount: string, currency: Currency, pointer: string): Decision<never> =>
  reject('amount-invalid', `${JSON.stringify(amount.slice(0, 40))} is not an amount with exactly the digits of ${currency}.`, pointer);

/** Refuses what is no weight: a decimal of at most 15 digits, not below zero. None declared is well. */
export const unlessWeight = (weight: string | null, pointer = '/weight'): Refusal =>
  weight === null || parseDecimal(weight) !== undefined
    ? undefined
    : reject('weight-invalid', `${JSON.stringify(weight.slice(0, 40))} is not a decimal of at most 15 digits, not below zero.`, pointer);
