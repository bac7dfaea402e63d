import { describe, expect, it } from '@jest/globals';
import type { Dossier } from '../dossier/dossier.schema.js';
import { role, touch, workedExample } from '../examples/dossier.example.js';
import { sourcedBy } from './sourced.rule.js';

const [early, before, created, after] = ['2026-01-02T09:00:00.000Z', '2026-01-04T09:00:00.000Z', workedExample.createdAt, '2026-01-07T09:00:00.000Z'];
const at = (partnerId: string | null, occurredAt: string) => touch(partnerId, { occurredAt });
const sourced = (change: Partial<Dossier>): string | null => {
  const dossier: Dossier = { ...workedExample, roles: [role('sourcing', 'alpha'), role('selling', 'beta')], touchpoints: [], ...change };
  return sourcedBy(dossier, dossier.touchpoints);
};

describe('the partner that sourced a deal', () => {
  it('held the role or is its source, and touched it no later than it was created', () => {
    expect([before, created, after].map((moment) => sourced({ touchpoints: [at('alpha', moment)] }))).toEqual(['alpha', 'alpha', null]);
    expect(sourced({ touchpoints: [at('beta', before)] })).toBeNull();
    expect(sourced({ sourcePartnerId: 'beta', touchpoints: [at('beta', before)] })).toBe('beta');
    expect(sourced({ touchpoints: [] })).toBeNull();
  });

  it('is the one that touched it first, of two in one instant the smaller id', () => {
    const two = (one: string, other: string) => sourced({ roles: [role('sourcing', 'beta'), role('sourcing', 'alpha')], touchpoints: [at('alpha', one), at('beta', other)] });
    expect([two(before, early), two(early, before), two(before, before)]).toEqual(['beta', 'alpha', 'alpha']);
    expect(sourced({ roles: [role('sourcing', 'alpha'), role('sourcing', 'beta')], touchpoints: [at('alpha', before), at('beta', before)] })).toBe('alpha');
  });

  it('counts from its first touch, in whatever order they were told', () => {
    const twice = (moments: readonly string[]) => sourced({ touchpoints: [...moments.map((moment) => at('alpha', moment)), at(null, before)] });
    expect([twice([after, early]), twice([early, after]), twice([after, created])]).toEqual(['alpha', 'alpha', null]);
  });

  it('is nobody where the vendor was there before, but not where it came in the same instant', () => {
    expect([early, before, created].map((moment) => sourced({ touchpoints: [at('alpha', before), at(null, moment)] }))).toEqual([null, 'alpha', 'alpha']);
  });

  it('is the source partner of a lead without any touch, and only that partner', () => {
    const lead = { origin: 'partnerLead' as const, sourcePartnerId: 'gamma' };
    expect(sourced({ ...lead, touchpoints: [] })).toBe('gamma');
    expect(sourced({ ...lead, touchpoints: [at('alpha', before)] })).toBe('alpha');
    expect(sourced({ ...lead, origin: 'vendor', touchpoints: [] })).toBeNull();
    expect(sourced({ ...lead, touchpoints: [at('gamma', after)] })).toBe('gamma');
  });
});
