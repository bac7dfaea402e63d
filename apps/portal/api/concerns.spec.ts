import { describe, expect, it } from '@jest/globals';
import { concerns } from './concerns.js';

const ofDeal = { kind: 'deal', id: 'deal_acme' };

describe('a change in the ledger', () => {
  it('concerns the reads of that thing, and lists and sums that it may be in', () => {
    expect(concerns(ofDeal, { path: '/v1/deals/{dealId}', named: { dealId: 'deal_acme' } })).toBe(true);
    expect(concerns(ofDeal, { path: '/v1/deals', named: {} })).toBe(true);
    expect(concerns(ofDeal, { path: '/v1/partners/{partnerId}/projection', named: { partnerId: 'ptr_alpha' } })).toBe(true);
  });

  it('leaves alone what is of another thing of its kind, and what shows none of its kind', () => {
    expect(concerns(ofDeal, { path: '/v1/deals/{dealId}/trail', named: { dealId: 'deal_other' } })).toBe(false);
    expect(concerns(ofDeal, { path: '/v1/rule-sets', named: {} })).toBe(false);
  });

  it('of a kind that this page does not know concerns everything', () => {
    expect(concerns({ kind: 'newcomer', id: 'x' }, { path: '/v1/rule-sets', named: {} })).toBe(true);
  });
});
