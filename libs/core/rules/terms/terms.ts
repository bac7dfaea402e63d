import type { EventId, Instant, PartnerId, Period, RuleSetId } from '#kernel';
import { noPublishedRuleSets, type PublishedRuleSets } from '../publication/published-rule-sets.js';

/** The event that told it, with both clocks. */
export interface ToldBy {
  readonly eventId: EventId;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** A quarter that is being closed or closed: what is recorded after `knownAt` is posted in a later one. */
export interface PeriodClosing {
  readonly period: Period;
  readonly knownAt: Instant;
  /** Null while statements are being issued. */
  readonly closed: ToldBy | null;
}

/** What a partner earned by its deals of a quarter, counted at the close of that quarter: an incentive or a tier, by its clause. */
export interface CountedAward extends AwardName {
  readonly partnerId: PartnerId;
  /** The quarter at whose close later refunds took it back; null while it stands. */
  readonly takenBackIn: Period | null;
  readonly dealIds: readonly string[];
}

/** Which award it is: of a quarter, by rule set, version and clause. */
export interface AwardName {
  readonly period: Period;
  readonly ruleSetId: RuleSetId;
  readonly version: number;
  readonly clause: string;
}

/** Which of the rewards of an incentive a partner took. */
export interface IncentiveChoice extends AwardName, ToldBy {
  readonly partnerId: PartnerId;
  readonly option: number;
}

/** A tier that the programme granted from a local day on; null takes it away. */
export interface TierGrant extends ToldBy {
  readonly partnerId: PartnerId;
  readonly tier: string | null;
  readonly from: string;
}

/** A partner that became part of another. */
export interface Merger extends ToldBy {
  readonly from: PartnerId;
  readonly into: PartnerId;
  readonly on: string;
}

/** By which version the deals of a closed quarter that follow a rule set are priced from then on, whatever their dates say. */
export interface PeriodRestatement extends ToldBy {
  readonly restatementId: string;
  readonly period: Period;
  readonly ruleSetId: RuleSetId;
  readonly version: number;
}

/** What beside a deal's own facts decides what it owes: the rules published, the quarters closed with their awards, restated, choices, tiers, mergers. */
export interface Terms {
  readonly published: PublishedRuleSets;
  /** In the order of the quarters. */
  readonly closings: readonly PeriodClosing[];
  /** In the order of their approval: of one quarter and rule set the last holds. */
  readonly restatements: readonly PeriodRestatement[];
  readonly awards: readonly CountedAward[];
  readonly choices: readonly IncentiveChoice[];
  readonly tierGrants: readonly TierGrant[];
  readonly mergers: readonly Merger[];
}

/** The terms before anything was published, closed, chosen or merged. */
export const noTerms: Terms = { published: noPublishedRuleSets, closings: [], restatements: [], awards: [], choices: [], tierGrants: [], mergers: [] };

/** Terms of published rules alone. */
export const termsOf = (published: PublishedRuleSets): Terms => ({ ...noTerms, published });

/** The closing of a quarter, if it began. */
export const closingOf = ({ closings }: Terms, period: Period): PeriodClosing | undefined => closings.find((closing) => closing.period === period);

/** The closing that a quarter ended with: its own or, where the first one took it along, that of a later quarter. */
export const closingWith = ({ closings }: Terms, period: Period): PeriodClosing | undefined => closings.find((closing) => closing.period >= period);

/** The last quarter whose closing had begun when something was recorded: nothing recorded then is posted in it, or before it. */
export const lastClosingBefore = ({ closings }: Terms, recordedAt: Instant): Period | undefined =>
  closings.findLast(({ knownAt }) => knownAt < recordedAt)?.period;
