import {
  readStreamName, ruleSetEvents, type RecordedEvent, type RecordedPartnerEvent, type RecordedPeriodEvent, type RecordedRuleSetEvent, type RecordedStatementEvent,
} from '#events';
import { unreachable, type PartnerId } from '#kernel';
import { foldPublication } from '../publication/published-rule-sets.js';
import type { AwardName, CountedAward, Terms, ToldBy } from './terms.js';

/** The kinds of stream that terms are told in, which their names begin with. */
export const termsStreams = ['ruleset', 'periods', 'statements', 'partner'] as const;

/** The types of the events that terms are folded from. */
export const termsEventTypes: readonly string[] = [
  ...Object.keys(ruleSetEvents), 'PeriodCloseApproved', 'PeriodClosed', 'PeriodRestated', 'AwardCounted', 'AwardContinued', 'AwardTakenBack', 'IncentiveChosen', 'TierGranted', 'PartnerMerged'];

/** The terms after one more event of the log; the very same where it does not concern them. */
export const foldTerms = (terms: Terms, event: RecordedEvent): Terms => {
  const name = readStreamName(event.stream);
  if (name?.kind === 'ruleset') return foldRuleSetTerms(terms, event as RecordedRuleSetEvent);
  if (name?.kind === 'periods') return foldPeriodTerms(terms, event as RecordedPeriodEvent);
  if (name?.kind === 'statements') return foldAwardTerms(terms, event as RecordedStatementEvent);
  return name?.kind === 'partner' ? foldPartnerTerms(terms, event as RecordedPartnerEvent, name.id) : terms;
};

const foldRuleSetTerms = (terms: Terms, event: RecordedRuleSetEvent): Terms => {
  const published = foldPublication(terms.published, event);
  return published === terms.published ? terms : { ...terms, published };
};

const foldPeriodTerms = (terms: Terms, event: RecordedPeriodEvent): Terms => {
  switch (event.type) {
    case 'PeriodCloseProposed': case 'RestatementProposed': case 'RestatementWithdrawn': return terms;
    case 'PeriodRestated': {
      const { restatementId, period, ruleSetId, version } = event.data;
      return { ...terms, restatements: [...terms.restatements, { ...toldBy(event), restatementId, period, ruleSetId, version }] };
    }
    case 'PeriodCloseApproved': return {
      ...terms, closings: [...terms.closings, { period: event.data.period, knownAt: event.data.knownAt, closed: null }] };
    case 'PeriodClosed': return {
      ...terms, closings: terms.closings.map((closing) => (closing.period === event.data.period ? { ...closing, closed: toldBy(event) } : closing)) };
    default: return unreachable(event);
  }
};

const foldAwardTerms = (terms: Terms, event: RecordedStatementEvent): Terms => {
  switch (event.type) {
    case 'AwardCounted': return { ...terms, awards: [...terms.awards, { ...event.data, takenBackIn: null }] };
    case 'AwardContinued': {
      const { dealIds } = event.data;
      return { ...terms, awards: terms.awards.map((award) => (isOf(award, event.data) ? { ...award, dealIds: [...award.dealIds, ...dealIds] } : award)) };
    }
    case 'AwardTakenBack': return { ...terms, awards: terms.awards.map((award) => (isOf(award, { ...event.data, period: event.data.awardedFor }) ? { ...award, takenBackIn: event.data.period } : award)) };
    case 'StatementIssued': return terms;
    default: return unreachable(event);
  }
};

const foldPartnerTerms = (terms: Terms, event: RecordedPartnerEvent, partnerId: PartnerId): Terms => {
  if (event.type === 'IncentiveChosen') return { ...terms, choices: [...terms.choices, { ...toldBy(event), ...event.data, partnerId }] };
  if (event.type === 'TierGranted') return { ...terms, tierGrants: [...terms.tierGrants, { ...toldBy(event), ...event.data, partnerId }] };
  if (event.type === 'PartnerMerged') return { ...terms, mergers: [...terms.mergers, { ...toldBy(event), ...event.data, from: partnerId }] };
  return terms;
};

const isOf = (award: CountedAward, named: AwardName & { readonly partnerId: string }): boolean =>
  award.period === named.period && award.partnerId === named.partnerId && award.ruleSetId === named.ruleSetId
  && award.version === named.version && award.clause === named.clause;

const toldBy = ({ id, metadata: { occurredAt, recordedAt } }: RecordedEvent): ToldBy => ({ eventId: id, occurredAt, recordedAt });
