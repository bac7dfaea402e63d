import type { RecordedEvent } from '#events';
import { compareUtf8, type Instant } from '#kernel';
import { partnersOn } from '../stored-dossier/partners-on.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { calendarOfDeal } from '../publication/evaluate-now.js';
import { mergedAt } from './merged-dossier.js';
import { tenureOf } from './standing-awards.js';
import type { Terms, ToldBy } from './terms.js';

/** A change of the terms that may change what a deal owes. */
export interface TermChange extends ToldBy {
  readonly type: RecordedEvent['type'];
}

/**
 * The changes that were recorded after an instant and may concern a deal, in the order of recording: publications and retirements of
 * the rule sets that it ever followed, and restatements by them; of its partners, awards that came to hold or were taken back, choices, mergers.
 */
export const termChangesFor = (stored: StoredDossier, terms: Terms, after: Instant): readonly TermChange[] =>
  [...ruleSetChanges(stored, terms), ...partnerChanges(stored, terms)]
    .filter(({ recordedAt }) => recordedAt > after)
    .sort((left, right) => compareUtf8(left.recordedAt, right.recordedAt) || compareUtf8(left.eventId, right.eventId));

const ruleSetChanges = (stored: StoredDossier, { published, restatements }: Terms): readonly TermChange[] => {
  const ruleSetIds = new Set([stored.opened.ruleSetId, ...stored.ruleSets.map(({ ruleSetId }) => ruleSetId)]);
  return [
    ...[...ruleSetIds].flatMap((ruleSetId) => published.get(ruleSetId)?.changes ?? []),
    ...restatements.filter(({ ruleSetId }) => ruleSetIds.has(ruleSetId)).map((restatement) => ({ ...placeOf(restatement), type: 'PeriodRestated' as const })),
  ];
};

const partnerChanges = (stored: StoredDossier, terms: Terms): readonly TermChange[] => {
  if (terms.awards.length === 0 && terms.mergers.length === 0) return [];
  const timeZone = calendarOfDeal(stored, terms)?.timeZone ?? 'UTC';
  const concerned = new Set<string>(partnersOn(stored));
  for (const { from, into } of terms.mergers) if (concerned.has(from)) concerned.add(into);
  const closings = terms.awards.filter(({ partnerId }) => concerned.has(partnerId)).flatMap((award) => Object.values(tenureOf(terms, award)));
  return [
    ...new Map(closings.flatMap((told) => (told === undefined ? [] : [[told.eventId, { ...placeOf(told), type: 'PeriodClosed' as const }]]))).values(),
    ...terms.choices.filter(({ partnerId }) => concerned.has(partnerId)).map((choice) => ({ ...placeOf(choice), type: 'IncentiveChosen' as const })),
    ...terms.mergers.filter(({ from }) => concerned.has(from)).map((merger) => ({ ...placeOf(merger), occurredAt: mergedAt(merger, timeZone), type: 'PartnerMerged' as const })),
  ];
};

const placeOf = ({ eventId, occurredAt, recordedAt }: ToldBy): ToldBy => ({ eventId, occurredAt, recordedAt });
