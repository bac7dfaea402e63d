import { describe, expect, it } from '@jest/globals';
import { assigned, day, dealLog, opened, won } from '../../../../test/support/dossier/deal-log.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { cutDossier } from '../stored-dossier/cut-dossier.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import { calendarOfDeal, evaluateNow } from './evaluate-now.js';
import { evaluateStored } from './evaluate-stored.js';

const stored = foldDossiers(undefined, dealLog(opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(9))));
const [first, second] = [{ at: day(1), document: documentWith() }, { at: day(20), document: documentWith({ coSell: '28' }) }];

describe('a deal as it is now', () => {
  it('has its facts and no price while nothing is published that covers it', () => {
    const unpriced = { dossier: cutDossier(stored), version: null, evaluation: null, restatement: null };
    expect([evaluateNow(stored, publishing()), calendarOfDeal(stored, publishing())]).toEqual([unpriced, undefined]);
    expect(evaluateNow(stored, publishing({ at: day(1), document: documentWith({ from: '2026-02-01' }) }))).toEqual(unpriced);
  });

  it('is priced by what is published now, worked out once for it', () => {
    const [terms, later] = [publishing(first), publishing(first, second)];
    expect([evaluateNow(stored, terms).version?.version, evaluateNow(stored, later).version?.version]).toEqual([1, 2]);
    expect(evaluateNow(stored, later)).toBe(evaluateNow(stored, later));
    expect(evaluateNow(stored, terms)).toEqual(evaluateStored(stored, terms));
    expect(calendarOfDeal(stored, terms)).toEqual({ timeZone: 'America/New_York', fiscalYearStart: 1 });
  });

  it('is at an earlier moment what was known and published by then, and before its opening nothing', () => {
    const terms = publishing(first, second);
    expect(evaluateStored(stored, terms, { asOf: day(4) })).toBeUndefined();
    expect(evaluateStored(stored, terms, { knownAt: day(8) })).toMatchObject({ dossier: { status: 'open' }, version: { version: 1 }, restatement: null });
    expect(evaluateStored(stored, terms, { knownAt: day(10), publishedBy: day(20) })).toMatchObject({ dossier: { status: 'won' }, version: { version: 2 } });
  });
});
