import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DealEvent } from '#events';
import type { EventId, RuleSetId } from '#kernel';
import { assigned, day, dealLog, opened, partner, reopened, sealed, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { cutDossier, ruleSetOfDeal } from './cut-dossier.js';
import { foldDossiers } from './fold-dossier.js';
import { partnersPending } from './partners-on.js';
import type { StoredDossier } from './stored-dossier.js';

const fold = (...entries: readonly LogEntry[]): StoredDossier => foldDossiers(undefined, dealLog(...entries));
const recorded = day(300);
const late = (entry: LogEntry): LogEntry => ({ ...entry, recordedAt: recorded });
const amount = (on: number, text: string): LogEntry => ({ type: 'AmountChanged', at: day(on), data: { amount: text } });
const corrected = (on: number): LogEntry => ({ type: 'WonDealCorrected', at: day(on), data: { correctionId: 'k', approvedBy: 'usr_two' as never, change: {
  amount: '700.00', closedAt: null, roles: [{ partnerId: partner('alpha'), role: 'selling', weight: '7', released: false }] } } });

describe('a fact that is learned late', () => {
  it('holds from its own date until the next, and overrides nothing that was true later', () => {
    const stored = fold(opened(day(1)), amount(20, '200.00'), late(amount(10, '100.00')));
    expect([9, 10, 19, 20].map((on) => cutDossier(stored, { asOf: day(on) })?.amount)).toEqual(['50000.00', '100.00', '100.00', '200.00']);
    expect(cutDossier(stored, { asOf: day(15), knownAt: day(299) })?.amount).toBe('50000.00');
  });

  it('of one instant the one learned last holds, and nothing from before the opening', () => {
    expect(cutDossier(fold(opened(day(5)), amount(20, '200.00'), amount(20, '300.00')))?.amount).toBe('300.00');
    expect(cutDossier(fold(opened(day(5)), amount(2, '200.00')))?.amount).toBe('50000.00');
  });

  it('leaves a released role released, and an answer the last that was given', () => {
    const release: LogEntry = { type: 'RoleReleased', at: day(20), data: { partnerId: partner('alpha'), role: 'selling' } };
    expect(cutDossier(fold(opened(day(1)), assigned(day(5), 'alpha', 'selling'), release, late(assigned(day(10), 'alpha', 'selling', '3'))))?.roles).toEqual([]);
    const contested: LogEntry = { type: 'TouchpointContested', at: day(20), data: { touchpointId: 't', side: 'vendor', reason: sealed } };
    const confirmed: LogEntry = { type: 'TouchpointConfirmed', at: day(10), data: { touchpointId: 't', side: 'vendor' } };
    const stored = fold(opened(day(1)), touched(day(2), 't', 'alpha', 'selling'), contested, late(confirmed));
    expect([15, 20].map((on) => cutDossier(stored, { asOf: day(on) })?.touchpoints?.[0]?.confirmed)).toEqual([true, false]);
  });

  it('takes nothing from a correction, which holds until something later is true of the deal opened again', () => {
    const stored = [opened(day(1)), amount(40, '200.00'), assigned(day(40), 'alpha', 'selling', '2'), won(day(30)), corrected(35)];
    expect(cutDossier(fold(...stored))).toMatchObject({ amount: '700.00', roles: [{ weight: '7' }] });
    expect(cutDossier(fold(...stored, reopened(day(60)), late(amount(39, '100.00'))))?.amount).toBe('700.00');
    expect(cutDossier(fold(...stored, reopened(day(60)), amount(61, '100.00')))?.amount).toBe('100.00');
  });
});

const whom = fc.constantFrom('alpha', 'beta').map(partner);
const role = fc.constantFrom('sourcing', 'selling', 'influence');
const money = fc.integer({ min: 1, max: 9 }).map((number) => `${number}00.00`);
const touchpointId = fc.constantFrom('t1', 't2');
const facts: { readonly [Type in DealEvent['type']]?: fc.Arbitrary<Extract<DealEvent, { type: Type }>['data']> } = {
  RoleAssigned: fc.record({ partnerId: whom, role, weight: fc.constantFrom('1', '2', null), registrationId: fc.constant(null) }),
  RoleReleased: fc.record({ partnerId: whom, role }),
  AmountChanged: fc.record({ amount: money }),
  MarginSet: fc.record({ margin: money }),
  ModelChanged: fc.record({ model: fc.constantFrom('sell-with', 'sell-to', null) }),
  DealMovedToRuleSet: fc.record({ ruleSetId: fc.constantFrom('standard', 'premium').map((id) => id as RuleSetId) }),
  SourcePartnerNamed: fc.record({ partnerId: fc.option(whom) }),
  AttributionConfirmed: fc.record({ bucket: fc.constantFrom('none', 'influenced') }),
  PartnerEngaged: fc.record({ partnerId: whom, bucket: fc.constantFrom('influenced', 'accelerated', null) }),
  StageChanged: fc.record({ stage: fc.constantFrom('Discovery', 'Demo') }),
  TouchpointConfirmed: fc.record({ touchpointId, side: fc.constant('vendor') }),
  TouchpointContested: fc.record({ touchpointId, side: fc.constant('vendor'), reason: fc.constant(sealed) }),
  DealInvoiced: fc.record({ invoiceId: fc.constant('i'), amount: money }),
};
const told = fc.oneof(...Object.entries(facts).map(([type, data]) => data.map((its: object) => ({ type, data: its }))));
/** Facts of distinct instants, and the same in the order in which they were learned. */
const learned = fc.uniqueArray(fc.tuple(fc.integer({ min: 3, max: 60 }), told), { selector: ([on]) => on, minLength: 2, maxLength: 25 })
  .map((drawn) => drawn.map(([on, fact], place) => ({ id: `fact-${place}` as EventId, entry: { ...fact, at: day(on), recordedAt: recorded } as LogEntry })))
  .chain((inTime) => fc.tuple(fc.constant(inTime), fc.shuffledSubarray(inTime, { minLength: inTime.length })));

describe('the order in which facts are learned', () => {
  it('changes nothing of what a cut says at any date, before a win and after one that was corrected', () => {
    fc.assert(fc.property(learned, fc.boolean(), fc.integer({ min: 1, max: 70 }), ([inTime, shuffled], isWon, asOfDay) => {
      const said = (entries: typeof inTime) => {
        const all = [...['t1', 't2'].map((id) => ({ id: id as EventId, entry: late(touched(day(2), id, 'alpha', 'selling')) })), ...entries,
          ...(isWon ? [won(day(50)), corrected(20)].map((entry, place) => ({ id: `close-${place}` as EventId, entry: late(entry) })) : [])];
        const log = dealLog(late(opened(day(1))), ...all.map(({ entry }) => entry)).map((event, place) => ({ ...event, id: all[place - 1]?.id ?? event.id }));
        const stored = foldDossiers(undefined, log);
        const asOf = day(asOfDay);
        return { dossier: unordered(cutDossier(stored, { asOf })), ruleSetId: ruleSetOfDeal(stored, { asOf }), pending: partnersPending(stored, { asOf }) };
      };
      expect(said(shuffled)).toEqual(said(inTime));
    }), { numRuns: 400 });
  });
});

/** The same with its lists in one order, whatever the order of the log. */
const unordered = (dossier: object | undefined): object =>
  Object.fromEntries(Object.entries(dossier ?? {}).map(([name, value]): [string, unknown] =>
    [name, Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value]));
