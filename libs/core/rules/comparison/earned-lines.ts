import type { Currency, Period } from '#kernel';
import type { Line } from '../commission/line.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { Evaluation } from '../result/evaluation.js';

/** One thing that a partner earns, of which its total is the sum. Minor units of `currency`; what is withheld stands beside. */
export interface EarnedLine {
  readonly kind: 'commission' | 'uplift' | 'incentive' | 'spiff';
  /** Null where no single deal earned it. */
  readonly dealId: string | null;
  readonly partnerId: string;
  readonly currency: Currency;
  readonly period: Period;
  readonly position: string | null;
  /** The incentive or SPIFF that it was earned by; null for commission. */
  readonly ruleId: string | null;
  readonly clause: string;
  readonly amountMinor: bigint;
  readonly withheldMinor: bigint;
}

/** Everything that partners earn in an evaluation: lines of won deals, fixed amounts of incentives, SPIFFs by quarter. */
export const earnedLines = ({ ruleSet, deals, awards, spiffs }: Evaluation): EarnedLine[] => [
  ...deals.filter(({ dossier }) => dossier.status === 'won').flatMap(linesOfDeal),
  ...awards.flatMap(({ incentive, partnerId, period, option }): EarnedLine[] =>
    option?.reward.amountMinor == null
      ? []
      : [{ ...ofNoDeal, kind: 'incentive', partnerId, currency: ruleSet.currency, period, ruleId: incentive.id, clause: option.clause, amountMinor: option.reward.amountMinor }],
  ),
  ...spiffs.flatMap(({ spiff, partnerId, minorByPeriod }) =>
    [...minorByPeriod].map(([period, amountMinor]): EarnedLine => (
      { ...ofNoDeal, kind: 'spiff', partnerId, currency: ruleSet.currency, period, ruleId: spiff.id, clause: spiff.clause, amountMinor })),
  ),
];

const ofNoDeal = { dealId: null, position: null, withheldMinor: 0n } as const;

const linesOfDeal = (deal: DealEvaluation): EarnedLine[] => [
  ...deal.lines.flatMap((line) => earnedOn(deal, line, { kind: 'commission', ruleId: null })),
  ...deal.uplifts.flatMap(({ line, award }) => earnedOn(deal, line, { kind: 'uplift', ruleId: award.incentive.id })),
];

const earnedOn = ({ dossier, currency, period }: DealEvaluation, line: Line, by: Pick<EarnedLine, 'kind' | 'ruleId'>): EarnedLine[] => {
  const { partnerId, position, clause, amountMinor, withheld } = line;
  if (partnerId === null || period === null) return [];
  const counted = withheld ? { amountMinor: 0n, withheldMinor: amountMinor } : { amountMinor, withheldMinor: 0n };
  return [{ ...by, dealId: dossier.dealId, partnerId, currency, period, position, clause, ...counted }];
};
