import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assigned, day, dealLog, opened, partner, refunded, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { drawnLog } from '../../../../test/support/dossier/drawn-log.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import { compareDispute } from './dispute-comparison.js';
import type { DisputedFacts } from './disputed-dossier.js';

const terms = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
const byEvidence = { ...documentWith(), attribution: { ...(documentWith()['attribution'] as object), sameRole: 'evidence' } };
const evidenceTerms = publishing({ at: day(1), document: byEvidence });
const storedOf = (...entries: readonly LogEntry[]) => foldDossiers(undefined, dealLog(...entries));
const dispute = (named: Partial<DisputedFacts>): DisputedFacts => ({ partnerId: partner('alpha'), wrongEventIds: [], missing: [], ...named });
const missed = { touchpointId: 'M-1', role: 'selling', kind: 'demo', happenedAt: day(10) } as const;

/** Alpha and beta sell together; what each did weighs its part. */
const shared = [opened(day(3)), assigned(day(4), 'alpha', 'selling'), assigned(day(4), 'beta', 'selling'),
  touched(day(5), 't1', 'alpha', 'selling'), touched(day(6), 't2', 'beta', 'selling'), touched(day(7), 't3', 'beta', 'selling'), won(day(20))];
const amountsOf = (lines: ReturnType<typeof compareDispute>['lines']) => lines.map(({ partnerId, standing, claimed, difference }) => [partnerId, standing, claimed, difference]);

describe('M2: a deal with and without what is disputed', () => {
  it('is divided without the touchpoints that never were, side by side for every partner', () => {
    const { lines } = compareDispute(storedOf(...shared), evidenceTerms, dispute({ wrongEventIds: ['e5'] }));
    expect(amountsOf(lines)).toEqual([
      [partner('alpha'), '4500.00', '6750.00', '2250.00'], [partner('beta'), '9000.00', '6750.00', '-2250.00']]);
  });

  it('is divided with those that are missing, as if recorded when they happened: the grace was over long ago', () => {
    const { lines, claimed } = compareDispute(storedOf(...shared), evidenceTerms, dispute({ missing: [missed] }));
    expect(amountsOf(lines)).toEqual([
      [partner('alpha'), '4500.00', '9000.00', '4500.00'], [partner('beta'), '9000.00', '4500.00', '-4500.00']]);
    expect(claimed.evaluation?.flags.map(({ code }) => code)).not.toContain('backdated-touchpoint');
  });

  it('says of a line whether it is withheld on either side', () => {
    const stored = storedOf(opened(day(3)), assigned(day(4), 'alpha', 'sourcing'), won(day(20)));
    const [line] = compareDispute(stored, terms, dispute({ missing: [{ ...missed, role: 'sourcing' }] })).lines;
    expect(line?.withheld).toEqual({ standing: true, claimed: false });
  });

  it('leaves out a role, a refund, an amount by the event that told it', () => {
    const stored = storedOf(...shared, refunded(day(30), '10000.00'));
    expect(amountsOf(compareDispute(stored, evidenceTerms, dispute({ wrongEventIds: ['e7'] })).lines)[0]).toEqual([partner('alpha'), '3600.00', '4500.00', '900.00']);
    expect(amountsOf(compareDispute(stored, evidenceTerms, dispute({ wrongEventIds: ['e2'] })).lines)).toEqual([
      [partner('alpha'), '3600.00', '0.00', '-3600.00'], [partner('alpha'), '0.00', '8000.00', '8000.00'], [partner('beta'), '7200.00', '0.00', '-7200.00']]);
  });

  it('shows a dispute that is over as it was: what its ruling led to is on neither side', () => {
    const before = compareDispute(storedOf(...shared), evidenceTerms, dispute({ wrongEventIds: ['e5'] }));
    const voided: LogEntry = { type: 'TouchpointVoided', at: day(60), data: { touchpointId: 't3', reason: { textId: 'r', digest: 'a'.repeat(64) } } };
    const after = storedOf(...shared, voided);
    expect(compareDispute(after, evidenceTerms, dispute({ wrongEventIds: ['e5'] }), ['e7']).lines).toEqual(before.lines);
    expect(amountsOf(compareDispute(after, evidenceTerms, dispute({ wrongEventIds: ['e5'] })).lines).every(([, standing, claimed]) => standing === claimed)).toBe(true);
  });

  it('stands, on the side of the ledger, as the ledger evaluates it, whatever the deal; and nothing disputed makes no difference', () => {
    const draw = fc.record({ which: fc.nat(40), whom: fc.nat(3), amount: fc.nat(50), daysAgo: fc.nat(20), daysLater: fc.nat(9) });
    fc.assert(fc.property(fc.array(draw, { minLength: 3, maxLength: 25 }), fc.array(fc.nat(30), { maxLength: 4 }), (draws, named) => {
      const stored = foldDossiers(undefined, drawnLog(draws));
      const compared = compareDispute(stored, evidenceTerms, dispute({ wrongEventIds: named.map((number) => `e${number}`) }));
      expect(compared.standing).toEqual(evaluateStored(stored, evidenceTerms));
      expect(compareDispute(stored, evidenceTerms, dispute({})).lines.every(({ difference }) => difference === '0.00')).toBe(true);
    }), { numRuns: 60 });
  });
});
