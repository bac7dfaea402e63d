import { describe, it } from '@jest/globals';
import type { RateEvent } from '#events';
import { programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { specify } from '../../../../test/support/decider/given.js';
import { financier, instant } from '../../../../test/support/decider/people.js';
import { rateDecider } from './rate.decider.js';

const now = instant('2026-05-20');
const { given } = specify(rateDecider, { actor: financier, now, occurredAt: now, facts: { programme: programmeWith([]) } });
const told = { base: 'EUR', quote: 'USD', rate: '1.0842', on: '2026-05-14', source: 'ECB' } as const;
const record = { type: 'RecordRate', ...told } as const;
const recorded: RateEvent = { type: 'RateRecorded', data: told };

describe('a rate of exchange', () => {
  it('is recorded with its day and source; told otherwise it is recorded anew', () => {
    given().when(record).then(recorded);
    given(recorded).when({ ...record, rate: '1.0843' }).then({ type: 'RateRecorded', data: { ...told, rate: '1.0843' } });
  });

  it.each([['0', 'rate-not-positive'], ['0.000', 'rate-not-positive'], ['-1', 'rate-not-positive'], ['1,1', 'rate-not-positive']])('is never %s', (rate, code) =>
    given().when({ ...record, rate }).thenRejected(code, { pointer: '/rate' }));

  it.each([
    ['a currency nobody knows', { quote: 'XYZ' }, 'currency-unknown'], ['one without minor units', { base: 'XAU' }, 'currency-unknown'],
    ['itself', { quote: 'EUR' }, 'rate-of-itself'], ['a day that never comes', { on: '2026-02-30' }, 'day-invalid'], ['tomorrow', { on: '2026-05-21' }, 'day-in-future'],
  ])('is of two currencies and a day, not of %s', (_what, change, code) => given().when({ ...record, ...change }).thenRejected(code));
});
