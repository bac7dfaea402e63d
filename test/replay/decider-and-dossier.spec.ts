import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedDealEvent } from '#events';
import { dealDecider, heldRoles, lastOf, pendingPartners, type DealCommand, type DealFacts, type OpenedDeal, type Timeline } from '#ledger';
import { cutDossier, foldDossiers, partnersPending, ruleSetOfDeal } from '#rules';
import { latestOf } from '../../libs/core/rules/stored-dossier/cut.js';
import { anyDealCommand, anyInstant, premium } from '../support/decider/any-deal-command.js';
import { created, facts, openAcme } from '../support/decider/deal-scene.js';
import { live, type Asked } from '../support/decider/live.js';
import { alpha, operator, otherOperator, speakerOf } from '../support/decider/people.js';

type AskedOfDeal = Asked<DealCommand, DealFacts>;

const known: DealFacts = { ...facts, publishedRuleSets: new Set([...facts.publishedRuleSets, premium]) };
const anyStory = fc.array(fc.record({ command: anyDealCommand, occurredAt: anyInstant, actor: fc.constantFrom(operator, otherOperator, speakerOf(alpha)) }), { maxLength: 60, size: 'max' })
  .map((asked): readonly AskedOfDeal[] => [{ command: openAcme, occurredAt: created, actor: operator }, ...asked].map((one) => ({ ...one, facts: known })));

/** What a decision takes for true now. */
const decided = (state: OpenedDeal) => ({
  amount: lastOf(state.amounts), model: lastOf(state.models), ruleSetId: lastOf(state.ruleSets), sourcePartnerId: lastOf(state.sourcePartners),
  margin: lastOf(state.margins) ?? null, stage: lastOf(state.stages) ?? null, bucket: lastOf(state.attributions) ?? null,
  status: state.status, closedAt: state.status === 'open' ? null : state.closedAt,
  roles: heldRoles(state).map(({ role, partnerId, weight }) => `${role} ${partnerId} ${weight}`).sort(),
  touchpoints: [...state.touchpoints.values()].filter(({ voided }) => !voided).map(({ facts: { partnerId, kind, occurredAt } }) => `${partnerId} ${kind} ${occurredAt}`).sort(),
  owner: lastOf(state.relationshipOwners) ?? null, leads: each(state.stageLeads), handOffs: each(state.handOffs), pending: [...pendingPartners(state)].sort(),
});

const each = (timelines: ReadonlyMap<string, Timeline<unknown>>) => Object.fromEntries([...timelines].map(([name, timeline]) => [name, lastOf(timeline)]));

/** What the dossier says now, and so what money rests on. */
const derived = (log: readonly RecordedDealEvent[]) => {
  const stored = foldDossiers(undefined, log);
  const dossier = cutDossier(stored);
  const latestOfEach = <Item extends (typeof stored.stageLeads)[number] | (typeof stored.handOffs)[number]>(told: readonly Item[], nameOf: (fact: Item) => string) =>
    Object.fromEntries(told.map((fact) => [nameOf(fact), latestOf(told.filter((other) => nameOf(other) === nameOf(fact)), {})?.partnerId]));
  return {
    amount: dossier?.amount, model: dossier?.model, ruleSetId: ruleSetOfDeal(stored), sourcePartnerId: dossier?.sourcePartnerId,
    margin: dossier?.margin, stage: dossier?.stages?.at(-1)?.stage ?? null, bucket: dossier?.bucket?.value ?? null,
    status: dossier?.status, closedAt: dossier?.closedAt,
    roles: dossier?.roles?.map(({ role, partnerId, weight }) => `${role} ${partnerId} ${weight ?? null}`).sort(),
    touchpoints: dossier?.touchpoints?.map(({ partnerId, kind, occurredAt }) => `${partnerId} ${kind} ${occurredAt}`).sort(),
    owner: latestOf(stored.relationshipOwners, {})?.partnerId ?? null,
    leads: latestOfEach(stored.stageLeads, ({ stage }) => stage), handOffs: latestOfEach(stored.handOffs, ({ handOff }) => handOff),
    pending: partnersPending(stored),
  };
};

describe('the decider\'s state and the dossier', () => {
  it('take the same for true, whatever was asked and whenever it was true', () => {
    const reached = new Set<string>();
    fc.assert(fc.property(anyStory, (story) => {
      const { state, log } = live(dealDecider, story);
      if (state.status === 'none') throw new Error('The deal was not opened.');
      for (const { type } of log) reached.add(type);
      expect(decided(state)).toEqual(derived(log));
    }), { numRuns: 300, seed: 7 });
    expect([...reached]).toEqual(expect.arrayContaining(['AmountChanged', 'RoleReleased', 'WonDealCorrected', 'DealReopened', 'TouchpointCorrected']));
  });
});
