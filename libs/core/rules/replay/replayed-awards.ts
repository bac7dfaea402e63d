import { compareUtf8, type Currency, type PartnerId, type Period } from '#kernel';
import { lineMinor } from '../closing/award-lines.js';
import { versionAtEndOf } from '../closing/award-tally.js';
import { spiffsOwed } from '../closing/spiffs-owed.js';
import { compareRuleSets } from '../comparison/compare-rule-sets.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { incentiveOf } from '../terms/standing-awards.js';
import { closingWith, type CountedAward, type IncentiveChoice, type Terms } from '../terms/terms.js';
import { isCountedIn, type AwardCounts, type IncentiveCount, type ReplaySide } from './award-counts.js';
import type { IssuedLine } from './booked-lines.js';
import { changeOf } from './replay-deal.js';
import type { ReplayPlan } from './replay-plan.js';
import type { Replay } from './replay.schema.js';

type AwardRow = Replay['awards'][number];

/** What an incentive or a SPIFF pays a partner for a quarter, in one of three ways: as issued, counted again, replayed. */
export interface AwardMoney {
  readonly kind: AwardRow['kind'];
  readonly id: string;
  readonly partnerId: string;
  readonly period: Period;
  readonly currency: Currency;
  readonly clause: string;
  readonly minor: bigint;
  /** The rules that it is paid by. */
  readonly rules: CompiledRuleSet;
}

/** The awards of one side, counted from all deals. Which deals they rest on a replay does not ask. */
export const countedAwards = (plan: ReplayPlan, { incentives }: AwardCounts, side: ReplaySide): readonly CountedAward[] => {
  const terms = termsOf(plan, side);
  return [...incentives.values()].filter((count) => count.side === side).sort((left, right) => compareUtf8(placeOf(left), placeOf(right))).flatMap(({ name, partnerId, deals, left }) => {
    const incentive = incentiveOf(terms, name);
    if (incentive === undefined || deals < incentive.atLeast) return [];
    const isTaken = incentive.clawback && left < incentive.atLeast;
    return [{ ...name, partnerId: partnerId as PartnerId, takenBackIn: isTaken ? plan.closed ?? null : null, dealIds: [] }];
  });
};

const placeOf = ({ name, partnerId }: IncentiveCount): string => JSON.stringify([name.period, name.ruleSetId, name.version, name.clause, partnerId]);

/** The plan with the awards of its own quarters counted under the replay's rules, so that they raise the deals of its later quarters. */
export const withAwardsReplayed = (plan: ReplayPlan, awards: readonly CountedAward[]): ReplayPlan => {
  const { replayedTerms: terms } = plan;
  const kept = terms.awards.filter(({ period }) => !isCountedIn(plan, period));
  const choices = awards.flatMap((award): readonly IncentiveChoice[] => {
    const choice = choiceFor(plan, award);
    return choice === undefined ? [] : [{ ...choice, period: award.period, ruleSetId: award.ruleSetId, version: award.version, clause: award.clause }];
  });
  return { ...plan, replayedTerms: { ...terms, awards: [...kept, ...awards], choices: [...terms.choices, ...choices] } };
};

/** What the awards of the replayed quarters differ in, and everything that they pay on both sides. */
export const replayedAwards = (plan: ReplayPlan, counts: AwardCounts, issued: readonly IssuedLine[]): { readonly rows: readonly AwardRow[]; readonly money: readonly (AwardMoney & { readonly side: ReplaySide })[] } => {
  const booked = issued.flatMap((line) => issuedAward(plan, line));
  const [recounted, replayed] = [moneyOn(plan, counts, 'booked'), moneyOn(plan, counts, 'replayed')];
  const groups = new Map<string, Record<'booked' | 'recounted' | 'replayed', AwardMoney[]>>();
  for (const [way, all] of Object.entries({ booked, recounted, replayed }) as [keyof typeof emptyWays, readonly AwardMoney[]][]) {
    for (const each of all) {
      const key = JSON.stringify([each.kind, each.id, each.partnerId, each.period, each.currency]);
      const group = groups.get(key) ?? structuredClone(emptyWays);
      groups.set(key, group);
      group[way].push(each);
    }
  }
  return {
    rows: [...groups].sort(([left], [right]) => compareUtf8(left, right)).flatMap(([, group]) => awardRow(group)),
    money: [...booked.map((each) => ({ ...each, side: 'booked' as const })), ...replayed.map((each) => ({ ...each, side: 'replayed' as const }))] };
};

const emptyWays: Record<'booked' | 'recounted' | 'replayed', AwardMoney[]> = { booked: [], recounted: [], replayed: [] };

const termsOf = ({ bookedTerms, replayedTerms }: ReplayPlan, side: ReplaySide): Terms => (side === 'booked' ? bookedTerms : replayedTerms);

