import { compareUtf8, daysBetween, type Instant } from '#kernel';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { StageDays } from './stage-days.rule.js';

/** A fact that says that a partner joined the deal. */
export interface Joining {
  readonly partnerId: string;
  readonly occurredAt: string;
  readonly eventId: string;
}

/** When a partner engaged, and where in the deal's progression that was. Days are local. */
export interface PlacedEngagement {
  readonly partnerId: string;
  readonly engagedAt: string;
  /** What it engaged by: a qualifying touchpoint, or that it was named as joining. */
  readonly by: 'touchpoint' | 'joining';
  readonly eventId: string;
  /** Negative where the partner was there before the deal. */
  readonly daysSinceCreation: number;
  /** The stage that the deal was in; null before its first, and after its close. */
  readonly stage: string | null;
  /** 0 on the day on which the deal entered that stage. */
  readonly daysIntoStage: number | null;
}

/** What engagements are found in: the deal, its stages in order, what qualifies, and who was said to join. */
export interface EngagementFacts {
  readonly dossier: Dossier;
  readonly stages: readonly StageDays[];
  readonly qualifying: readonly DossierTouchpoint[];
  readonly joinings: readonly Joining[];
  readonly timeZone: string;
}

/**
 * When each partner engaged, relative to stage progression (capability A3): by its first qualifying touchpoint or by its joining,
 * whichever was earlier; of one instant the touchpoint. In order of time, then of partner id: the first is the deal's engagement.
 */
export const engagementsOf = (facts: EngagementFacts): readonly PlacedEngagement[] => {
  const first = new Map<string, Candidate>();
  for (const candidate of candidates(facts)) {
    if (!first.has(candidate.partnerId)) first.set(candidate.partnerId, candidate);
  }
  return [...first.values()].map((engagement) => ({ ...engagement, ...placeOf(engagement.engagedAt, facts) }));
};

type Candidate = Pick<PlacedEngagement, 'partnerId' | 'engagedAt' | 'by' | 'eventId'>;

const candidates = ({ qualifying, joinings }: EngagementFacts): readonly Candidate[] => {
  const touches = qualifying.flatMap(({ partnerId, occurredAt, eventId }): Candidate[] =>
    (partnerId === null ? [] : [{ partnerId, engagedAt: occurredAt, by: 'touchpoint', eventId }]));
  const joined = joinings.map(({ partnerId, occurredAt, eventId }): Candidate => ({ partnerId, engagedAt: occurredAt, by: 'joining', eventId }));
  return [...touches, ...joined].sort((one, other) => compareUtf8(one.engagedAt, other.engagedAt) || compareUtf8(one.partnerId, other.partnerId)
    || compareUtf8(other.by, one.by) || compareUtf8(one.eventId, other.eventId));
};

const placeOf = (engagedAt: string, { dossier, stages, timeZone }: EngagementFacts) => {
  const isOver = dossier.closedAt != null && engagedAt > dossier.closedAt;
  const within = isOver ? undefined : stages.findLast(({ enteredAt }) => enteredAt <= engagedAt);
  return {
    daysSinceCreation: daysBetween(dossier.createdAt as Instant, engagedAt as Instant, timeZone),
    stage: within?.stage ?? null,
    daysIntoStage: within === undefined ? null : daysBetween(within.enteredAt as Instant, engagedAt as Instant, timeZone),
  };
};
