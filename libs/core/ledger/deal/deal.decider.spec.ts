import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dealEvents } from '#events';
import { canonicalJson, parseMinor, type Currency } from '#kernel';
import { created, facts, openAcme, programmeWith, suspended } from '../../../../test/support/decider/deal-scene.js';
import { anyDealCommand, anyInstant, premium } from '../../../../test/support/decider/any-deal-command.js';
import { expectSound, live, type Asked } from '../../../../test/support/decider/live.js';
import { alpha, beta, importer, operator, otherOperator, speakerOf } from '../../../../test/support/decider/people.js';
import { currentOf } from '../timeline.js';
import type { DealCommand } from './deal.commands.js';
import { dealDecider } from './deal.decider.js';
import type { DealFacts } from './deal.facts.js';
import { heldRoles } from './role.js';

type AskedOfDeal = Asked<DealCommand, DealFacts>;

const registrationTerms = { agreed: true, answerWithinDays: 1, validDays: 10 } as const;
const noGates = programmeWith([], { registrationTerms });
const allGates = programmeWith(['attributionBeforeWon', 'handOffs', 'stageLeads', 'registrationBeforeAdvance'], { registrationTerms });
const anyFacts: fc.Arbitrary<DealFacts> = fc
  .constantFrom({ ...facts, programme: noGates }, { ...facts, programme: noGates }, suspended(alpha), { ...facts, programme: allGates })
  .map((known) => ({ ...known, publishedRuleSets: new Set([...known.publishedRuleSets, premium]) }));
const anyAsked: fc.Arbitrary<AskedOfDeal> = fc.record({
  command: anyDealCommand, occurredAt: anyInstant, actor: fc.constantFrom(operator, otherOperator, importer, speakerOf(alpha)), facts: anyFacts });
const begins = (command: DealCommand): AskedOfDeal =>
  ({ command, occurredAt: created, actor: operator, facts: { ...facts, programme: noGates } });
const registered: readonly DealCommand[] = [openAcme,
  { type: 'RegisterDeal', registrationId: 'registration-1', parties: [alpha, beta].map((partnerId) => ({ partnerId, role: 'selling', weight: '1', expectedContribution: null })) },
  { type: 'ApproveRegistration', registrationId: 'registration-1', boundFor: [], reason: null }];
/** Anything at all may be asked; a deal that is opened first, or protected first, comes further. */
const anyStory = fc.tuple(fc.constantFrom(0, 1, 3), fc.array(anyAsked, { maxLength: 60, size: 'max' }))
  .map(([begun, asked]): readonly AskedOfDeal[] => [...registered.slice(0, begun).map(begins), ...asked]);

const totalOf = (payments: ReadonlyMap<string, { readonly amount: string }>, currency: Currency): bigint =>
  [...payments.values()].reduce((total, { amount }) => total + (parseMinor(amount, currency) ?? 0n), 0n);

describe('whatever is asked of a deal', () => {
  it('is answered; what is accepted can be written, adds nothing when asked twice, and folds again to the same', () => {
    const types = new Set<string>();
    fc.assert(fc.property(anyStory, (story) => {
      for (const { type } of expectSound(dealDecider, story).log) types.add(type);
    }), { numRuns: 400, seed: 7 });
    expect([...types].sort()).toEqual(Object.keys(dealEvents).sort());
  });

  it('keeps what a deal promises', () => {
    fc.assert(fc.property(anyStory, (story) => {
      live(dealDecider, story, (before, _, { state }) => {
        if (state.status === 'none') return;
        const worth = parseMinor(currentOf(state.amounts), state.currency);
        expect(worth).toBeGreaterThanOrEqual(totalOf(state.refunds, state.currency));
        if (state.status !== 'open') expect(state.closedAt >= state.createdAt).toBe(true);
        if (heldRoles(state).length > 0) expect(currentOf(state.models)).not.toBeNull();
        if (before.state.status === 'won' && state.status === 'won') {
          expect([currentOf(state.models), currentOf(state.ruleSets)]).toEqual([currentOf(before.state.models), currentOf(before.state.ruleSets)]);
        }
      });
    }), { numRuns: 150 });
  });

  it('on a won deal changes roles, amount and close only by a correction that two approved', () => {
    fc.assert(fc.property(anyStory, (story) => {
      live(dealDecider, story, ({ state: before, log }, _, { state: after, log: longer }) => {
        if (before.status !== 'won' || after.status !== 'won') return;
        const essence = (state: typeof before) => canonicalJson([heldRoles(state), currentOf(state.amounts), state.closedAt]);
        if (essence(before) === essence(after)) return;
        const [cause] = longer.slice(log.length);
        if (cause?.type !== 'WonDealCorrected') throw new Error(`${cause?.type} changed a won deal.`);
        expect(before.corrections.get(cause.data.correctionId)?.proposedBy).not.toBe(cause.data.approvedBy);
      });
    }), { numRuns: 150 });
  });
});
