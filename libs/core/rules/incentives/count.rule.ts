import { compareUtf8, periodOf, type Instant, type Period } from '#kernel';
import { linesOf } from '../commission/lines.rule.js';
import { netOf, type NetView } from '../commission/net.rule.js';
import { poolOf } from '../commission/pool.rule.js';
import type { PricedDeal } from '../deal/deal-evaluation.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';

/** What a rule asks to be counted; `clawback` lets adjustments of later quarters take a win away. */
export interface CountRule {
  readonly count: 'coSellWon' | 'coSellDeals';
  readonly atLeast: number;
  readonly clawback: boolean;
}

/** A partner that has enough in a quarter, and the distinct deals it has it by, in byte order. */
export interface Counted {
  readonly period: Period;
  readonly partnerId: string;
  readonly dealIds: readonly string[];
}

/** Who has enough, by quarter, then partner. Deals that no version covers count for nothing. */
export const countDeals = (ruleSet: CompiledRuleSet, rule: CountRule, deals: readonly PricedDeal[]): Counted[] => {
  const found = new Map<string, { period: Period; partnerId: string; dealIds: Set<string> }>();
  for (const deal of deals) {
    for (const { period, partnerId } of occurrencesOf(ruleSet, rule, deal)) {
      const key = `${period} ${partnerId}`;
      const entry = found.get(key) ?? { period, partnerId, dealIds: new Set<string>() };
      found.set(key, entry);
      entry.dealIds.add(deal.dossier.dealId);
    }
  }
  return [...found.values()]
    .filter(({ dealIds }) => dealIds.size >= rule.atLeast)
    .map(({ period, partnerId, dealIds }) => ({ period, partnerId, dealIds: [...dealIds].sort(compareUtf8) }))
    .sort((left, right) => compareUtf8(left.period, right.period) || compareUtf8(left.partnerId, right.partnerId));
};

type Occurrence = Pick<Counted, 'period' | 'partnerId'>;

/** For which partners, and in which quarters, one deal counts. */
export const occurrencesOf = (ruleSet: CompiledRuleSet, rule: Pick<CountRule, 'count' | 'clawback'>, deal: PricedDeal): Occurrence[] => {
  if (!deal.inForce) return [];
  return rule.count === 'coSellWon' ? coSellWins(ruleSet, rule.clawback, deal) : coSellRegistrations(ruleSet, deal);
};

/** The partners whose claim on a co-sell win is not withheld and above zero, when everything is taken as come in. */
const coSellWins = (ruleSet: CompiledRuleSet, clawback: boolean, deal: PricedDeal): Occurrence[] => {
  const { dossier, period, pool } = deal;
  if (dossier.status !== 'won' || !deal.coSell || period === null || pool === null) return [];
  const view: NetView = { asIfCollected: true, throughPeriod: clawback ? null : period };
  const paid = linesIn(ruleSet, deal, view).filter(({ partnerId, withheld, amountMinor }) => partnerId !== null && !withheld && amountMinor > 0n);
  return [...new Set(paid.map(({ partnerId }) => partnerId ?? ''))].map((partnerId) => ({ period, partnerId }));
};

const linesIn = (ruleSet: CompiledRuleSet, deal: PricedDeal, view: NetView): PricedDeal['lines'] => {
  if (ruleSet.commission.accrueOn === 'won' && (deal.dossier.adjustments?.length ?? 0) === 0) return deal.lines;
  const { cap } = ruleSet.commission;
  return linesOf(ruleSet, deal.division, poolOf(netOf(ruleSet, deal.dossier, view).minor, deal.rate, { cap, currency: deal.currency }));
};

/** The partners of registrations that name at least two, in the quarter of their approval, whatever became of the deal. */
const coSellRegistrations = ({ calendar }: CompiledRuleSet, { dossier }: PricedDeal): Occurrence[] =>
  (dossier.registrations ?? []).flatMap(({ approvedAt, partnerIds }) => {
    const partners = [...new Set(partnerIds)];
    if (partners.length < 2) return [];
    return partners.map((partnerId) => ({ period: periodOf(approvedAt as Instant, calendar), partnerId }));
  });
