import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partnersBoundBy } from '#events';
import { dealDecider } from '#ledger';
import { cutDossier, foldDossiers, partnersOn } from '#rules';
import { day, dealLog, opened, partner, sealed, touched } from '../support/dossier/deal-log.js';
import { drawnLog } from '../support/dossier/drawn-log.js';

const draws = fc.array(fc.record({
  which: fc.nat(40), whom: fc.nat(3), amount: fc.nat(12), daysAgo: fc.nat(20), daysLater: fc.nat(4),
}), { minLength: 1, maxLength: 40 });

describe('the partners on a deal', () => {
  it('are the same to the decider and to the dossier: whoever a binding fact ever named', () => {
    fc.assert(fc.property(draws, (drawn) => {
      const log = drawnLog(drawn);
      const bound = [...new Set(log.flatMap(partnersBoundBy))].sort();
      const state = log.reduce(dealDecider.evolve, dealDecider.initial);
      expect(state.status === 'none' ? [] : [...state.partners].sort()).toEqual(bound);
      expect(partnersOn(foldDossiers(undefined, log))).toEqual(bound);
    }), { numRuns: 400 });
  });

  it('only grow as the log does, and at a cut of both clocks are those that its facts name', () => {
    fc.assert(fc.property(draws, fc.integer({ min: 10, max: 120 }), fc.integer({ min: 10, max: 120 }), (drawn, asOfDay, knownDay) => {
      const [asOf, knownAt] = [day(asOfDay), day(knownDay)];
      const log = drawnLog(drawn);
      const whole = foldDossiers(undefined, log);
      const cut = cutDossier(whole, { asOf, knownAt });
      if (cut === undefined) return;
      const known = foldDossiers(undefined, log.filter(({ metadata }) => metadata.recordedAt <= knownAt));
      const then = partnersOn(whole, { asOf, knownAt });
      expect(then).toEqual(partnersOn(known, { asOf }));
      expect(partnersOn(whole)).toEqual(expect.arrayContaining([...then]));
      const named = [...cut.roles, ...cut.touchpoints].map(({ partnerId }) => partnerId).filter((partnerId) => partnerId !== null);
      expect(then).toEqual(expect.arrayContaining(named));
    }), { numRuns: 400 });
  });

  it('count a corrected touchpoint\'s partner from when the touchpoint was', () => {
    const stored = foldDossiers(undefined, dealLog(opened(day(1)), touched(day(5), 't1', 'alpha', 'selling'), { type: 'TouchpointCorrected', at: day(30), data: {
      touchpointId: 't1', partnerId: partner('beta'), role: null, kind: 'demo', touchedAt: day(2), reason: null } },
    { type: 'TouchpointVoided', at: day(40), data: { touchpointId: 't1', reason: sealed } }));
    expect(partnersOn(stored, { asOf: day(3) })).toEqual([partner('beta')]);
    expect(partnersOn(stored, { asOf: day(3), knownAt: day(29) })).toEqual([]);
    expect(partnersOn(stored)).toEqual(['alpha', 'beta'].map(partner));
  });
});
