import { compareUtf8, lastInstantOfPeriod, type Instant, type PartnerId, type Period, type RuleSetId } from '#kernel';
import type { DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { occurrencesOf, type CountRule } from '../incentives/count.rule.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { versionFor, type PublishedVersion } from '../publication/published-rule-sets.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { incentiveOf } from '../terms/standing-awards.js';
import type { AwardName, CountedAward, Terms } from '../terms/terms.js';
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
export const awardTally = (terms: Terms, { period, knownAt }: ClosingMoment): { readonly add: (stored: StoredDossier) => void; readonly found: () => AwardsFound } => {
  const found = new Map<string, { readonly rule: CountRule; readonly name: AwardName; readonly partnerId: string; readonly dealIds: Set<string> }>();
  const left = new Map<CountedAward, Set<string>>(retractable(terms).map((award) => [award, new Set()]));
  const touches = new Map<string, { readonly version: PublishedVersion; readonly index: number; readonly all: DossierTouchpoint[] }>();
  const inForce = remember((ruleSetId: RuleSetId) => versionAtEndOf(terms, ruleSetId, { period, knownAt }));

  const count = (evaluation: DealEvaluation, own: PublishedVersion, counting: PublishedVersion): void => {
    for (const { rule, clause } of rulesOf(counting)) {
      for (const occurrence of occurrencesOf(own.compiled, rule, evaluation)) {
        if (occurrence.period !== period) continue;
        const key = [counting.ruleSetId, clause, occurrence.partnerId].join(' ');
        const entry = found.get(key) ?? {
          rule, partnerId: occurrence.partnerId, dealIds: new Set<string>(), name: { period, ruleSetId: counting.ruleSetId, version: counting.version, clause } };
        found.set(key, entry);
        entry.dealIds.add(evaluation.dossier.dealId);
      }
    }
  };

  const countLeft = (evaluation: DealEvaluation, own: PublishedVersion): void => {
    for (const [award, dealIds] of left) {
      if (!award.dealIds.includes(evaluation.dossier.dealId)) continue;
      const incentive = incentiveOf(terms, award);
      if (incentive === undefined) continue;
      const still = occurrencesOf(own.compiled, incentive, evaluation).some((each) => each.partnerId === award.partnerId && each.period === award.period);
      if (still) dealIds.add(evaluation.dossier.dealId);
    }
  };

  const collectTouches = (evaluation: DealEvaluation, own: PublishedVersion): void => {
    for (const version of terms.published.get(own.ruleSetId)?.versions ?? []) {
      if (version.recordedAt > knownAt) continue;
      for (const [index, spiff] of version.compiled.spiffs.entries()) {
        const earning = evaluation.touchpoints.qualifying.filter((touch) => earnsSpiff(spiff, touch, version.compiled.calendar));
        if (earning.length === 0) continue;
        const key = [version.ruleSetId, version.version, index].join(' ');
        const entry = touches.get(key) ?? { version, index, all: [] };
        touches.set(key, entry);
        entry.all.push(...earning);
      }
    }
  };

  return {
    add: (stored) => {
      const evaluated = evaluateStored(stored, terms, { knownAt });
      if (evaluated?.version == null || !evaluated.evaluation.inForce) return;
      const counting = inForce(evaluated.version.ruleSetId);
      if (counting !== undefined) count(evaluated.evaluation, evaluated.version, counting);
      if (left.size > 0) countLeft(evaluated.evaluation, evaluated.version);
      collectTouches(evaluated.evaluation, evaluated.version);
    },
    found: () => ({
      counted: [...found.values()].filter(({ rule, dealIds }) => dealIds.size >= rule.atLeast)
        .map(({ name, partnerId, dealIds }) => ({ ...name, partnerId: partnerId as PartnerId, dealIds: sorted(dealIds) })).sort(byName),
      takenBack: [...left].flatMap(([award, dealIds]) => {
        const { takenBackIn: _takenBackIn, ...name } = award;
        return dealIds.size < (incentiveOf(terms, award)?.atLeast ?? 0) ? [{ ...name, dealIds: sorted(dealIds) }] : [];
      }).sort(byName),
      spiffs: [...touches.values()].flatMap(({ version, index, all }) => spiffsIn(terms, { version, index, all }, { period, knownAt })),
    }),
  };
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
const spiffsIn = (
  terms: Terms, { version, index, all }: { version: PublishedVersion; index: number; all: readonly DossierTouchpoint[] }, closing: ClosingMoment,
): readonly SpiffFound[] => {
  const spiff = version.compiled.spiffs[index];
  if (spiff === undefined) return [];
  return spiffsOwed(spiff, all, version.compiled.calendar).filter((owed) => {
    if (owed.period > closing.period) return false;
    const knownAt = terms.closings.find((each) => each.period === owed.period)?.knownAt ?? closing.knownAt;
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
