import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLocalDay, type LocalDay } from '#kernel';
import { day } from '../../../../test/support/dossier/deal-log.js';
import type { DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { Spiff } from '../ruleset/compile-ruleset.js';
import { earnsSpiff, spiffsOwed } from './spiffs-owed.js';

const calendar = { timeZone: 'America/New_York', fiscalYearStart: 1 };
const localDay = (text: string): LocalDay => parseLocalDay(text) ?? (0 as LocalDay);
const spiff: Spiff = { id: 'demos', clause: '/spiffs/0', from: localDay('2026-03-01'), to: localDay('2026-04-30'), kind: 'demo', amountMinor: 25_000n, maximumPerPartner: 2 };
const touch = (eventId: string, on: number, more: Partial<DossierTouchpoint> = {}): DossierTouchpoint =>
  ({ eventId, partnerId: 'ptr_alpha', kind: 'demo', occurredAt: day(on), recordedAt: day(on), ...more });

describe('a touchpoint earns by a SPIFF', () => {
  it('if it is of the kind, a partner\'s, and on one of the days, the last of them included', () => {
    const earns = (each: DossierTouchpoint): boolean => earnsSpiff(spiff, each, calendar);
    expect(earns(touch('a', 70))).toBe(true);
    expect(earns(touch('a', 70, { kind: 'meeting' }))).toBe(false);
    expect(earns(touch('a', 70, { partnerId: null }))).toBe(false);
    // Five in the morning in London is the day before in New York.
    expect([day(60, 4), day(60, 5), day(121, 3), day(121, 4)].map((occurredAt) => earns(touch('a', 1, { occurredAt })))).toEqual([false, true, true, false]);
  });
});

describe('what a SPIFF owes', () => {
  it('is for a partner\'s first so many, by instant and then by event, in the quarter of each', () => {
    expect(spiffsOwed(spiff, [touch('c', 100), touch('b', 100), touch('a', 85), touch('d', 110, { partnerId: 'ptr_beta' })], calendar)).toEqual([
      { partnerId: 'ptr_alpha', period: '2026-Q1', amountMinor: 25_000n, eventIds: ['a'] },
      { partnerId: 'ptr_alpha', period: '2026-Q2', amountMinor: 25_000n, eventIds: ['b'] },
      { partnerId: 'ptr_beta', period: '2026-Q2', amountMinor: 25_000n, eventIds: ['d'] }]);
  });

  it('is as many amounts as there are touchpoints, up to the maximum, in whatever order they are given', () => {
    const touches = fc.uniqueArray(fc.record({ id: fc.nat(99), on: fc.integer({ min: 60, max: 120 }), whom: fc.constantFrom('ptr_alpha', 'ptr_beta') }), { selector: ({ id }) => id })
      .map((drawn) => drawn.map(({ id, on, whom }) => touch(`e${id}`, on, { partnerId: whom })));
    fc.assert(fc.property(touches.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), fc.constantFrom(1, 2, 5, Infinity), ([all, shuffled], maximumPerPartner) => {
      const owed = spiffsOwed({ ...spiff, maximumPerPartner }, all, calendar);
      expect(spiffsOwed({ ...spiff, maximumPerPartner }, shuffled, calendar)).toEqual(owed);
      for (const whom of ['ptr_alpha', 'ptr_beta']) {
        const own = owed.filter(({ partnerId }) => partnerId === whom);
        const paidFor = Math.min(maximumPerPartner, all.filter(({ partnerId }) => partnerId === whom).length);
        expect(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(25_000n * BigInt(paidFor));
        expect(new Set(own.flatMap(({ eventIds }) => eventIds)).size).toBe(paidFor);
      }
    }));
  });
});
