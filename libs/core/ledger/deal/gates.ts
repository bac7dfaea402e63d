import { handOffs, type Gate } from '#events';
import { reject } from '#kernel';
import type { DealContext, DealFacts } from './deal.facts.js';
import type { OpenedDeal } from './deal.state.js';
import type { Refusal } from './refusals.js';
import { heldRoles } from './role.js';

/**
 * Whether entering the stage takes the deal beyond its first one: the programme's first, or, where it defines none, the one
 * that the deal entered first. To win always is to advance; to lose never is.
 */
export const advances = (state: OpenedDeal, stage: string, { programme }: DealFacts): boolean => {
  const first = (programme.status === 'founded' ? programme.stages[0] : undefined) ?? state.stages[0]?.value ?? stage;
  return stage !== first;
};

/** The gates before every advance: a registration for what partners touch (D3), and all hand-off questions answered (B8). */
export const unlessMayAdvance = (state: OpenedDeal, context: DealContext): Refusal =>
  isHistory(state, context) ? undefined : unlessRegistered(state, context) ?? unlessHandedOff(state, context.facts);

/** The gate before a stage begins: somebody leads it, a partner or the vendor (B9). */
export const unlessStageIsLed = (state: OpenedDeal, stage: string, context: DealContext): Refusal =>
  !isOn('stageLeads', context.facts) || isHistory(state, context) || state.stageLeads.has(stage)
    ? undefined
    : reject('stage-without-lead', `Nobody is named to lead ${stage}, neither a partner nor the vendor.`, '/stage');

/** The gate before a win: the attribution is confirmed, even if the answer is none (A9). */
export const unlessAttributed = (state: OpenedDeal, context: DealContext): Refusal =>
  !isOn('attributionBeforeWon', context.facts) || isHistory(state, context) || state.attributions.length > 0
    ? undefined
    : reject('attribution-not-confirmed', 'Confirm the attribution before the deal is won, even if no partner was involved.');

/**
 * What another system tells of a deal that was over before the ledger first heard of it. Gates stand before what is about to happen: refusing
 * what has happened would not undo it, only leave it out.
 */
const isHistory = ({ external, toldAt }: OpenedDeal, { occurredAt }: DealContext): boolean => external !== null && occurredAt < toldAt;

const isOn = (gate: Gate, { programme }: DealFacts): boolean => programme.status === 'founded' && programme.gates[gate];

const unlessRegistered = (state: OpenedDeal, { facts, occurredAt }: Pick<DealContext, 'facts' | 'occurredAt'>): Refusal => {
  if (!isOn('registrationBeforeAdvance', facts) || !isTouchedByPartner(state)) return undefined;
  const isProtected = [...state.registrations.values()].some((registration) =>
    registration.status === 'approved' && (registration.validUntil === null || registration.validUntil >= occurredAt));
  return isProtected ? undefined : reject('registration-missing', 'A deal touched by a partner advances only with an approved registration.');
};

const isTouchedByPartner = (state: OpenedDeal): boolean =>
  heldRoles(state).length > 0
  || [...state.touchpoints.values()].some(({ voided, facts }) => !voided && facts.partnerId !== null);

const unlessHandedOff = (state: OpenedDeal, facts: DealFacts): Refusal => {
  if (!isOn('handOffs', facts)) return undefined;
  const missing = unanswered(state, facts);
  return missing.length === 0 ? undefined : reject('hand-offs-missing', `Before the deal leaves its first stage, name ${missing.join('; ')}.`);
};

const unanswered = (state: OpenedDeal, { programme }: DealFacts): readonly string[] => {
  const stages = programme.status === 'founded' ? programme.stages : [];
  const partners = new Set(heldRoles(state).map(({ partnerId }) => partnerId));
  return [
    ...(state.relationshipOwners.length === 0 ? ['the owner of the relationship'] : []),
    ...stages.filter((stage) => !state.stageLeads.has(stage)).map((stage) => `the lead of stage ${stage}`),
    ...handOffs.filter((handOff) => !state.handOffs.has(handOff)).map((handOff) => `the owner of ${handOff}`),
    ...[...partners].filter((partnerId) => !state.commitments.has(partnerId)).map((partnerId) => `the commitments of ${partnerId}`),
  ];
};
