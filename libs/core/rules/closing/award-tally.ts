import { compareUtf8, lastInstantOfPeriod, periodOf, type Instant, type PartnerId, type Period, type RuleSetId } from '#kernel';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import { occurrencesOf, type CountRule } from '../incentives/count.rule.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { versionFor, type PublishedVersion } from '../publication/published-rule-sets.js';
import { cutDossier } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { successorsFor } from '../terms/merged-dossier.js';
import { incentiveOf } from '../terms/standing-awards.js';
import { closingWith, type AwardName, type CountedAward, type Terms } from '../terms/terms.js';
import { earnsSpiff, spiffsOwed, type SpiffOwed } from './spiffs-owed.js';

/** An award that the close of a quarter counts. */
export interface AwardFound extends AwardName {
  readonly partnerId: PartnerId;
  readonly dealIds: readonly string[];
}

/** What a SPIFF owes for a quarter, under the version in force at that quarter's end. */
export interface SpiffFound extends SpiffOwed {
  readonly ruleSetId: RuleSetId;
  readonly version: PublishedVersion;
  readonly clause: string;
}

/** What all deals together earn at the close of a quarter. */
export interface AwardsFound {
  readonly counted: readonly AwardFound[];
  /** Awards of earlier quarters for which too few deals are left, with those that are. */
  readonly takenBack: readonly AwardFound[];
  /** Of this quarter and the earlier ones. */
  readonly spiffs: readonly SpiffFound[];
}

/** Which quarter is closed, and from what was known when. */
export interface ClosingMoment {
  readonly period: Period;
  readonly knownAt: Instant;
}

/**
 * Counts what deals earn together, one deal after the other in any order: incentives and tiers of the version in force at the quarter's
 * end, awards that refunds took back since, SPIFFs. A deal is evaluated under its own version, from what was known at the closing.
 */
export const awardTally = (terms: Terms, closing: ClosingMoment): { readonly add: (stored: StoredDossier) => void; readonly found: () => AwardsFound } => {
  const winners: Winners = new Map();
  const left = new Map<CountedAward, Set<string>>(retractable(terms).map((award) => [award, new Set()]));
  const touches: Touches = new Map();
  const inForce = remember((ruleSetId: RuleSetId) => versionAtEndOf(terms, ruleSetId, closing));
  return {
    add: (stored) => {
      const evaluated = evaluateStored(stored, terms, { knownAt: closing.knownAt });
      if (evaluated !== undefined && left.size > 0) countLeft(left, stored, { terms, adjustments: evaluated.dossier.adjustments });
      if (evaluated?.version == null || !evaluated.evaluation.inForce) return;
      const { evaluation, version: own } = evaluated;
      const counting = inForce(own.ruleSetId);
      if (counting !== undefined) count(winners, evaluation, { own, counting, period: closing.period });
      const earning = touchesAsEarned(evaluation.touchpoints.qualifying, stored, { terms, own, knownAt: closing.knownAt });
      collectTouches(touches, earning, (terms.published.get(own.ruleSetId)?.versions ?? []).filter(({ recordedAt }) => recordedAt <= closing.knownAt));
    },
    found: () => ({
      counted: [...winners.values()].filter(({ rule, dealIds }) => dealIds.size >= rule.atLeast)
        .map(({ name, partnerId, dealIds }) => ({ ...name, partnerId: partnerId as PartnerId, dealIds: sorted(dealIds) })).sort(byName),
      takenBack: [...left].flatMap(([{ takenBackIn: _takenBackIn, ...award }, dealIds]) =>
        (dealIds.size < (incentiveOf(terms, award)?.atLeast ?? 0) ? [{ ...award, dealIds: sorted(dealIds) }] : [])).sort(byName),
      spiffs: [...touches.values()].flatMap((each) => spiffsIn(terms, each, closing)),
    }),
  };
};

/** Who has which deals for which rule, so far. */
type Winners = Map<string, { readonly rule: CountRule; readonly name: AwardName; readonly partnerId: string; readonly dealIds: Set<string> }>;

const count = (winners: Winners, evaluation: DealEvaluation, { own, counting, period }: { own: PublishedVersion; counting: PublishedVersion; period: Period }): void => {
  for (const { rule, clause } of rulesOf(counting)) {
    for (const { partnerId, period: countedIn } of occurrencesOf(own.compiled, rule, evaluation)) {
      if (countedIn !== period) continue;
      const key = [counting.ruleSetId, clause, partnerId].join(' ');
      const entry = winners.get(key) ?? { rule, partnerId, dealIds: new Set<string>(), name: { period, ruleSetId: counting.ruleSetId, version: counting.version, clause } };
      winners.set(key, entry);
      entry.dealIds.add(evaluation.dossier.dealId);
    }
  }
};

