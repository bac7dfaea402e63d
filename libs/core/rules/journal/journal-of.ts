import { formatLocalDay, localDayOf, parseMoney, type Currency, type Money } from '#kernel';
import type { Accrual } from '../accrual/accrual.js';
import type { PublishedRuleSets } from '../publication/published-rule-sets.js';
import type { Terms } from '../terms/terms.js';
import { accountOf, commissionExpense } from './account.js';
import type { AccrualEntryFacts, JournalEntry } from './journal-entry.js';
import { transfer } from './transfer.js';

/**
 * The entries that accruals make, one each, in their order: what a partner earned is an expense of the programme and stands on
 * the partner's account of what is owed, or of what is held where the line is withheld; what it earned less takes that back. Days are
 * the calendar's of the rule set. An accrual under a rule set that was never published is a defect and throws.
 */
export const journalOf = (accruals: readonly Accrual[], { published }: Terms): readonly JournalEntry[] =>
  accruals.map((accrual) => entryOf(accrual, timeZoneOf(accrual, published)));

const entryOf = (accrual: Accrual, timeZone: string): JournalEntry => ({
  ...factsOf(accrual, timeZone),
  transfers: [transfer({
    debit: commissionExpense, credit: accountOf(accrual.partnerId, accrual.withheld ? 'held' : 'accrued'), money: moneyOf(accrual) })],
});

const factsOf = (accrual: Accrual, timeZone: string): AccrualEntryFacts => {
  const { dealId, entryNo, partnerId, position, clause, ruleSetId, version, causeEventId, causeType, dealPeriod, postedIn, occurredAt, recordedAt } = accrual;
  return {
    kind: 'accrual', entryId: `${dealId}.${entryNo}`, dealId, entryNo, partnerId, position, line: accrual.kind, clause, ruleSetId, version,
    causeEventId, causeType, dealPeriod, postedIn, day: formatLocalDay(localDayOf(occurredAt, timeZone)), occurredAt, recordedAt,
  };
};

const moneyOf = ({ amount, currency }: Accrual): Money => {
  const money = parseMoney(amount, currency as Currency);
  if (money === undefined) throw new Error(`${amount} is no amount of ${currency}.`);
  return money;
};

/** All versions of a rule set share its calendar. */
const timeZoneOf = ({ ruleSetId }: Accrual, published: PublishedRuleSets): string => {
  const calendar = published.get(ruleSetId)?.versions[0]?.compiled.calendar;
  if (calendar === undefined) throw new Error(`The rule set ${ruleSetId} is not published, so nothing accrued under it.`);
  return calendar.timeZone;
};
