import { compareUtf8, type Currency, type PartnerId, type Period } from '#kernel';
import { lineMinor } from '../closing/award-lines.js';
import { versionAtEndOf } from '../closing/award-tally.js';
import { spiffsOwed } from '../closing/spiffs-owed.js';
import { compareRuleSets } from '../comparison/compare-rule-sets.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { incentiveOf } from '../terms/standing-awards.js';
import { closingWith, type CountedAward, type IncentiveChoice, type Terms } from '../terms/terms.js';
import { isCountedIn, type AwardMark, type ReplaySide } from './award-marks.js';
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

/** The awards of one side, counted from the marks of all deals. */
export const countedAwards = (plan: ReplayPlan, marks: readonly AwardMark[], side: ReplaySide): readonly CountedAward[] => {
  const terms = termsOf(plan, side);
  const groups = new Map<string, { readonly award: CountedAward; readonly dealIds: Set<string>; readonly left: Set<string> }>();
  for (const mark of marks) {
    if (mark.mark !== 'counts' || mark.side !== side) continue;
    const key = JSON.stringify([mark.name.period, mark.name.ruleSetId, mark.name.version, mark.name.clause, mark.partnerId]);
    const group = groups.get(key) ?? { award: { ...mark.name, partnerId: mark.partnerId as PartnerId, takenBackIn: null, dealIds: [] }, dealIds: new Set<string>(), left: new Set<string>() };
    groups.set(key, group);
    group.dealIds.add(mark.dealId);
    if (mark.stillCounts) group.left.add(mark.dealId);
  }
  return [...groups].sort(([left], [right]) => compareUtf8(left, right)).flatMap(([, { award, dealIds, left }]) => {
    const incentive = incentiveOf(terms, award);
    if (incentive === undefined || dealIds.size < incentive.atLeast) return [];
    const isTaken = incentive.clawback && left.size < incentive.atLeast;
    return [{ ...award, dealIds: [...dealIds].sort(compareUtf8), takenBackIn: isTaken ? plan.closed ?? null : null }];
  });
};

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
export const replayedAwards = (plan: ReplayPlan, marks: readonly AwardMark[], issued: readonly IssuedLine[]): { readonly rows: readonly AwardRow[]; readonly money: readonly (AwardMoney & { readonly side: ReplaySide })[] } => {
  const booked = issued.flatMap((line) => issuedAward(plan, line));
  const [recounted, replayed] = [moneyOn(plan, marks, 'booked'), moneyOn(plan, marks, 'replayed')];
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

const moneyOn = (plan: ReplayPlan, marks: readonly AwardMark[], side: ReplaySide): readonly AwardMoney[] =>
  [...countedAwards(plan, marks, side).flatMap((award) => incentiveMoney(plan, award, side)), ...spiffMoney(plan, marks, side)];

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

const spiffMoney = (plan: ReplayPlan, marks: readonly AwardMark[], side: ReplaySide): readonly AwardMoney[] => {
  const terms = termsOf(plan, side);
  const groups = new Map<string, (AwardMark & { mark: 'touch' })[]>();
  for (const mark of marks) {
    if (mark.mark !== 'touch' || mark.side !== side) continue;
    const key = JSON.stringify([mark.ruleSetId, mark.version, mark.index]);
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const rules = first && terms.published.get(first.ruleSetId)?.versions.find(({ version }) => version === first.version)?.compiled;
    const spiff = first && rules?.spiffs[first.index];
    if (first === undefined || rules === undefined || spiff === undefined) return [];
    return spiffsOwed(spiff, group.map(({ touch }) => touch), rules.calendar).filter(({ period }) => {
      const knownAt = closingWith(plan.terms, period)?.knownAt ?? plan.knownAt;
      return isCountedIn(plan, period) && versionAtEndOf(terms, first.ruleSetId, { period, knownAt })?.version === first.version;
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