/** Only what was taken from a deal since undoes what it counted for: it is as the award counted it, with the adjustments known by now. */
const countLeft = (
  left: ReadonlyMap<CountedAward, Set<string>>, stored: StoredDossier, { terms, adjustments }: { terms: Terms; adjustments: Dossier['adjustments'] },
): void => {
  for (const [award, dealIds] of left) {
    const incentive = award.dealIds.includes(stored.dealId) ? incentiveOf(terms, award) : undefined;
    const knownAt = closingWith(terms, award.period)?.knownAt;
    if (incentive === undefined || knownAt === undefined) continue;
    const counted = evaluateStored(stored, terms, { knownAt });
    if (counted?.version == null) continue;
    const { compiled } = counted.version;
    const adjusted = evaluateDeal(compiled, { ...counted.dossier, adjustments: adjustments ?? [] });
    const still = occurrencesOf(compiled, incentive, adjusted).some(({ partnerId, period }) => partnerId === award.partnerId && period === award.period);
    if (still) dealIds.add(stored.dealId);
  }
};

/** The touchpoints that earn by a SPIFF, so far: by rule set, version and place in it. */
type Touches = Map<string, EarningTouches>;

interface EarningTouches {
  readonly version: PublishedVersion;
  readonly index: number;
  readonly all: DossierTouchpoint[];
}

/** A touchpoint earns for who was its partner while its own quarter was open: a merger told later moves nothing that was issued. */
export const touchesAsEarned = (
  qualifying: readonly DossierTouchpoint[], stored: StoredDossier, { terms, own, knownAt }: { terms: Terms; own: PublishedVersion; knownAt: Instant },
): readonly DossierTouchpoint[] => {
  if (terms.mergers.length === 0) return qualifying;
  const { calendar } = own.compiled;
  const partners = new Map(cutDossier(stored, { knownAt })?.touchpoints.map(({ eventId, partnerId }) => [eventId, partnerId]));
  return qualifying.map((touch) => {
    const partnerId = partners.get(touch.eventId) ?? null;
    const successors = successorsFor(terms, periodOf(touch.occurredAt as Instant, calendar), { knownAt, timeZone: calendar.timeZone });
    return { ...touch, partnerId: partnerId === null ? null : successors.get(partnerId) ?? partnerId };
  });
};

const collectTouches = (touches: Touches, qualifying: readonly DossierTouchpoint[], versions: readonly PublishedVersion[]): void => {
  for (const version of versions) {
    for (const [index, spiff] of version.compiled.spiffs.entries()) {
      const earning = qualifying.filter((touch) => earnsSpiff(spiff, touch, version.compiled.calendar));
      if (earning.length === 0) continue;
      const key = [version.ruleSetId, version.version, index].join(' ');
      const entry = touches.get(key) ?? { version, index, all: [] };
      touches.set(key, entry);
      entry.all.push(...earning);
    }
  }
};

/** The version whose incentives, tiers and SPIFFs count for a quarter: the one for a deal that closes with the quarter's last instant. */
export const versionAtEndOf = ({ published }: Terms, ruleSetId: RuleSetId, { period, knownAt }: ClosingMoment): PublishedVersion | undefined => {
  const calendar = published.get(ruleSetId)?.versions[0]?.compiled.calendar;
  return calendar && versionFor(published, ruleSetId, { closedAt: lastInstantOfPeriod(period, calendar), publishedBy: knownAt });
};

/** Awards that stand and that a later refund may take back. */
const retractable = (terms: Terms): readonly CountedAward[] =>
  terms.awards.filter((award) => award.takenBackIn === null && incentiveOf(terms, award)?.clawback === true);

const rulesOf = ({ compiled }: PublishedVersion): readonly { readonly rule: CountRule; readonly clause: string }[] => [
  ...compiled.incentives.map((incentive, index) => ({ rule: incentive, clause: `/incentives/${index}` })),
  ...compiled.tiers.map(({ count, atLeast }, index) => ({ rule: { count, atLeast, clawback: false }, clause: `/tiers/${index}` })),
];

/** A quarter's touchpoints earn by the SPIFFs of the version in force at its end, as it was known when the quarter was closed. */
const spiffsIn = (terms: Terms, { version, index, all }: EarningTouches, closing: ClosingMoment): readonly SpiffFound[] => {
  const spiff = version.compiled.spiffs[index];
  if (spiff === undefined) return [];
  return spiffsOwed(spiff, all, version.compiled.calendar).filter((owed) => {
    if (owed.period > closing.period) return false;
    const knownAt = closingWith(terms, owed.period)?.knownAt ?? closing.knownAt;
    return versionAtEndOf(terms, version.ruleSetId, { period: owed.period, knownAt })?.version === version.version;
  }).map((owed) => ({ ...owed, ruleSetId: version.ruleSetId, version, clause: `/spiffs/${index}` }));
};

const remember = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new Map<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as Value;
  };
};

const sorted = (dealIds: ReadonlySet<string>): string[] => [...dealIds].sort(compareUtf8);

const byName = (left: AwardFound, right: AwardFound): number =>
  compareUtf8([left.period, left.ruleSetId, left.clause, left.partnerId].join(' '), [right.period, right.ruleSetId, right.clause, right.partnerId].join(' '));
