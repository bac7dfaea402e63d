import { describe, expect, it } from '@jest/globals';
import { awardDealsMax } from '#events';
import type { DealId, EventId, Instant, PartnerId, Period, RuleSetId } from '#kernel';
import type { AwardsFound } from '#rules';
import { awardCommands } from './close-period.js';

const cause = { period: '2026-Q1' as Period, knownAt: '2026-04-10T09:00:00.000Z' as Instant, eventId: '00000000-0000-5000-8000-000000000001' as EventId };
const award = { period: cause.period, ruleSetId: 'standard' as RuleSetId, version: 3, clause: '/incentives/0', partnerId: 'ptr_alpha' as PartnerId };
const dealsOf = (count: number): readonly DealId[] => Array.from({ length: count }, (_, index) => `deal_${index}` as DealId);
const found = (counts: readonly number[]): AwardsFound =>
  ({ counted: counts.map((count, index) => ({ ...award, clause: `/incentives/${index}`, dealIds: dealsOf(count) })), takenBack: [], spiffs: [] });
type Command = { readonly type: string; readonly clause: string; readonly dealIds: readonly DealId[]; readonly part?: number };
const written = (counts: readonly number[]): readonly { readonly key: string; readonly command: Command }[] =>
  awardCommands(found(counts), cause) as unknown as readonly { readonly key: string; readonly command: Command }[];

describe('an award that rests on many deals', () => {
  it.each([[1, [1]], [4_999, [4_999]], [5_000, [5_000]], [5_001, [5_000, 1]], [10_000, [5_000, 5_000]], [10_001, [5_000, 5_000, 1]]])(
    'of %i deals is so many events: each with at most five thousand, in order, none twice and none lost', (count, expected) => {
      const commands = written([count]);
      expect(awardDealsMax).toBe(5_000);
      expect(commands.map(({ command: { dealIds } }) => dealIds.length)).toEqual(expected);
      expect(commands.flatMap(({ command: { dealIds } }) => dealIds)).toEqual(dealsOf(count));
      expect(commands.map(({ command }) => [command.type, command.part ?? 1])).toEqual(
        expected.map((_, index) => [index === 0 ? 'CountAward' : 'ContinueAward', index + 1]));
    });

  it('is counted once, and each part under a key of its own, beside other awards', () => {
    const commands = written([10_001, 0, 5_001]);
    expect(commands.map(({ command: { clause, dealIds } }) => [clause, dealIds.length])).toEqual([
      ['/incentives/0', 5_000], ['/incentives/0', 5_000], ['/incentives/0', 1], ['/incentives/1', 0], ['/incentives/2', 5_000], ['/incentives/2', 1]]);
    expect(new Set(commands.map(({ key }) => key)).size).toBe(commands.length);
    expect(written([10_001, 0, 5_001])).toEqual(commands);
  });
});
