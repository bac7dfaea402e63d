import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, refunded, won } from '../../../../test/support/dossier/deal-log.js';
import { dealNamed, mergedInto, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { late } from '../../../../test/support/dossier/replay-inputs.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import type { Terms } from '../terms/terms.js';
import { evaluationsOf } from './evaluations.js';

const stored = dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(40)), refunded(day(50), '10000.00'));
const terms = rulesWith();
const dearer = publishing({ at: day(1), document: documentWith({ coSell: '30' }) });

describe('what is worked out of a deal while it is replayed', () => {
  it('rests on the facts that were known at the moment', () => {
    const { cutAt, knownAt } = evaluationsOf(stored);
    expect(cutAt(day(4))).toBeUndefined();
    expect([day(49), day(50), late].map((moment) => cutAt(moment)?.adjustments?.length ?? 0)).toEqual([0, 1, 1]);
    expect([day(39), day(49), day(50), late].map((moment) => knownAt(terms, moment)?.evaluation?.pool?.minor)).toEqual([1_350_000n, 1_350_000n, 1_080_000n, 1_080_000n]);
    expect(knownAt(terms, day(4))).toBeUndefined();
  });

  it('goes by the terms that are asked for, and by what of them was told at the moment', () => {
    const { knownAt } = evaluationsOf(stored);
    const merged: Terms = { ...terms, mergers: [mergedInto('alpha', 'gamma', day(60))] };
    const partners = (moment: ReturnType<typeof day>) => knownAt(merged, moment)?.evaluation?.lines.map(({ partnerId }) => partnerId);
    expect(knownAt(dearer, late)?.evaluation?.pool?.minor).toBe(1_200_000n);
    expect([partners(day(59)), partners(day(60))]).toEqual([['ptr_alpha', 'ptr_beta'], ['ptr_gamma', 'ptr_beta']]);
  });

  it('is not worked out again where the same is asked for, and after the last fact the same facts are', () => {
    const { cutAt, knownAt } = evaluationsOf(stored);
    expect(cutAt(day(45))).toBe(cutAt(day(45)));
    expect(cutAt(late)).toBe(cutAt(day(50)));
    expect(knownAt(terms, day(45))).toBe(knownAt(terms, day(45)));
    expect(knownAt({ ...terms }, day(60))?.evaluation).toBe(knownAt(terms, late)?.evaluation);
    expect(knownAt(dearer, late)?.evaluation).not.toBe(knownAt(terms, late)?.evaluation);
    expect(knownAt(dearer, late)?.evaluation?.touchpoints).toBe(knownAt(terms, late)?.evaluation?.touchpoints);
  });
});
