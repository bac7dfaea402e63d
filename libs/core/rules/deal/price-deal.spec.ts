import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deal, ruleSets } from '../examples/drawn-deals.support.js';
import { evaluateDeal } from './evaluate-deal.js';
import { noStages, priceDeal } from './price-deal.js';

describe('a deal that is priced by several rule sets', () => {
  it('is worth under each what it is worth alone, whatever was worked out before', () => {
    fc.assert(fc.property(deal, fc.array(ruleSets, { minLength: 2, maxLength: 5 }), (dossier, all) => {
      const stages = noStages();
      for (const ruleSet of all) {
        const { bucket: _bucket, flags: _flags, ...alone } = evaluateDeal(ruleSet, dossier);
        expect(priceDeal(ruleSet, dossier, stages)).toEqual(alone);
      }
    }), { numRuns: 60 });
  });
});
