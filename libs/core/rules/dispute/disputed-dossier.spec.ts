import { describe, expect, it } from '@jest/globals';
import { assigned, day, dealLog, opened, partner, refunded, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import { compareDispute } from './dispute-comparison.js';
import { disputableFacts, withoutFacts, withTouchpoints, type DisputedFacts } from './disputed-dossier.js';

const storedOf = (...entries: readonly LogEntry[]) => foldDossiers(undefined, dealLog(...entries));
const sealed = { textId: 'r', digest: 'a'.repeat(64) };
const corrected = (at: Parameters<typeof opened>[0]): LogEntry => ({ type: 'TouchpointCorrected', at, data: {
  touchpointId: 't1', partnerId: partner('beta'), role: 'selling', kind: 'demo', touchedAt: day(5), reason: sealed } });
const voided: LogEntry = { type: 'TouchpointVoided', at: day(9), data: { touchpointId: 't1', reason: sealed } };
const dispute = (named: Partial<DisputedFacts>): DisputedFacts => ({ partnerId: partner('alpha'), wrongEventIds: [], missing: [], ...named });

/** The deal's facts, each under its number: `e0` opens it. */
const facts = [opened(day(3)), assigned(day(4), 'alpha', 'selling'), touched(day(5), 't1', 'alpha', 'selling'), touched(day(6), 't2', 'beta', 'selling'), corrected(day(8)), voided,
  { type: 'AmountChanged', at: day(10), data: { amount: '40000.00' } }, won(day(20)), refunded(day(30), '10.00')] satisfies readonly LogEntry[];

describe('what can be disputed of a deal', () => {
  it('is what was told of it since it was opened: roles, touchpoints and their corrections, another amount, refunds; not that it was won, nor what was voided', () => {
    expect([...disputableFacts(storedOf(...facts))].sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e6', 'e8']);
  });

  it('goes with all that was said of it where it is a touchpoint, by itself where it is a correction', () => {
    const stored = storedOf(...facts);
    const touchpointsWithout = (...eventIds: readonly string[]) => withoutFacts(stored, eventIds).touchpoints.map(({ eventId, amendments }) => [eventId, ...amendments.map((amendment) => amendment.eventId)]);
    expect(touchpointsWithout()).toEqual([['e2', 'e4', 'e5'], ['e3']]);
    expect(touchpointsWithout('e2')).toEqual([['e3']]);
    expect(touchpointsWithout('e4')).toEqual([['e2', 'e5'], ['e3']]);
    expect(withoutFacts(stored, ['e1', 'e6', 'e8'])).toEqual({ ...stored, roles: [], amounts: [], adjustments: [] });
  });
});

describe('a touchpoint that a dispute says is missing', () => {
  it('stands as its partner\'s, told when it happened, under a name that no event has', () => {
    const stored = storedOf(...facts);
    const missing = [{ touchpointId: 'M-1', role: 'selling', kind: 'demo', happenedAt: day(10) }] as const;
    expect(withTouchpoints(stored, dispute({ missing }))).toEqual({ ...stored, touchpoints: [...stored.touchpoints, {
      eventId: 'claimed:M-1', touchpointId: 'claimed:M-1', revision: stored.revision, partnerId: partner('alpha'), role: 'selling', kind: 'demo', occurredAt: day(10), recordedAt: day(10), sourceRecordedAt: day(10),
      loggedBy: 'integration', imported: true, amendments: [] }] });
  });
});

describe('M2: the lines of a disputed deal', () => {
  const withholding = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });

  it('say in full what each partner has on either side; a line that is on one side only is withheld on neither for want of it', () => {
    const stored = storedOf(opened(day(3)), assigned(day(4), 'alpha', 'selling'), assigned(day(4), 'beta', 'sourcing'), touched(day(5), 't1', 'alpha', 'selling'), won(day(20)));
    const [alpha, beta] = [{ partnerId: partner('alpha'), kind: 'commission', currency: 'USD' }, { partnerId: partner('beta'), kind: 'commission', currency: 'USD' }];
    // Beta has no evidence, so the deal has the rate of solo, 20 % of 50,000.00, in parts of 40 to 20; with neither beta nor alpha's evidence it is alpha's alone.
    expect(compareDispute(stored, withholding, dispute({ wrongEventIds: ['e2', 'e3'] })).lines).toEqual([
      { ...alpha, position: 'selling', standing: '6666.67', claimed: '0.00', difference: '-6666.67', withheld: { standing: false, claimed: false } },
      { ...alpha, position: 'solo', standing: '0.00', claimed: '10000.00', difference: '10000.00', withheld: { standing: false, claimed: true } },
      { ...beta, position: 'sourcing', standing: '3333.33', claimed: '0.00', difference: '-3333.33', withheld: { standing: true, claimed: false } }]);
  });

  it('are none where no rule set covers the deal', () => {
    const { standing, lines } = compareDispute(storedOf(opened(day(3)), assigned(day(4), 'alpha', 'selling'), won(day(20))), publishing(), dispute({ wrongEventIds: ['e1'] }));
    expect([standing.evaluation, lines]).toEqual([null, []]);
  });
});
