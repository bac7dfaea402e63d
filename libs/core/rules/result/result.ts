import { canonicalJson, digestOf, formatMinor, formatRational, type Rational } from '#kernel';
import type { Bucket } from '../buckets/bucket.rule.js';
import type { Line } from '../commission/line.js';
import { allLines, type DealEvaluation } from '../deal/deal-evaluation.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { Facts } from '../facts/facts.schema.js';
import { upliftPeriodOf, type Award } from '../incentives/award.rule.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { SpiffAward } from '../spiffs/spiff.rule.js';
import { evaluateDeals, type Evaluation } from './evaluation.js';
import type { Result, ResultDeal } from './result.schema.js';
import type { Total } from './totals.js';

/** What sound dossiers come to under a rule set and the period's facts, as the public document `tandem.result/1`. */
export const evaluate = (ruleSet: CompiledRuleSet, dossiers: readonly Dossier[], facts?: Facts): Result =>
  resultOf(evaluateDeals(ruleSet, dossiers, facts));

/** The public document of an evaluation. `version` is that of the published rule set, null if it was not published. */
export const resultOf = ({ ruleSet, deals, awards, tiers, spiffs, totals }: Evaluation, version: number | null = null): Result => {
  const document: Omit<Result, 'digest'> = {
    format: 'tandem.result/1',
    ruleset: { id: ruleSet.id, version, digest: ruleSet.digest },
    deals: deals.map(resultDealOf),
    incentives: awards.map((award) => incentiveRow(ruleSet, award)),
    tiers: tiers.map((tier) => ({ ...tier, dealIds: [...tier.dealIds] })),
    spiffs: spiffs.map((award) => spiffRow(ruleSet, award)),
    totals: totals.map(totalRow),
  };
  return { ...document, digest: digestOf(document) };
};

/** The text that is printed: RFC 8785 form and one line feed. */
export const resultText = (result: Result): string => `${canonicalJson(result)}\n`;

/** One deal of the public document. */
export const resultDealOf = (deal: DealEvaluation): ResultDeal => ({
  dealId: deal.dossier.dealId,
  status: deal.dossier.status,
  period: deal.period,
  coSell: deal.coSell,
  rate: deal.rate.text,
  net: formatMinor(deal.net?.minor ?? 0n, deal.currency),
  pool: formatMinor(deal.pool?.minor ?? 0n, deal.currency),
  currency: deal.currency,
  lines: allLines(deal).map((line) => resultLine(line, deal)),
  bucket: bucketRow(deal.bucket),
  flags: deal.flags.map((flag) => ({ ...flag, eventIds: [...flag.eventIds] })),
});

const resultLine = (line: Line, { currency }: DealEvaluation): ResultDeal['lines'][number] => ({
  partnerId: line.partnerId,
  position: line.position,
  share: formatRational(line.share),
  amount: formatMinor(line.amountMinor, currency),
  kind: line.kind,
  withheld: line.withheld,
  clause: line.clause,
  eventIds: [...line.eventIds],
});

const bucketRow = ({ supported, sourcePartnerId, cycleDays, cohortDays, daysSaved }: Bucket): ResultDeal['bucket'] => ({
  supported: [...supported],
  sourcePartnerId,
  cycleDays,
  cohortDays: textOrNull(cohortDays),
  daysSaved: textOrNull(daysSaved),
});

const textOrNull = (value: Rational | null): string | null => (value === null ? null : formatRational(value));

const incentiveRow = ({ currency }: CompiledRuleSet, award: Award): Result['incentives'][number] => {
  const { incentive, partnerId, period, dealIds, option, choiceEventId } = award;
  const amountMinor = option?.reward.amountMinor ?? null;
  return {
    id: incentive.id,
    partnerId,
    period,
    dealIds: [...dealIds],
    reward: option?.reward.kind ?? 'choice',
    amount: amountMinor === null ? null : formatMinor(amountMinor, currency),
    currency: amountMinor === null ? null : currency,
    percent: option?.reward.percent ?? null,
    on: option?.reward.uplift === undefined ? null : upliftPeriodOf(award),
    clause: option?.clause ?? `/incentives/${incentive.index}/choice`,
    eventIds: choiceEventId === null ? [] : [choiceEventId],
  };
};

const spiffRow = ({ currency }: CompiledRuleSet, { spiff, partnerId, amountMinor, eventIds }: SpiffAward): Result['spiffs'][number] => ({
  id: spiff.id,
  partnerId,
  clause: spiff.clause,
  currency,
  amount: formatMinor(amountMinor, currency),
  eventIds: [...eventIds],
});

const totalRow = (total: Total): Result['totals'][number] => {
  const text = (minor: bigint): string => formatMinor(minor, total.currency);
  return {
    partnerId: total.partnerId,
    currency: total.currency,
    commission: text(total.commissionMinor),
    uplift: text(total.upliftMinor),
    incentive: text(total.incentiveMinor),
    spiff: text(total.spiffMinor),
    withheld: text(total.withheldMinor),
    amount: text(total.commissionMinor + total.upliftMinor + total.incentiveMinor + total.spiffMinor),
  };
};
