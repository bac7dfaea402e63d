import { compareUtf8, periodOf, type Instant } from '#kernel';
import {
  calendarOfDeal, evaluateNow, evaluateStored, isUnderCredited, mergersAt, outlookAt, partnersOn, partnersPending, ruleSetOfDeal, successorsOf, touchpointAt, uncoveredTag, type Cut, type EvaluatedDeal, type MergerClocks,
  type TagStanding,
  type Terms, type StoredDossier,
} from '#rules';

/** One deal: what people look for it by, who may see it, and every fact of it. Absent texts are null. */
export type DealDossierRow = {
  readonly dealId: string;
  readonly externalSource: string | null;
  readonly externalId: string | null;
  readonly status: 'open' | 'won' | 'lost';
  readonly model: string | null;
  readonly currency: string;
  readonly amount: string;
  readonly accountName: string | null;
  readonly accountDomain: string | null;
  /** The stage it entered last. */
  readonly stage: string | null;
  /** When a partner or the vendor was last in touch; null where nobody was. */
  readonly lastActivityAt: string | null;
  /** When the open deal is expected to close; null where nobody said, or it is closed. */
  readonly expectedCloseOn: string | null;
  /** The sealed text of what is to happen next, and by when. */
  readonly nextStepTextId: string | null;
  readonly nextStepDueOn: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  /** The quarter of the close, in the calendar of the deal's rule set. */
  readonly period: string | null;
  readonly bucket: string | null;
  /** How the confirmed bucket stands with the facts of this deal alone: one confirmed as accelerated may be `unjudged`. */
  readonly tag: TagStanding;
  /** Partners were active on it, it is won, and nobody said what they were to it. */
  readonly underCredited: boolean;
  readonly ruleSetId: string;
  /** Who may see the deal, by bytes. */
  readonly partnerIds: readonly string[];
  /** Who has a claim on it and so may see the arithmetic of all its lines, by bytes. */
  readonly claimantIds: readonly string[];
  /** Who joined and has not said what it is to the deal. */
  readonly pendingPartnerIds: readonly string[];
  readonly dateAssumed: boolean;
  readonly accountMissing: boolean;
  /** The stored dossier, JSON text. */
  readonly stored: string;
};

/** The deal's one row. */
export const dealDossierRowsOf = (stored: StoredDossier, terms: Terms): readonly DealDossierRow[] =>
  [rowOf(stored, terms, evaluateNow(stored, terms), {})];

/** Whoever a partner became part of by then is on the deals of that partner. */
const withSuccessors = (partnerIds: readonly string[], { mergers }: Terms, at: MergerClocks): readonly string[] => {
  if (mergers.length === 0) return partnerIds;
  const successors = successorsOf(mergersAt(mergers, at));
  return once([...partnerIds, ...partnerIds.flatMap((partnerId) => successors.get(partnerId) ?? [])]);
};

/** The row as it was at a cut of the two clocks; undefined where the deal did not exist yet. */
export const dealDossierRowAt = (stored: StoredDossier, terms: Terms, at: Cut): DealDossierRow | undefined => {
  const evaluated = evaluateStored(stored, terms, at);
  return evaluated && rowOf(stored, terms, evaluated, at);
};

const rowOf = (stored: StoredDossier, terms: Terms, { dossier, evaluation }: EvaluatedDeal, at: Cut): DealDossierRow => {
  const { external, account } = stored.opened;
  const closedAt = dossier.closedAt ?? null;
  return {
    dealId: stored.dealId,
    externalSource: external?.source ?? null,
    externalId: external?.id ?? null,
    status: dossier.status,
    model: dossier.model,
    currency: dossier.currency,
    amount: dossier.amount,
    accountName: account?.name ?? null,
    accountDomain: account?.domain ?? null,
    stage: dossier.stages?.at(-1)?.stage ?? null,
    lastActivityAt: lastActivityOf(stored, at),
    ...outlookAt(stored, dossier.status, at),
    createdAt: dossier.createdAt,
    closedAt,
    period: periodOfClose(stored, terms, closedAt),
    bucket: dossier.bucket?.value ?? null,
    tag: evaluation?.bucket.tag ?? uncoveredTag(dossier),
    underCredited: isUnderCredited(dossier),
    ruleSetId: ruleSetOfDeal(stored, at),
    partnerIds: withSuccessors(partnersOn(stored, at), terms, { asOf: at.asOf, knownAt: at.knownAt, timeZone: calendarOfDeal(stored, terms)?.timeZone ?? 'UTC' }),
    claimantIds: once(evaluation?.lines.flatMap(({ partnerId }) => (partnerId === null ? [] : [partnerId])) ?? []),
    pendingPartnerIds: partnersPending(stored, at),
    dateAssumed: (dossier.assumed?.length ?? 0) > 0,
    accountMissing: account === null,
    stored: JSON.stringify(stored),
  };
};

const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort(compareUtf8);

const lastActivityOf = (stored: StoredDossier, at: Cut): string | null =>
  stored.touchpoints.map((touchpoint) => touchpointAt(touchpoint, at)?.occurredAt ?? null)
    .reduce((latest, at) => (at !== null && (latest === null || at > latest) ? at : latest), null);

const periodOfClose = (stored: StoredDossier, terms: Terms, closedAt: string | null): string | null => {
  const calendar = calendarOfDeal(stored, terms);
  return closedAt === null || calendar === undefined ? null : periodOf(closedAt as Instant, calendar);
};
