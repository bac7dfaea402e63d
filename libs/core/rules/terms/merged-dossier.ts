import type { Instant, PartnerId } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { Award } from '../incentives/award.rule.js';
import type { Merger, Terms } from './terms.js';

/** Who stands for a partner after mergers, one after the other. */
export type Successors = ReadonlyMap<string, PartnerId>;

/** The mergers that a deal is evaluated with: known by then, and told while the quarter of its close was not yet being closed. */
export const successorsFor = (terms: Terms, period: string | null, until?: Instant): Successors => {
  if (terms.mergers.length === 0) return nobody;
  return successorsOf(terms.mergers.filter((merger) => (until === undefined || merger.recordedAt <= until) && isOpen(terms, period, merger)));
};

/** Who stands for whom. A partner that takes another in may become part of a third. */
export const successorsOf = (mergers: readonly Pick<Merger, 'from' | 'into'>[]): Successors => {
  const into = new Map<string, PartnerId>(mergers.map((merger) => [merger.from, merger.into]));
  return new Map([...into].map(([from, next]) => [from, lastOf(into, next)]));
};

/** The deal as if those who stand for others had been on it themselves. */
export const asMerged = (dossier: Dossier, successors: Successors): Dossier => {
  if (successors.size === 0) return dossier;
  const now = <Id extends string | null | undefined>(id: Id): Id => (typeof id === 'string' ? ((successors.get(id) ?? id) as Id) : id);
  return {
    ...dossier,
    ...(dossier.sourcePartnerId === undefined ? {} : { sourcePartnerId: now(dossier.sourcePartnerId) }),
    roles: dossier.roles.map((role) => ({ ...role, partnerId: now(role.partnerId) })),
    touchpoints: dossier.touchpoints.map((touchpoint) => ({ ...touchpoint, partnerId: now(touchpoint.partnerId) })),
    ...(dossier.registrations === undefined ? {} : {
      registrations: dossier.registrations.map((registration) => ({ ...registration, partnerIds: [...new Set(registration.partnerIds.map(now))] })) }),
  };
};

/**
 * The awards as the deal sees them after mergers: what a partner earned that is now part of another goes on raising the deals that it had
 * a role on itself, and no other's. One reward that both of them earned raises a claim once.
 */
export const awardsAsMerged = (awards: readonly Award[], { roles }: Dossier, successors: Successors): readonly Award[] => {
  if (successors.size === 0) return awards;
  const now = awards.flatMap((award) => {
    const into = successors.get(award.partnerId);
    if (into === undefined) return [award];
    return roles.some(({ partnerId }) => partnerId === award.partnerId) ? [{ ...award, partnerId: into }] : [];
  });
  return [...new Map(now.map((award) => [`${award.partnerId} ${award.option?.clause ?? ''}`, award])).values()];
};

const nobody: Successors = new Map();

const isOpen = ({ closings }: Terms, period: string | null, { recordedAt }: Merger): boolean =>
  period === null || !closings.some((closing) => closing.knownAt < recordedAt && period <= closing.period);

const lastOf = (into: ReadonlyMap<string, PartnerId>, start: PartnerId): PartnerId => {
  let last = start;
  const seen = new Set<string>([start]);
  for (let next = into.get(last); next !== undefined && !seen.has(next); next = into.get(last)) {
    seen.add(next);
    last = next;
  }
  return last;
};
