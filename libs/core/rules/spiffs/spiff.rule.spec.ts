import { describe, expect, it } from '@jest/globals';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import { touch, workedExample } from '../examples/dossier.example.js';
import { document } from '../examples/drawn-deals.support.js';
import { changed, compiled } from '../examples/standard-ruleset.example.js';
import { spiffsEarned } from './spiff.rule.js';

const rules = compiled(changed<unknown>(document, ['/spiffs', [{ id: 'demos', on: { touchpoint: 'demo' }, amount: '100.00', from: '2026-02-01', to: '2026-02-10', maximumPerPartner: 2 }]]));
const demo = (partnerId: string | null, day: string, kind = 'demo') => touch(partnerId, { kind, eventId: `${partnerId ?? 'vendor'}-${day}`, occurredAt: `2026-${day}T15:00:00.000Z`, recordedAt: `2026-${day}T15:00:00.000Z` });
const earned = (...touchpoints: ReturnType<typeof demo>[]) =>
  spiffsEarned(rules, [evaluateDeal(rules, { ...workedExample, touchpoints })]).map(({ partnerId, amountMinor, eventIds }) => [partnerId, amountMinor, eventIds]);

describe('a SPIFF', () => {
  it('is earned from its first local day to its last, by its kind alone, and not by the vendor', () => {
    expect(earned(demo('alpha', '01-31'), demo('alpha', '02-01'), demo('alpha', '02-10'), demo('alpha', '02-11'), demo('alpha', '02-05', 'call'), demo(null, '02-05')))
      .toEqual([['alpha', 20000n, ['alpha-02-01', 'alpha-02-10']]]);
    expect(earned(demo('alpha', '02-11'))).toEqual([]);
  });

  it('is told partner by partner in the order of their ids, each paid for its first so many', () => {
    expect(earned(demo('gamma', '02-02'), demo('beta', '02-09'), demo('alpha', '02-03'), demo('beta', '02-04'), demo('beta', '02-08')))
      .toEqual([['alpha', 10000n, ['alpha-02-03']], ['beta', 20000n, ['beta-02-04', 'beta-02-08']], ['gamma', 10000n, ['gamma-02-02']]]);
  });
});
