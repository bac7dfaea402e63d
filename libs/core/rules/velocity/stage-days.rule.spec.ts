import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { workedExample } from '../examples/dossier.example.js';
import { stageDaysOf } from './stage-days.rule.js';

const zone = 'America/New_York';
const now = '2026-06-30T12:00:00.000Z' as Instant;
const entered = (stage: string, enteredAt: string) => ({ stage, enteredAt, eventId: `e-${stage}-${enteredAt}` });
const days = (stages: ReturnType<typeof entered>[], closedAt: string | null) =>
  stageDaysOf({ ...workedExample, stages, closedAt, status: closedAt === null ? 'open' : 'won' }, zone, now).map(({ stage, days: count }) => [stage, count]);

describe('days in each stage', () => {
  it('A8: are local days from stage to stage and to the close', () => {
    // 3 a.m. UTC is still the evening before in New York.
    expect(days([entered('Discovery', '2026-01-06T03:00:00.000Z'), entered('Proposal', '2026-02-04T15:00:00.000Z')], '2026-03-20T16:00:00.000Z'))
      .toEqual([['Discovery', 30], ['Proposal', 44]]);
  });

  it('A8: count the present stage of an open deal until now, and a stage entered again twice', () => {
    expect(days([entered('Proposal', '2026-06-10T12:00:00.000Z'), entered('Discovery', '2026-06-01T12:00:00.000Z'), entered('Discovery', '2026-06-20T12:00:00.000Z')], null))
      .toEqual([['Discovery', 9], ['Proposal', 10], ['Discovery', 10]]);
  });

  it('A8: count nothing of a stage that was entered after the close, nor of a deal without stages', () => {
    expect(days([entered('Proposal', '2026-03-01T12:00:00.000Z'), entered('Late', '2026-04-01T12:00:00.000Z')], '2026-03-20T16:00:00.000Z'))
      .toEqual([['Proposal', 19], ['Late', 0]]);
    expect(days([], null)).toEqual([]);
  });
});
