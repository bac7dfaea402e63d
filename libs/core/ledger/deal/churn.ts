import { accept, mapWith, reject } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { Churn, OpenedDeal } from './deal.state.js';
import { unlessAmount, unlessWon, type Refusal } from './refusals.js';

/** The customer of a won deal left: by amount, by months served of the term, or (neither) wholly. */
export const recordChurn = (state: OpenedDeal, command: CommandOf<'RecordChurn'>, { occurredAt: at }: DealContext): Answer => {
  const { churnId, amount, servedMonths, termMonths } = command;
  const known = state.churns.get(churnId);
  if (known) {
    return same(known, { amount, servedMonths, termMonths, at })
      ? accept()
      : reject('churn-differs', `${churnId} is known with another amount, other months or another date.`, '/churnId');
  }
  return unlessWon(state) ?? monthsFault(command) ?? (amount === null ? undefined : unlessAmount(amount, state.currency))
    ?? accept({ type: 'CustomerChurned', data: { churnId, amount, servedMonths, termMonths } });
};

const same = (one: Churn, other: Churn): boolean =>
  one.amount === other.amount && one.servedMonths === other.servedMonths && one.termMonths === other.termMonths && one.at === other.at;

const monthsMax = 1200;

const monthsFault = ({ amount, servedMonths, termMonths }: CommandOf<'RecordChurn'>): Refusal => {
  if (servedMonths === null && termMonths === null) return undefined;
  if (amount !== null) return reject('churn-ambiguous', 'A churn is told by amount or by months, not by both.', '/amount');
  if (servedMonths === null || termMonths === null) return reject('churn-incomplete', 'Months served need the months of the term, and these those.', '/termMonths');
  const countable = Number.isInteger(servedMonths) && Number.isInteger(termMonths) && servedMonths >= 0 && termMonths >= 1 && termMonths <= monthsMax;
  if (!countable) return reject('churn-months-invalid', `A term has 1 to ${monthsMax} whole months.`, '/termMonths');
  return servedMonths > termMonths ? reject('churn-beyond-term', 'More months were served than the term has.', '/servedMonths') : undefined;
};

/** The deal with a customer that left. */
export const customerChurned = (state: OpenedDeal, { data, metadata }: EventOf<'CustomerChurned'>): OpenedDeal => {
  const { churnId, ...churn } = data;
  return { ...state, churns: mapWith(state.churns, churnId, { ...churn, at: metadata.occurredAt }) };
};
