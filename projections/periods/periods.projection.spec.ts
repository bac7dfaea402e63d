import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder, type PeriodRow } from './periods.projection.js';

const rowOf = (period: string, standing: PeriodRow['standing'], recordedAt: string): PeriodRow => ({ period, standing, recordedAt, eventId: `${period} ${standing}`, userId: 'usr_fiona', knownAt: null, data: '{}' });

const rows = [
  ...(['proposed', 'closing', 'closed'] as const).map((standing) => rowOf('2026-Q1', standing, '2026-04-15T14:00:00.000Z')),
  rowOf('2026-Q1', 'restatementProposed', '2026-05-01T10:00:00.000Z'), rowOf('2026-Q1', 'restated', '2026-05-01T10:00:00.000Z'),
  ...(['proposed', 'closing'] as const).map((standing) => rowOf('2026-Q2', standing, '2026-07-15T14:00:00.000Z')),
];

describe('the rows of quarters', () => {
  it('stand in the order in which a quarter goes through them, however they were read and though one clock reading gave several', () => {
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (read) => { expect(inOrder(read)).toEqual(rows); }));
  });
});
