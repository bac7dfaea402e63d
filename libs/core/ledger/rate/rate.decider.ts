import type { Actor, RateEvent, RecordedRateEvent } from '#events';
import { accept, isZero, localDayOf, mapWith, parseCurrency, parseDecimal, parseLocalDay, reject, type Decider, type Decision, type DecisionContext } from '#kernel';
import type { ProgrammeState } from '../programme/programme.state.js';
import type { RateCommand } from './rate.commands.js';

/** The rates told so far, by base, quote, day and source; of two for the same the later told holds. */
export type RateState = ReadonlyMap<string, string>;

/** What a decision on a rate rests on beside the stream: whose day it is. */
export interface RateFacts {
  readonly programme: ProgrammeState;
}

const decide = (state: RateState, { base, quote, rate, on, source }: RateCommand, { now, facts }: DecisionContext<Actor, RateFacts>): Decision<RateEvent> => {
  if (facts.programme.status === 'none') return reject('programme-not-founded', 'There is no programme yet.');
  if (parseCurrency(base) === undefined) return reject('currency-unknown', `${base} is no currency with minor units of ISO 4217.`, '/base');
  if (parseCurrency(quote) === undefined) return reject('currency-unknown', `${quote} is no currency with minor units of ISO 4217.`, '/quote');
  if (base === quote) return reject('rate-of-itself', `${base} is always worth one ${base}.`, '/quote');
  const value = parseDecimal(rate);
  if (value === undefined || isZero(value)) return reject('rate-not-positive', `A rate is a decimal above zero, not ${rate}.`, '/rate');
  const day = parseLocalDay(on);
  if (day === undefined) return reject('day-invalid', `${JSON.stringify(on.slice(0, 40))} is no day like 2026-03-20.`, '/on');
  if (day > localDayOf(now, facts.programme.calendar.timeZone)) return reject('day-in-future', `${on} has not come yet.`, '/on');
  return state.get(keyOf({ base, quote, on, source })) === rate ? accept() : accept({ type: 'RateRecorded', data: { base, quote, rate, on, source } });
};

const keyOf = ({ base, quote, on, source }: Omit<RateCommand, 'type' | 'rate'>): string => [base, quote, on, source].join(' ');

const evolve = (state: RateState, { data }: RecordedRateEvent): RateState => mapWith(state, keyOf(data), data.rate);

/** The rates of exchange: recorded with their day and source, never guessed. */
export const rateDecider: Decider<RateState, RateCommand, RateEvent, RecordedRateEvent, Actor, RateFacts> = { initial: new Map(), decide, evolve };
