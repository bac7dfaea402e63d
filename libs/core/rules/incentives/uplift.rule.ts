import { roundHalfAwayFromZero, type Period } from '#kernel';
import type { Line } from '../commission/line.js';
import type { PricedDeal } from '../deal/deal-evaluation.js';
import { sortedIds } from '../deal/flag.js';
import { upliftPeriodOf, type Award } from './award.rule.js';
import type { Uplift } from './rewards/reward.js';

/** An uplift of one claim by one award: its line, and how it was worked out. */
export interface AppliedUplift {
  readonly award: Award;
  readonly line: Line;
  readonly uplift: Uplift;
}

/** The awards that raise a quarter's deals, by that quarter. */
export type UpliftsByPeriod = ReadonlyMap<Period, readonly Award[]>;

/** Puts the awards that are uplifts under the quarters in which they act, in the order of the rule set's incentives. */
export const upliftsByPeriod = (awards: readonly Award[]): UpliftsByPeriod => {
  const byPeriod = new Map<Period, Award[]>();
  for (const award of awards) {
    if (award.option?.reward.uplift === undefined) continue;
    const period = upliftPeriodOf(award);
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), award]);
  }
  for (const list of byPeriod.values()) list.sort((left, right) => left.incentive.index - right.incentive.index);
  return byPeriod;
};

/** The uplifts of a won deal by the awards that raise its quarter, one for each claim and award, also where zero; the cap does not touch them. */
export const upliftsOn = (deal: PricedDeal, awards: readonly Award[]): AppliedUplift[] => {
  if (awards.length === 0 || deal.net === null || deal.dossier.status !== 'won') return [];
  return deal.lines
    .filter(({ kind }) => kind === 'commission')
    .flatMap((line) => awards.filter(({ partnerId }) => partnerId === line.partnerId).flatMap((award) => applied(deal, line, award)));
};

const applied = ({ net, currency }: PricedDeal, line: Line, award: Award): AppliedUplift[] => {
  const { option, choiceEventId } = award;
  if (option?.reward.uplift === undefined || net === null) return [];
  const uplift = option.reward.uplift({ netMinor: net.minor, share: line.share, commissionMinor: line.amountMinor, currency });
  const eventIds = choiceEventId === null ? line.eventIds : sortedIds([...line.eventIds, choiceEventId]);
  const amountMinor = roundHalfAwayFromZero(uplift.exactMinor);
  return [{ award, uplift, line: { ...line, kind: 'uplift', amountMinor, clause: option.clause, eventIds } }];
};
