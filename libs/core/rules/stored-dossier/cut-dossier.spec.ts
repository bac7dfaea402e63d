import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutDossier } from './cut-dossier.js';
import { assigned, day, dealLog, opened, partner, refunded, reopened, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { drawnLog } from '../../../../test/support/dossier/drawn-log.js';
import { foldDossier, foldDossiers } from './fold-dossier.js';
import type { StoredDossier } from './stored-dossier.js';

const reason = { textId: 'text-1', digest: 'a'.repeat(64) };
const cutOf = (entries: readonly LogEntry[], cut = {}) => cutDossier(foldDossiers(undefined, dealLog(...entries)), cut);
const draws = fc.array(fc.record({
  which: fc.nat(26), whom: fc.nat(3), amount: fc.nat(12), daysAgo: fc.nat(20), daysLater: fc.nat(4),
}), { maxLength: 40 });

describe('the cut of a stored dossier', () => {
  it('at both clocks is the fold of what was recorded by the one, read at the other', () => {
    fc.assert(fc.property(draws, fc.integer({ min: 10, max: 120 }), fc.integer({ min: 10, max: 120 }), (drawn, asOfDay, knownDay) => {
      const [asOf, knownAt] = [day(asOfDay), day(knownDay)];
      const log = drawnLog(drawn);
      const whole = foldDossiers(undefined, log);
      const known = log.filter(({ metadata }) => metadata.recordedAt <= knownAt);
      const expected = known.length === 0 ? undefined : cutDossier(foldDossiers(undefined, known), { asOf });
      expect(cutDossier(whole, { asOf, knownAt })).toEqual(expected);
    }), { numRuns: 400 });
  });

  it('does not exist before the deal did, nor before it was known', () => {
    const entries = [{ ...opened(day(5)), recordedAt: day(9) }];
    expect(cutOf(entries, { asOf: day(4) })).toBeUndefined();
    expect(cutOf(entries, { knownAt: day(8) })).toBeUndefined();
    expect(cutOf(entries, { asOf: day(5), knownAt: day(9) })?.createdAt).toBe(day(5));
  });

  it('has a touchpoint until its void is known, whatever the date that is asked for', () => {
    const entries: LogEntry[] = [opened(day(1)), touched(day(3), 't1', 'alpha', 'selling'),
      { type: 'TouchpointVoided', at: day(20), data: { touchpointId: 't1', reason } }];
    expect(cutOf(entries, { asOf: day(4), knownAt: day(19) })?.touchpoints).toHaveLength(1);
    expect(cutOf(entries, { asOf: day(4) })?.touchpoints).toHaveLength(0);
  });

  it('has a corrected touchpoint as it really was, at its real date, learned when it was first logged', () => {
    const corrected: LogEntry = { type: 'TouchpointCorrected', at: day(30), data: {
      touchpointId: 't1', partnerId: partner('beta'), role: 'influence', kind: 'demo', touchedAt: day(2), reason: null } };
    const entries = [opened(day(1)), touched(day(5), 't1', 'alpha', 'selling'), corrected];
    expect(cutOf(entries, { asOf: day(3) })?.touchpoints).toMatchObject([
      { eventId: 'e1', partnerId: partner('beta'), role: 'influence', kind: 'demo', occurredAt: day(2), recordedAt: day(5) }]);
    expect(cutOf(entries, { asOf: day(3), knownAt: day(29) })?.touchpoints).toEqual([]);
  });

  it('takes the other side\'s last word, and a correction must be confirmed anew', () => {
    const confirmed: LogEntry = { type: 'TouchpointConfirmed', at: day(6), data: { touchpointId: 't1', side: 'vendor' } };
    const contested: LogEntry = { type: 'TouchpointContested', at: day(7), data: { touchpointId: 't1', side: 'vendor', reason } };
    const corrected: LogEntry = { type: 'TouchpointCorrected', at: day(8), data: {
      touchpointId: 't1', partnerId: partner('alpha'), role: 'selling', kind: 'demo', touchedAt: day(5), reason: null } };
    const start = [opened(day(1)), touched(day(5), 't1', 'alpha', 'selling'), confirmed];
    expect(cutOf(start)?.touchpoints[0]?.confirmed).toBe(true);
    expect(cutOf([...start, contested])?.touchpoints[0]?.confirmed).toBe(false);
    expect(cutOf([...start, corrected])?.touchpoints[0]?.confirmed).toBe(false);
  });

  it('lets imported history keep the time its source recorded, and marks what has none', () => {
    const imported = (id: string, more: Partial<LogEntry>): LogEntry => ({ ...touched(day(3), id, 'alpha', 'selling'), ...more,
      data: { touchpointId: id, partnerId: partner('alpha'), role: 'selling', kind: 'meeting', loggedBy: 'integration', imported: true } } as LogEntry);
    const touchpoints = cutOf([opened(day(1)), imported('t1', { recordedAt: day(90), sourceRecordedAt: day(4) }), imported('t2', { recordedAt: day(90) })])?.touchpoints;
    expect(touchpoints?.map(({ recordedAt, imported: unknown }) => [recordedAt, unknown])).toEqual([[day(4), undefined], [day(90), true]]);
  });

  it('gives a role its last declared weight, and none once released', () => {
    const entries = [opened(day(1)), assigned(day(2), 'alpha', 'selling', '1'), assigned(day(4), 'alpha', 'selling', '3')];
    const release: LogEntry = { type: 'RoleReleased', at: day(6), data: { partnerId: partner('alpha'), role: 'selling' } };
    expect(cutOf(entries, { asOf: day(3) })?.roles).toEqual([{ role: 'selling', partnerId: partner('alpha'), weight: '1', eventId: 'e1' }]);
    expect(cutOf([...entries, release], { asOf: day(5) })?.roles).toEqual([{ role: 'selling', partnerId: partner('alpha'), weight: '3', eventId: 'e2' }]);
    expect(cutOf([...entries, release])?.roles).toEqual([]);
  });

  it('registers at the first approval, binding who accepted and whom operations approved for', () => {
    const registered: LogEntry = { type: 'DealRegistered', at: day(2), data: { registrationId: 'g1',
      parties: ['gamma', 'alpha', 'beta'].map((name) => ({ partnerId: partner(name), role: 'selling' as const, weight: null })) } };
    const accepted: LogEntry = { type: 'RegistrationAccepted', at: day(3), data: { registrationId: 'g1', partnerId: partner('gamma') } };
    const approved: LogEntry = { type: 'RegistrationApproved', at: day(4), data: { registrationId: 'g1', boundFor: [partner('alpha')], reason, validUntil: null } };
    expect(cutOf([opened(day(1)), registered, accepted])).toMatchObject({ registrations: [] });
    expect(cutOf([opened(day(1)), registered, accepted, approved])).toMatchObject({
      registeredAt: day(4), registrations: [{ approvedAt: day(4), partnerIds: [partner('alpha'), partner('gamma')], eventId: 'e3' }] });
  });

  it('is won at its close, open again when reopened, and closed anew by a later win', () => {
    const entries = [opened(day(1)), won(day(10)), refunded(day(12), '100.00'), reopened(day(20)), won(day(30))];
    expect(cutOf(entries, { asOf: day(9) })).toMatchObject({ status: 'open', closedAt: null });
    expect(cutOf(entries, { asOf: day(10) })).toMatchObject({ status: 'won', closedAt: day(10), adjustments: [] });
    expect(cutOf(entries, { asOf: day(25) })).toMatchObject({ status: 'open', closedAt: null });
    expect(cutOf(entries)).toMatchObject({ status: 'won', closedAt: day(30), adjustments: [{ kind: 'refund', amount: '100.00', at: day(12) }] });
  });

  it('counts a correction with the win it puts right, as soon as the correction is known', () => {
    const corrected: LogEntry = { type: 'WonDealCorrected', at: day(40), data: { correctionId: 'k1', approvedBy: 'usr_two' as never, change: {
      amount: '60000.00', closedAt: day(8), roles: [{ partnerId: partner('alpha'), role: 'selling', weight: '2', released: false }] } } };
    const entries = [opened(day(1)), { ...won(day(10)), data: { dateAssumed: true } } as LogEntry, corrected];
    expect(cutOf(entries, { asOf: day(9), knownAt: day(39) })).toMatchObject({ status: 'open', amount: '50000.00', roles: [] });
    expect(cutOf(entries, { asOf: day(9) })).toMatchObject({ status: 'won', closedAt: day(8), amount: '60000.00', roles: [{ weight: '2', eventId: 'e2' }] });
    expect(cutOf(entries, { asOf: day(9) })?.assumed).toBeUndefined();
    expect(cutOf(entries, { knownAt: day(39) })?.assumed).toEqual(['closedAt']);
  });
});

describe('the fold of a stored dossier', () => {
  it('gives the same bytes however the events are batched, and is not changed by a round trip through JSON', () => {
    fc.assert(fc.property(draws, fc.array(fc.nat(7), { minLength: 1, maxLength: 20 }), (drawn, sizes) => {
      const log = drawnLog(drawn);
      let stored: StoredDossier | undefined;
      for (let from = 0, turn = 0; from < log.length; turn += 1) {
        const size = 1 + (sizes[turn % sizes.length] ?? 0);
        const before = JSON.stringify(stored);
        const next = foldDossiers(stored, log.slice(from, from + size));
        expect(JSON.stringify(stored)).toBe(before);
        stored = JSON.parse(JSON.stringify(next)) as StoredDossier;
        from += size;
      }
      expect(JSON.stringify(stored)).toBe(JSON.stringify(foldDossiers(undefined, log)));
    }));
  });

  it('folds an event once, however often it comes', () => {
    const [first, second] = dealLog(opened(day(1)), won(day(2)));
    const stored = foldDossiers(undefined, [first, second].filter((event) => event !== undefined));
    expect(second && foldDossier(stored, second)).toBe(stored);
  });

  it('stops at a stream that has no beginning, a gap, or amends what never was', () => {
    const log = dealLog(opened(day(1)), assigned(day(2), 'alpha', 'selling'), won(day(3)));
    expect(() => foldDossiers(undefined, log.slice(1))).toThrow('goes from revision -1 to 1');
    expect(() => foldDossiers(undefined, log.filter(({ revision }) => revision !== 1))).toThrow('goes from revision 0 to 2');
    expect(() => foldDossiers(undefined, dealLog(opened(day(1)), { type: 'TouchpointVoided', at: day(2), data: { touchpointId: 't9', reason } })))
      .toThrow('has no touchpoint t9');
  });

  it('holds a deal of 114 roles whole', () => {
    const log = dealLog(opened(day(1)), ...Array.from({ length: 114 }, (_, index) => assigned(day(1), `org-${index}`, 'selling', `${index + 1}.25`)), won(day(1)));
    expect(cutDossier(foldDossiers(undefined, log))?.roles).toHaveLength(114);
  });
});
