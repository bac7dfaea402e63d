import { compareUtf8, localDayOf, periodOf, type Instant, type Period } from '#kernel';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { sortedIds } from '../deal/flag.js';
import type { DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet, Spiff } from '../ruleset/compile-ruleset.js';

/** What a partner earned by one SPIFF. Minor units of the rule set's currency. */
export interface SpiffAward {
  readonly spiff: Spiff;
  readonly partnerId: string;
  readonly amountMinor: bigint;
  /** The same by the quarters of its touchpoints. */
  readonly minorByPeriod: ReadonlyMap<Period, bigint>;
  readonly eventIds: readonly string[];
}

/** The SPIFFs earned, by rule, then partner: the first so many qualifying touchpoints of the kind, on deals of any status. */
export const spiffsEarned = (ruleSet: CompiledRuleSet, deals: readonly DealEvaluation[]): SpiffAward[] =>
  ruleSet.spiffs.flatMap((spiff) =>
    [...touchesByPartner(ruleSet, spiff, deals)]
      .sort(([left], [right]) => compareUtf8(left, right))
      .map(([partnerId, touches]) => awardOf(ruleSet, spiff, { partnerId, touches })),
  );

const touchesByPartner = ({ calendar }: CompiledRuleSet, spiff: Spiff, deals: readonly DealEvaluation[]): Map<string, DossierTouchpoint[]> => {
  const byPartner = new Map<string, DossierTouchpoint[]>();
  for (const touch of deals.flatMap(({ touchpoints }) => touchpoints.qualifying)) {
    if (touch.partnerId === null || touch.kind !== spiff.kind) continue;
    const day = localDayOf(touch.occurredAt as Instant, calendar.timeZone);
    if (day < spiff.from || day > spiff.to) continue;
    byPartner.set(touch.partnerId, [...(byPartner.get(touch.partnerId) ?? []), touch]);
  }
  return byPartner;
};

const awardOf = (
  { calendar }: CompiledRuleSet, spiff: Spiff, { partnerId, touches }: { partnerId: string; touches: readonly DossierTouchpoint[] },
): SpiffAward => {
  const first = [...touches]
    .sort((left, right) => compareUtf8(left.occurredAt, right.occurredAt) || compareUtf8(left.eventId, right.eventId))
    .slice(0, spiff.maximumPerPartner);
  const minorByPeriod = new Map<Period, bigint>();
  for (const { occurredAt } of first) {
    const period = periodOf(occurredAt as Instant, calendar);
    minorByPeriod.set(period, (minorByPeriod.get(period) ?? 0n) + spiff.amountMinor);
  }
  return {
    spiff,
    partnerId,
    amountMinor: spiff.amountMinor * BigInt(first.length),
    minorByPeriod,
    eventIds: sortedIds(first.map(({ eventId }) => eventId)),
  };
};
