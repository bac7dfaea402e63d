import { readStreamName, ruleSetEvents, type RecordedEvent, type RecordedRuleSetEvent } from '#events';
import type { PartnerId } from '#kernel';
import { foldPublication } from '../publication/published-rule-sets.js';
import type { AwardName, CountedAward, Terms, ToldBy } from './terms.js';

/** The kinds of stream that terms are told in, which their names begin with. */
export const termsStreams = ['ruleset', 'periods', 'statements', 'partner'] as const;

/** The types of the events that terms are folded from. */
export const termsEventTypes: readonly string[] = [
  ...Object.keys(ruleSetEvents), 'PeriodCloseApproved', 'PeriodClosed', 'AwardCounted', 'AwardTakenBack', 'IncentiveChosen', 'TierGranted', 'PartnerMerged'];

/** The terms after one more event of the log; the very same where it does not concern them. */
export const foldTerms = (terms: Terms, event: RecordedEvent): Terms => {
  const name = readStreamName(event.stream);
  if (name?.kind === 'ruleset') {
    const published = foldPublication(terms.published, event as RecordedRuleSetEvent);
    return published === terms.published ? terms : { ...terms, published };
  }
  switch (event.type) {
    case 'PeriodCloseApproved': return {
      ...terms, closings: [...terms.closings, { period: event.data.period, knownAt: event.data.knownAt, closed: null }] };
    case 'PeriodClosed': return {
      ...terms, closings: terms.closings.map((closing) => (closing.period === event.data.period ? { ...closing, closed: toldBy(event) } : closing)) };
    case 'AwardCounted': return { ...terms, awards: [...terms.awards, { ...event.data, takenBackIn: null }] };
    case 'AwardTakenBack': return { ...terms, awards: terms.awards.map((award) => (isTakenBack(award, event.data) ? { ...award, takenBackIn: event.data.period } : award)) };
    default: return name?.kind === 'partner' ? foldPartnerTerms(terms, event, name.id) : terms;
  }
};

const foldPartnerTerms = (terms: Terms, event: RecordedEvent, partnerId: PartnerId): Terms => {
  switch (event.type) {
    case 'IncentiveChosen': return { ...terms, choices: [...terms.choices, { ...toldBy(event), ...event.data, partnerId }] };
    case 'TierGranted': return { ...terms, tierGrants: [...terms.tierGrants, { ...toldBy(event), ...event.data, partnerId }] };
    case 'PartnerMerged': return { ...terms, mergers: [...terms.mergers, { ...toldBy(event), ...event.data, from: partnerId }] };
    default: return terms;
  }
};

const isTakenBack = (award: CountedAward, taken: { readonly awardedFor: string; readonly partnerId: string } & Omit<AwardName, 'period'>): boolean =>
  award.period === taken.awardedFor && award.partnerId === taken.partnerId && award.ruleSetId === taken.ruleSetId
  && award.version === taken.version && award.clause === taken.clause;

const toldBy = ({ id, metadata: { occurredAt, recordedAt } }: RecordedEvent): ToldBy => ({ eventId: id, occurredAt, recordedAt });
