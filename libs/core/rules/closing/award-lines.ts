import { compareUtf8, formatMinor, lastInstantOfPeriod, parseMinor, type Currency, type EventId, type PartnerId, type Period } from '#kernel';
import { choiceOf, incentiveOf } from '../terms/standing-awards.js';
import { paymentTermsOf } from '../terms/payment-terms.js';
import type { CountedAward, Terms } from '../terms/terms.js';
import type { AwardsFound, ClosingMoment } from './award-tally.js';
import type { DraftLine } from './draft-statement.js';

/** What was issued so far for an award or a SPIFF: by `awardKey`, in minor units. */
export type IssuedAwards = ReadonlyMap<string, bigint>;

/** The event that the lines of a closing are caused by: its approval. */
export interface ClosingCause extends ClosingMoment {
  readonly eventId: EventId;
}

/** What a line of an award is about, over all statements. */
export const awardKey = (line: { readonly kind: string; readonly partnerId: string; readonly dealPeriod: string; readonly ruleSetId: string; readonly version: number; readonly clause: string }): string =>
  [line.kind, line.partnerId, line.dealPeriod, line.ruleSetId, line.version, awardClause(line.clause)].join(' ');

/** The incentive or SPIFF of a clause that may name its reward: `/incentives/0` of `/incentives/0/reward/amount`. */
const awardClause = (clause: string): string => clause.split('/').slice(0, 3).join('/');

/**
 * The lines of incentives and SPIFFs at a closing, by partner: what they owe by now less what was issued, award by award. `terms` are
 * those of the closing, with the awards counted in it and without those that it takes back.
 */
export const awardLines = (terms: Terms, found: AwardsFound, { cause, issued }: { readonly cause: ClosingCause; readonly issued: IssuedAwards }): ReadonlyMap<PartnerId, readonly DraftLine[]> => {
  const owed = [...terms.awards.flatMap((award) => incentiveOwed(terms, award, cause)), ...spiffsOwedIn(found)];
  const keys = new Set(owed.map(({ key }) => key));
  const lines = new Map<PartnerId, DraftLine[]>();
  for (const each of owed.sort((left, right) => compareUtf8(left.key, right.key))) {
    const difference = each.amountMinor - (issued.get(each.key) ?? 0n);
    if (difference === 0n) continue;
    const line = lineOf(terms, each, { difference, cause });
    lines.set(each.partnerId, [...(lines.get(each.partnerId) ?? []), line]);
  }
  for (const key of issued.keys()) if (!keys.has(key) && (issued.get(key) ?? 0n) !== 0n) vanished(terms, key, { cause, issued, lines });
  return lines;
};

interface Owed {
  readonly key: string;
  readonly kind: 'incentive' | 'spiff';
  readonly partnerId: PartnerId;
  readonly dealPeriod: Period;
  readonly ruleSetId: CountedAward['ruleSetId'];
  readonly version: number;
  readonly clause: string;
  readonly amountMinor: bigint;
  readonly eventIds: readonly string[];
}

/** What an incentive that is an amount owes: all of it while it stands, nothing once it is taken back. */
const incentiveOwed = (terms: Terms, award: CountedAward, { knownAt }: ClosingCause): readonly Owed[] => {
  const incentive = incentiveOf(terms, award);
  if (incentive === undefined) return [];
  const choice = incentive.isChoice ? choiceOf(terms, award, knownAt) : undefined;
  const option = incentive.options[incentive.isChoice ? (choice?.option ?? -1) : 0];
  if (option?.reward.amountMinor == null) return [];
  const name = { kind: 'incentive' as const, partnerId: award.partnerId, dealPeriod: award.period, ruleSetId: award.ruleSetId, version: award.version, clause: option.clause };
  return [{ ...name, key: awardKey(name), amountMinor: award.takenBackIn === null ? option.reward.amountMinor : 0n, eventIds: choice === undefined ? [] : [choice.eventId] }];
};

const spiffsOwedIn = ({ spiffs }: AwardsFound): readonly Owed[] => spiffs.map(({ partnerId, period, amountMinor, eventIds, ruleSetId, version, clause }) => {
  const name = { kind: 'spiff' as const, partnerId: partnerId as PartnerId, dealPeriod: period, ruleSetId, version: version.version, clause };
  return { ...name, key: awardKey(name), amountMinor, eventIds };
});

const lineOf = (terms: Terms, owed: Owed, { difference, cause }: { readonly difference: bigint; readonly cause: ClosingCause }): DraftLine => {
  const { kind, partnerId, dealPeriod, ruleSetId, version, clause, eventIds } = owed;
  const published = terms.published.get(ruleSetId)?.versions.find((each) => each.version === version);
  if (published === undefined) throw new Error(`Version ${version} of ${ruleSetId} is not published, so nothing is owed under it.`);
  const { currency } = published.compiled;
  const occurredAt = lastInstantOfPeriod(cause.period, published.compiled.calendar);
  return {
    kind, dealId: null, position: null, clause, ruleSetId, version, amount: formatMinor(difference, currency), currency, withheld: false, dealPeriod,
    causeEventId: cause.eventId, causeType: 'PeriodCloseApproved', occurredAt, recordedAt: cause.knownAt, eventIds,
    ...paymentTermsOf(terms, { partnerId, amountMinor: difference, currency, occurredAt, version: published }) };
};

/** What was issued for a SPIFF that no touchpoint earns any more is taken back. */
const vanished = (
  terms: Terms, key: string, { cause, issued, lines }: { readonly cause: ClosingCause; readonly issued: IssuedAwards; readonly lines: Map<PartnerId, DraftLine[]> },
): void => {
  const [kind, partnerId, dealPeriod, ruleSetId, version, clause] = key.split(' ');
  if (kind !== 'spiff' || partnerId === undefined || clause === undefined) return;
  const owed: Owed = {
    key, kind, partnerId: partnerId as PartnerId, dealPeriod: dealPeriod as Period, ruleSetId: ruleSetId as Owed['ruleSetId'], version: Number(version), clause,
    amountMinor: 0n, eventIds: [] };
  const line = lineOf(terms, owed, { difference: -(issued.get(key) ?? 0n), cause });
  lines.set(owed.partnerId, [...(lines.get(owed.partnerId) ?? []), line]);
};

/** An amount of a line in minor units. */
export const lineMinor = ({ amount, currency }: { readonly amount: string; readonly currency: string }): bigint => {
  const minor = parseMinor(amount, currency as Currency);
  if (minor === undefined) throw new Error(`${amount} is no amount of ${currency}.`);
  return minor;
};
