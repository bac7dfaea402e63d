import { formatLocalDay, localDayOf } from '#kernel';
import type { Accrual } from '../accrual/accrual.js';
import type { PublishedRuleSets } from '../publication/published-rule-sets.js';
import type { Terms } from '../terms/terms.js';
import { programmeAccounts } from './account.js';
import type { JournalEntry } from './journal-entry.js';
import { owedTransfers } from './owed-transfers.js';

/**
 * The entries that accruals make, one each, in their order: what a partner earned is an expense of the programme and stands on
 * the partner's accounts, what is held back and what is withheld apart; what it earned less takes that back. Days are
 * the calendar's of the rule set. An accrual under a rule set that was never published is a defect and throws.
 */
export const journalOf = (accruals: readonly Accrual[], { published }: Terms): readonly JournalEntry[] =>
  accruals.map((accrual) => entryOf(accrual, timeZoneOf(accrual, published)));

const entryOf = (accrual: Accrual, timeZone: string): JournalEntry => {
  const { dealId, entryNo, partnerId, position, clause, ruleSetId, version, causeEventId, causeType, dealPeriod, postedIn, occurredAt, recordedAt } = accrual;
  return {
    kind: 'accrual', entryId: `${dealId}.${entryNo}`, source: dealId, entryNo, partnerId, line: accrual.kind, dealId, position, clause, ruleSetId, version,
    causeEventId, causeType, dealPeriod, postedIn, day: formatLocalDay(localDayOf(occurredAt, timeZone)), occurredAt, recordedAt,
    transfers: owedTransfers(accrual, programmeAccounts.commissions),
  };
};

/** All versions of a rule set share its calendar. */
const timeZoneOf = ({ ruleSetId }: Accrual, published: PublishedRuleSets): string => {
  const calendar = published.get(ruleSetId)?.versions[0]?.compiled.calendar;
  if (calendar === undefined) throw new Error(`The rule set ${ruleSetId} is not published, so nothing accrued under it.`);
  return calendar.timeZone;
};