/** Issued for an incentive or a SPIFF of a quarter by a closing up to the booked moment. */
const issuedAward = (plan: ReplayPlan, line: IssuedLine): readonly AwardMoney[] => {
  const { kind, partnerId, ruleSetId, version, clause, amount, currency, statedIn } = line;
  const period = line.dealPeriod;
  if ((kind !== 'incentive' && kind !== 'spiff') || clause === null || ruleSetId === null || version === null) return [];
  if (!isCountedIn(plan, period) || plan.closed === undefined || statedIn > plan.closed || (plan.dealsOf !== null && ruleSetId !== plan.dealsOf)) return [];
  const rules = plan.terms.published.get(ruleSetId)?.versions.find((each) => each.version === version)?.compiled;
  const index = Number(clause.split('/')[2]);
  const id = kind === 'incentive' ? rules?.incentives[index]?.id : rules?.spiffs[index]?.id;
  return rules === undefined || id === undefined ? [] : [{ kind, id, partnerId, period, currency: currency as Currency, clause, minor: lineMinor({ amount, currency }), rules }];
};

const moneyOn = (plan: ReplayPlan, counts: AwardCounts, side: ReplaySide): readonly AwardMoney[] =>
  [...countedAwards(plan, counts, side).flatMap((award) => incentiveMoney(plan, award, side)), ...spiffMoney(plan, counts, side)];

const incentiveMoney = (plan: ReplayPlan, award: CountedAward, side: ReplaySide): readonly AwardMoney[] => {
  const terms = termsOf(plan, side);
  const incentive = incentiveOf(terms, award);
  const rules = terms.published.get(award.ruleSetId)?.versions.find(({ version }) => version === award.version)?.compiled;
  if (incentive === undefined || rules === undefined || award.takenBackIn !== null) return [];
  const option = incentive.options[incentive.isChoice ? (choiceFor(plan, award, side)?.option ?? -1) : 0];
  if (option?.reward.amountMinor == null) return [];
  return [{ kind: 'incentive', id: incentive.id, partnerId: award.partnerId, period: award.period, currency: rules.currency, clause: option.clause, minor: option.reward.amountMinor, rules }];
};

/** What the partner chose of the incentive of that name in that quarter, under whichever version it was counted when it was booked. */
const choiceFor = (plan: ReplayPlan, award: CountedAward, side: ReplaySide = 'replayed'): IncentiveChoice | undefined => {
  const id = incentiveOf(termsOf(plan, side), award)?.id;
  return plan.terms.choices.find((choice) => choice.partnerId === award.partnerId && choice.period === award.period
    && choice.recordedAt <= plan.knownAt && incentiveOf(plan.terms, choice)?.id === id);
};

const spiffMoney = (plan: ReplayPlan, { spiffs }: AwardCounts, side: ReplaySide): readonly AwardMoney[] => {
  const terms = termsOf(plan, side);
  return [...spiffs].sort(([left], [right]) => compareUtf8(left, right)).map(([, count]) => count).filter((count) => count.side === side).flatMap(({ ruleSetId, version, index, touches }) => {
    const rules = terms.published.get(ruleSetId)?.versions.find((each) => each.version === version)?.compiled;
    const spiff = rules?.spiffs[index];
    if (rules === undefined || spiff === undefined) return [];
    return spiffsOwed(spiff, touches, rules.calendar).filter(({ period }) => {
      const knownAt = closingWith(plan.terms, period)?.knownAt ?? plan.knownAt;
      return isCountedIn(plan, period) && versionAtEndOf(terms, ruleSetId, { period, knownAt })?.version === version;
    }).map(({ partnerId, period, amountMinor: minor }): AwardMoney => ({ kind: 'spiff', id: spiff.id, partnerId, period, currency: rules.currency, clause: spiff.clause, minor, rules }));
  });
};

/** None where the award comes to the same on both sides. */
const awardRow = ({ booked, recounted, replayed }: typeof emptyWays): readonly AwardRow[] => {
  const sum = (all: readonly AwardMoney[]): bigint => all.reduce((whole, { minor }) => whole + minor, 0n);
  const any = booked[0] ?? replayed[0] ?? recounted[0];
  if (any === undefined || sum(booked) === sum(replayed)) return [];
  const { kind, id, partnerId, period, currency } = any;
  const amountText = (minor: bigint): string => changeOf(currency, 0n, minor).delta;
  const cause = (because: 'booking' | 'clause', minor: bigint, clauses: string[]): AwardRow['causes'] =>
    (minor === 0n ? [] : [{ because, eventId: null, eventType: null, clauses, amount: amountText(minor), withheld: amountText(0n) }]);
  return [{
    kind, id, partnerId, period, currency, clause: { booked: booked.at(-1)?.clause ?? null, replayed: replayed[0]?.clause ?? null },
    amount: changeOf(currency, sum(booked), sum(replayed)),
    causes: [
      ...cause('booking', sum(recounted) - sum(booked), []),
      ...cause('clause', sum(replayed) - sum(recounted), clausesBetween((recounted[0] ?? booked[0])?.rules, replayed[0]?.rules, kind))],
  }];
};

/** The clauses of the award itself that differ, else all that do: what is counted depends on them. Empty where one side has no such award. */
const clausesBetween = (before: CompiledRuleSet | undefined, after: CompiledRuleSet | undefined, kind: AwardRow['kind']): string[] => {
  if (before === undefined || after === undefined) return [kind === 'incentive' ? '/incentives' : '/spiffs'];
  const clauses = compareRuleSets(before.document, after.document).map(({ clause }) => clause);
  const own = clauses.filter((clause) => clause.startsWith(kind === 'incentive' ? '/incentives' : '/spiffs'));
  return own.length > 0 ? own : clauses;
};
