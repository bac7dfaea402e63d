import { compareUtf8, firstInstantOfDay, parseLocalDay, type Instant, type PartnerId } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { Award } from '../incentives/award.rule.js';
import type { Merger, Terms } from './terms.js';

/** Who stands for a partner after mergers, one after the other. */
export type Successors = ReadonlyMap<string, PartnerId>;

/** Where the two clocks stand, and in which zone days begin. */
export interface MergerClocks {
  readonly asOf?: Instant | undefined;
  readonly knownAt?: Instant | undefined;
  readonly timeZone: string;
}

/** The mergers that a deal is evaluated with: true and known by then, and told while the quarter of its close was not yet being closed. */
export const successorsFor = (terms: Terms, period: string | null, at: MergerClocks): Successors => {
  if (terms.mergers.length === 0) return nobody;
  return successorsOf(mergersAt(terms.mergers, at).filter((merger) => isOpen(terms, period, merger)));
};

/** The mergers that were true and known by then. */
export const mergersAt = (mergers: readonly Merger[], { asOf, knownAt, timeZone }: MergerClocks): readonly Merger[] =>
  mergers.filter((merger) => (knownAt === undefined || merger.recordedAt <= knownAt) && (asOf === undefined || mergedAt(merger, timeZone) <= asOf));

/** From when on the two are one: the first instant of its day. What was told ahead of its day, when that was not yet refused, held as it was told. */
export const mergedAt = ({ on, recordedAt }: Merger, timeZone: string): Instant => {
  const day = parseLocalDay(on);
  const begins = day === undefined ? recordedAt : firstInstantOfDay(day, timeZone);
  return begins < recordedAt ? begins : recordedAt;
};

/** Who stands for whom. A partner that takes another in may become part of a third. */
export const successorsOf = (mergers: readonly Pick<Merger, 'from' | 'into'>[]): Successors => {
  const into = new Map<string, PartnerId>(mergers.map((merger) => [merger.from, merger.into]));
  return new Map([...into].map(([from, next]) => [from, lastOf(into, next)]));
};

/** Whoever became part of a partner, by bytes, also by way of others: what was theirs is its to know. */
export const predecessorsOf = (mergers: readonly Pick<Merger, 'from' | 'into'>[], partnerId: string): readonly string[] => {
  const found = new Set<string>();
  const gather = (into: string): void => {
    for (const merger of mergers) {
      if (merger.into !== into || merger.from === partnerId || found.has(merger.from)) continue;
      found.add(merger.from);
      gather(merger.from);
    }
  };
  gather(partnerId);
  return [...found].sort(compareUtf8);
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
