import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, won } from '../../../../test/support/dossier/deal-log.js';
import { closed, dealNamed, q1, q2, restatedTo } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publication, publishing, registryOf, ruleSetLog, standard } from '../../../../test/support/dossier/rule-set-log.js';
import { termsOf } from '../terms/terms.js';
import { repricedDeal } from './reprice-deal.js';
import { termsAroundPublication, termsAroundRestatement } from './terms-around.js';

const generous = documentWith({ from: '2026-04-01', solo: '22' });
const sold = (name: string, on: number, partner = 'alpha') => dealNamed(name, opened(day(5), { amount: '10000.00' }), assigned(day(6), partner, 'selling'), won(day(on)));
const brief = (rows: ReturnType<typeof repricedDeal>) => rows.map(({ dealId, partnerId, period, before, after, delta }) => [dealId, partnerId, period, before, after, delta]);

describe('the deals that a publication re-prices', () => {
  const drafted = termsOf(registryOf(ruleSetLog(...publication(day(1), 1, documentWith()), ...publication(day(110), 2, generous).slice(0, 1))));
  const published = publishing({ at: day(1), document: documentWith() }, { at: day(110), document: generous });

  it('are those that closed from its first day on, told of the draft as of the version', () => {
    for (const terms of [drafted, published]) {
      const around = termsAroundPublication(terms, standard, 2);
      if (around === undefined) throw new Error('There is a version 2.');
      expect(brief(repricedDeal(sold('later', 100), around))).toEqual([['deal_later', 'ptr_alpha', q2, '2000.00', '2200.00', '200.00']]);
      expect(repricedDeal(sold('earlier', 79), around)).toEqual([]);
    }
    expect(termsAroundPublication(drafted, standard, 3)).toBeUndefined();
  });
});

describe('the deals that a restatement re-prices', () => {
  const terms = { ...publishing({ at: day(1), document: documentWith() }, { at: day(95), document: generous }), closings: [closed(q1, day(100))] };

  it('are those of its quarter, measured from what holds: of the first one, from the rules by date; of the second, from the first', () => {
    const [first, second] = [restatedTo(2, day(120)), restatedTo(1, day(150))];
    expect(brief(repricedDeal(sold('a', 79), termsAroundRestatement(terms, first)))).toEqual([['deal_a', 'ptr_alpha', q1, '2000.00', '2200.00', '200.00']]);
    expect(repricedDeal(sold('b', 100), termsAroundRestatement(terms, first))).toEqual([]);
    const both = { ...terms, restatements: [first, second] };
    expect(brief(repricedDeal(sold('a', 79), termsAroundRestatement(both, second)))).toEqual([['deal_a', 'ptr_alpha', q1, '2200.00', '2000.00', '-200.00']]);
    expect(brief(repricedDeal(sold('a', 79), termsAroundRestatement(both, first)))).toEqual([['deal_a', 'ptr_alpha', q1, '2000.00', '2200.00', '200.00']]);
  });
});

describe('what a deal owes otherwise', () => {
  const around = (before: ReturnType<typeof publishing>, after: ReturnType<typeof publishing>) => ({ before, after });
  const rules = (changes: Parameters<typeof documentWith>[0] = {}) => publishing({ at: day(1), document: documentWith(changes) });

  it('is told once for each partner, by their ids, over all of its positions', () => {
    const stored = dealNamed('a', opened(day(5), { amount: '8500.00' }), assigned(day(6), 'beta', 'sourcing'), assigned(day(6), 'alpha', 'selling'), assigned(day(6), 'beta', 'technicalValidation'), won(day(79)));
    // 2,295.00 and 2,550.00 over 20/40/25: beta has the first and the last.
    expect(brief(repricedDeal(stored, around(rules(), rules({ coSell: '30' }))))).toEqual([
      ['deal_a', 'ptr_alpha', q1, '1080.00', '1200.00', '120.00'], ['deal_a', 'ptr_beta', q1, '1215.00', '1350.00', '135.00']]);
  });

  it('is told of what is owed and of what is withheld apart, also where one side has nothing', () => {
    const rows = repricedDeal(sold('a', 79), around(rules(), rules({ minimumPerRole: 1, onMissing: 'withhold' })));
    expect(rows.map(({ withheld, before, after, delta }) => [withheld, before, after, delta])).toEqual([[false, '2000.00', '0.00', '-2000.00'], [true, '0.00', '2000.00', '2000.00']]);
    expect(brief(repricedDeal(sold('a', 79), around(rules({ from: '2027-01-01' }), rules())))).toEqual([['deal_a', 'ptr_alpha', q1, '0.00', '2000.00', '2000.00']]);
    expect(repricedDeal(sold('a', 79), around(rules(), rules()))).toEqual([]);
  });
});
