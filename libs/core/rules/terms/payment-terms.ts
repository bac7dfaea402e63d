import {
  addDays, divideRationals, formatLocalDay, formatMinor, localDayOf, multiplyRationals, parseDecimal, periodOf, previousPeriod, rational,
  roundHalfAwayFromZero, type Currency, type Instant,
} from '#kernel';
import type { PublishedVersion } from '../publication/published-rule-sets.js';
import type { Terms } from './terms.js';

/** When a line is payable, how much of it is held back, and until when. Days are local days of the programme. */
export interface PaymentTerms {
  readonly dueOn: string;
  /** Zero where nothing is. */
  readonly holdback: string;
  readonly holdbackUntil: string;
}

/** A line that accrued: whose, how much, when, under which version. */
export interface AccruedLine {
  readonly partnerId: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly occurredAt: Instant;
  readonly version: PublishedVersion;
}

/**
 * A line is payable so many days after it accrued, as the tier says that the partner held on that day, else as the rule set does;
 * of a positive one the percent that is held back waits longer. What is taken back is due at once: nobody waits to owe.
 */
export const paymentTermsOf = (terms: Terms, { partnerId, amountMinor, currency, occurredAt, version }: AccruedLine): PaymentTerms => {
  const { calendar, document: { payout } } = version.compiled;
  const day = localDayOf(occurredAt, calendar.timeZone);
  const due = amountMinor < 0n ? day : addDays(day, cycleDaysOf(terms, { partnerId, occurredAt, version }));
  const percent = parseDecimal(payout.holdback.percent) ?? rational(0n);
  const held = amountMinor <= 0n ? 0n : roundHalfAwayFromZero(divideRationals(multiplyRationals(rational(amountMinor), percent), rational(100n)));
  return {
    dueOn: formatLocalDay(due), holdback: formatMinor(held, currency),
    holdbackUntil: formatLocalDay(held === 0n ? due : addDays(due, payout.holdback.days)) };
};

const cycleDaysOf = (terms: Terms, { partnerId, occurredAt, version }: Pick<AccruedLine, 'partnerId' | 'occurredAt' | 'version'>): number => {
  const { payout, tiers = [] } = version.compiled.document;
  if (tiers.length === 0) return payout.cycleDays;
  const held = tiersHeld(terms, { partnerId, occurredAt, version });
  const shortest = tiers.filter(({ id }) => held.has(id)).map(({ benefits }) => benefits.payoutCycleDays).filter((days) => days !== undefined);
  return shortest.length === 0 ? payout.cycleDays : Math.min(...shortest);
};

/** The tiers that a partner holds at an instant: reached in the quarter before, or granted. */
const tiersHeld = (terms: Terms, { partnerId, occurredAt, version }: Pick<AccruedLine, 'partnerId' | 'occurredAt' | 'version'>): ReadonlySet<string> => {
  const { calendar } = version.compiled;
  const before = previousPeriod(periodOf(occurredAt, calendar));
  const reached = terms.awards.filter((award) => award.partnerId === partnerId && award.ruleSetId === version.ruleSetId && award.period === before)
    .flatMap((award) => tierOf(terms, award.version, award.clause, version));
  const day = formatLocalDay(localDayOf(occurredAt, calendar.timeZone));
  const granted = terms.tierGrants.filter((grant) => grant.partnerId === partnerId && grant.from <= day).at(-1)?.tier;
  return new Set([...reached, ...(granted == null ? [] : [granted])]);
};

const tierOf = ({ published }: Terms, awardVersion: number, clause: string, { ruleSetId }: PublishedVersion): readonly string[] => {
  const index = /^\/tiers\/(\d+)$/.exec(clause)?.[1];
  const compiled = published.get(ruleSetId)?.versions.find((each) => each.version === awardVersion)?.compiled;
  const tier = index === undefined ? undefined : compiled?.tiers[Number(index)];
  return tier === undefined ? [] : [tier.id];
};
