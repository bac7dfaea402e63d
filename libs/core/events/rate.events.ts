import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

/** Every fact of the stream `rates`: what a unit of one currency was worth in another, on a day, by a source. */
export const rateEvents = {
  RateRecorded: fact('RateRecorded', 'One unit of the base is worth so many units of the quote on a day, by a source.', 'everyone', {
    base: field.currency, quote: field.currency, rate: field.rate, on: field.localDay, source: field.code }),
} as const;

type RateEventName = keyof typeof rateEvents;
export type RateEvent = { [Name in RateEventName]: FactOf<Name, DataOf<(typeof rateEvents)[Name]>> }[RateEventName];
export type RecordedRateEvent = { [Name in RateEventName]: RecordedOf<Name, DataOf<(typeof rateEvents)[Name]>> }[RateEventName];
