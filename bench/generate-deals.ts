import { dealStream, type DealEvent, type PartnerRole, type RecordedDealEvent } from '#events';
import type { EventToAppend, JsonObject } from '#event-store';
import { instantOfMillis, type DealId, type EventId, type Instant, type PartnerId, type RuleSetId, type UserId } from '#kernel';
import { seededRandom, type Random } from './measuring/random.js';

/** A deal as its stream tells it, 12 to 14 events; of the open ones the close is missing. */
export interface GeneratedDeal {
  readonly dealId: DealId;
  readonly stream: string;
  readonly isOpen: boolean;
  readonly events: readonly RecordedDealEvent[];
}

const partners = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'].map((name) => `ptr_${name}` as PartnerId);
const roles: readonly PartnerRole[] = ['sourcing', 'selling', 'technicalValidation'];
const kinds = ['meeting', 'demo', 'proofOfConcept', 'proposalReview', 'introduction', 'email'];

/** How deals end, each outcome as likely as another, and from when on they are opened, in the course of sixty days. */
export interface DealMix {
  readonly outcomes: readonly ('won' | 'lost' | 'open')[];
  readonly firstDayMs: number;
}

const usualMix: DealMix = { outcomes: ['won', 'won', 'won', 'lost', 'open'], firstDayMs: Date.UTC(2026, 0, 5, 14) };
const dayMs = 86_400_000;

/**
 * Deals of the usual mix, as deciders could have written them: opened, registered, approved, two or three roles, six
 * touchpoints, a stage, mostly a close. They belong to the demo's programme, partners and rule set. A seed decides them wholly.
 */
export function* generateDeals(seed: number, count: number, mix: DealMix = usualMix): Generator<GeneratedDeal, undefined> {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index += 1) yield generateDeal(random, index, mix);
}

const generateDeal = (random: Random, index: number, { outcomes, firstDayMs }: DealMix): GeneratedDeal => {
  const dealId = `deal_${random.uuid()}` as DealId;
  const stream = dealStream(dealId);
  const outcome = random.pick(outcomes);
  const facts = factsOf(random, dealId, { index, outcome });
  const openedMs = firstDayMs + random.below(60) * dayMs;
  return {
    dealId, stream, isOpen: outcome === 'open',
    events: facts.map((fact, revision) => recorded(random, stream, fact, { revision, at: instantOfMillis(openedMs + revision * 4 * dayMs) })),
  };
};

const factsOf = (random: Random, dealId: DealId, { index, outcome }: { index: number; outcome: DealMix['outcomes'][number] }): readonly DealEvent[] => {
  const first = random.below(partners.length);
  const parties = roles.slice(0, 2 + random.below(2)).map((role, place) => ({
    partnerId: partners[(first + place) % partners.length] ?? ('ptr_alpha' as PartnerId), role, weight: null }));
  const registrationId = `reg_${random.uuid()}`;
  const touchpoint = (): DealEvent => ({ type: 'TouchpointLogged', data: {
    touchpointId: `tch_${random.uuid()}`, ...apartFromWeight(random.pick(parties)), kind: random.pick(kinds), loggedBy: 'partner', imported: false } });
  return [
    { type: 'DealOpened', data: {
      dealId, external: { source: 'bench', id: `D-${index}` }, account: { name: `Account ${index}`, domain: `account-${index}.example`, segment: 'mid' },
      currency: 'USD', amount: `${5_000 + random.below(200_000)}.${String(random.below(100)).padStart(2, '0')}`, model: 'sell-with', origin: 'vendor',
      sourcePartnerId: null, ruleSetId: 'standard' as RuleSetId, dateAssumed: false } },
    { type: 'DealRegistered', data: { registrationId, parties } },
    { type: 'RegistrationApproved', data: { registrationId, boundFor: parties.map(({ partnerId }) => partnerId), validUntil: null, reason: null } },
    ...parties.map((party): DealEvent => ({ type: 'RoleAssigned', data: { ...party, registrationId } })),
    touchpoint(), touchpoint(), touchpoint(),
    { type: 'StageChanged', data: { stage: 'Proposal' } },
    touchpoint(), touchpoint(), touchpoint(),
    ...closeOf(outcome),
  ];
};

const apartFromWeight = ({ partnerId, role }: { readonly partnerId: PartnerId; readonly role: PartnerRole }) => ({ partnerId, role });

const closeOf = (outcome: DealMix['outcomes'][number]): readonly DealEvent[] =>
  (outcome === 'open' ? [] : [{ type: outcome === 'won' ? 'DealWon' : 'DealLost', data: { dateAssumed: false } }]);

const recorded = (random: Random, stream: string, fact: DealEvent, { revision, at }: { revision: number; at: Instant }): RecordedDealEvent => ({
  ...fact, id: random.uuid() as EventId, stream, revision,
  metadata: {
    schemaVersion: 1, occurredAt: at, recordedAt: at, sourceRecordedAt: null,
    actor: { userId: 'usr_olivia' as UserId, rights: ['operations'], partnerId: null },
    causationId: null, correlationId: random.uuid(), idempotencyKey: random.uuid(),
    bodyDigest: `${random.uuid()}${random.uuid()}`.replaceAll('-', ''),
  },
});

/** A recorded event as it is handed to a store. */
export const toAppend = ({ id, type, data, metadata }: RecordedDealEvent): EventToAppend =>
  ({ id, type, data, metadata: metadata as unknown as JsonObject });
