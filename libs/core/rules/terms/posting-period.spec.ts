import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastInstantOfPeriod, nextPeriod, periodOf, type Instant } from '#kernel';
import { day } from '../../../../test/support/dossier/deal-log.js';
import { closed, q1, q2 } from '../../../../test/support/dossier/quarter.js';
import { postingPeriod } from './posting-period.js';
import { noTerms, type Terms } from './terms.js';

const calendar = { timeZone: 'America/New_York', fiscalYearStart: 1 };
const terms: Terms = { ...noTerms, closings: [closed(q1, day(100)), closed(q2, day(200))] };
const posted = (occurredAt: Instant, recordedAt: Instant) => postingPeriod(terms, { occurredAt, recordedAt, calendar });

describe('the quarter of a posting', () => {
  it('is that in which its cause occurred, as long as nobody had begun to close it', () => {
    expect(posted(day(80), day(99))).toBe('2026-Q1');
    expect(posted(day(80), day(100))).toBe('2026-Q1');
  });

  it('is the earliest open one where the cause was learned after the quarter was counted', () => {
    expect(posted(day(80), day(101))).toBe('2026-Q2');
    expect(posted(day(80), day(201))).toBe('2026-Q3');
    expect(posted(day(150), day(201))).toBe('2026-Q3');
  });

  it('is cut in the programme\'s zone', () => {
    const last = lastInstantOfPeriod(q1, calendar);
    expect(posted(last, last)).toBe('2026-Q1');
    expect(posted(new Date(Date.parse(last) + 1).toISOString() as Instant, last)).toBe('2026-Q2');
  });

  it('of what occurred before the first quarter that was closed is that of its occurrence, until then', () => {
    expect(posted('2025-05-05T12:00:00.000Z' as Instant, day(99))).toBe('2025-Q2');
    expect(posted('2025-05-05T12:00:00.000Z' as Instant, day(101))).toBe('2026-Q2');
  });

  it('is never before the cause, and never one that was being closed when the cause was recorded', () => {
    fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.array(fc.integer({ min: 90, max: 400 }), { maxLength: 4 }), (occurred, recorded, knownOn) => {
      const closings = [...knownOn].sort((left, right) => left - right).map((knownAt, index) => closed(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'][index] as typeof q1, day(knownAt)));
      const facts = { occurredAt: day(occurred), recordedAt: day(recorded), calendar };
      const period = postingPeriod({ ...noTerms, closings }, facts);
      const shut = closings.filter(({ knownAt }) => knownAt < facts.recordedAt).map((closing) => closing.period);
      expect(period >= periodOf(facts.occurredAt, calendar)).toBe(true);
      expect(shut.every((each) => period > each)).toBe(true);
      expect([periodOf(facts.occurredAt, calendar), ...shut.map(nextPeriod)]).toContain(period);
    }));
  });
});
