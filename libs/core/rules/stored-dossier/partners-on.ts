import { compareUtf8, type PartnerId } from '#kernel';
import { closingsOf } from './closing-of.js';
import { counts, latestOf, type Cut } from './cut.js';
import { rolesAt } from './roles-at.js';
import type { Engagement, Fact, StoredDossier, StoredRegistration } from './stored-dossier.js';
import { touchpointAt } from './touchpoint-at.js';

/**
 * The partners on a deal at the cut, by bytes: its source, holders of a role, parties of a registration that is filed or in
 * force, partners that were engaged, and whoever owns the relationship, a stage, a hand-off or made a commitment. A partner
 * whose registration was rejected or expired is not on the deal for that alone.
 */
export const partnersOn = (stored: StoredDossier, cut: Cut = {}): readonly PartnerId[] => {
  const { corrections } = closingsOf(stored, cut);
  const source = latestOf(stored.sourcePartners, cut) ?? { partnerId: stored.opened.sourcePartnerId };
  const on = new Set<PartnerId | null>([
    source.partnerId,
    ...rolesAt(stored, corrections, cut).map(({ partnerId }) => partnerId),
    ...stored.registrations.filter((registration) => stands(registration, cut)).flatMap(({ parties }) => parties.map(({ partnerId }) => partnerId)),
    ...stored.engagements.filter((fact) => counts(fact, cut)).map(({ partnerId }) => partnerId),
    latestOf(stored.relationshipOwners, cut)?.partnerId ?? null,
    ...latestOfEach(stored.stageLeads, ({ stage }) => stage, cut).map(({ partnerId }) => partnerId),
    ...latestOfEach(stored.handOffs, ({ handOff }) => handOff, cut).map(({ partnerId }) => partnerId),
    ...stored.commitments.filter((fact) => counts(fact, cut)).map(({ partnerId }) => partnerId),
  ]);
  return [...on].filter((partnerId) => partnerId !== null).sort(compareUtf8);
};

/**
 * The partners that joined the running deal and still owe their bucket or an activity (capability A7), by bytes. A lead is
 * activity enough for the partner that the deal is sourced from.
 */
export const partnersPending = (stored: StoredDossier, cut: Cut = {}): readonly PartnerId[] => {
  const engaged = latestOfEach(stored.engagements, ({ partnerId }) => partnerId, cut);
  if (engaged.length === 0) return [];
  const active = new Set(stored.touchpoints.map((touchpoint) => touchpointAt(touchpoint, cut)?.partnerId ?? null));
  const complete = ({ partnerId, bucket }: Engagement): boolean => bucket === 'sourced' || (bucket !== null && active.has(partnerId));
  return engaged.filter((engagement) => !complete(engagement)).map(({ partnerId }) => partnerId).sort(compareUtf8);
};

const stands = (registration: StoredRegistration, cut: Cut): boolean =>
  counts(registration, cut) && !registration.steps.some((step) => counts(step, cut) && (step.step === 'rejected' || step.step === 'expired'));

/** Of each subject the last fact that counts. */
const latestOfEach = <Item extends Fact>(facts: readonly Item[], subjectOf: (fact: Item) => string, cut: Cut): readonly Item[] =>
  [...new Map(facts.filter((fact) => counts(fact, cut)).map((fact) => [subjectOf(fact), fact])).values()];
