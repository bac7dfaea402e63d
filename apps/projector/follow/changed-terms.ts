import type { RecordedEvent } from '#events';
import type { Terms } from '#rules';
import type { StreamStretch } from './batch-fold.js';

/** Which deals a change of the terms may price otherwise: those of rule sets, those of partners, those with postings recorded after an instant. */
export interface ChangedTerms {
  readonly ruleSetIds: readonly string[];
  readonly partnerIds: readonly string[];
  /** Null where no quarter's closing began. */
  readonly postedAfter: string | null;
  /** The last event that changed them. */
  readonly last: RecordedEvent | undefined;
}

/** What a batch changed of the terms, which are given as they are after it. */
export const changedTerms = (terms: Terms, stretches: readonly StreamStretch[]): ChangedTerms => {
  const ruleSetIds = new Set<string>();
  const partnerIds = new Set<string>();
  let postedAfter: string | null = null;
  let last: RecordedEvent | undefined;
  for (const { name, events } of stretches) {
    for (const event of events) {
      const before = ruleSetIds.size + partnerIds.size;
      if (name.kind === 'ruleset' && changesPrices(event)) ruleSetIds.add(name.id);
      if (event.type === 'PeriodRestated') ruleSetIds.add(event.data.ruleSetId);
      if (name.kind === 'partner' && changesStanding(event)) partnerIds.add(name.id);
      for (const partnerId of awardedBy(terms, event)) partnerIds.add(partnerId);
      if (event.type === 'PeriodCloseApproved') postedAfter = event.data.knownAt;
      if (ruleSetIds.size + partnerIds.size > before || event.type === 'PeriodCloseApproved') last = event;
    }
  }
  return { ruleSetIds: [...ruleSetIds], partnerIds: [...partnerIds], postedAfter, last };
};

/** Whether no deal is concerned. */
export const concernsNobody = ({ ruleSetIds, partnerIds, postedAfter }: ChangedTerms): boolean =>
  ruleSetIds.length === 0 && partnerIds.length === 0 && postedAfter === null;

const changesPrices = ({ type }: RecordedEvent): boolean => type === 'RuleSetApproved' || type === 'RuleSetRetired';

const changesStanding = ({ type }: RecordedEvent): boolean => type === 'IncentiveChosen' || type === 'TierGranted' || type === 'PartnerMerged';

/** With the end of a closing its awards come to hold, and those that it took back no longer do. */
const awardedBy = ({ awards }: Terms, event: RecordedEvent): readonly string[] => {
  if (event.type !== 'PeriodClosed') return [];
  const { period } = event.data;
  return awards.filter((award) => award.period === period || award.takenBackIn === period).map(({ partnerId }) => partnerId);
};
