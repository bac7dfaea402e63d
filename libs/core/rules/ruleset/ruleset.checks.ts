import {
  addRationals, compareRationals, isTimeZone, parseCurrency, parseDecimal, parseLocalDay, parseMinor, rational, rationalZero, type Currency, type Fault, type Rational,
} from '#kernel';
import { standardRewards, type Rewards } from '../incentives/rewards/rewards.js';
import type { IncentiveDocument, RuleSetDocument, SpiffDocument } from './ruleset.schema.js';

/**
 * Every fault of a well-typed rule set that its structure cannot say, with its clause: sums, bands, digits, ids used twice.
 * A text that is no number at all is the structure's fault already and is passed over here.
 */
export const ruleSetFaults = (document: RuleSetDocument, rewards: Rewards = standardRewards): Fault[] => {
  const currency = parseCurrency(document.currency);
  return [
    ...basicFaults(document),
    ...attributionFaults(document),
    ...commissionFaults(document, currency),
    ...idFaults('/incentives', document.incentives ?? []),
    ...(document.incentives ?? []).flatMap((incentive, index) => incentiveFaults(incentive, { clause: `/incentives/${index}`, currency, rewards })),
    ...idFaults('/tiers', document.tiers ?? []),
    ...idFaults('/spiffs', document.spiffs ?? []),
    ...(document.spiffs ?? []).flatMap((spiff, index) => spiffFaults(spiff, { clause: `/spiffs/${index}`, currency })),
    ...percentFaults(document),
    ...amountsFaults(document.payout.minimum, { clause: '/payout/minimum', currency }),
  ];
};

interface Place {
  readonly clause: string;
  readonly currency: Currency | undefined;
}

const hundred = rational(100n);
const faultUnless = (holds: boolean, clause: string, message: string): Fault[] => (holds ? [] : [{ clause, message }]);

const basicFaults = ({ effective, calendar, currency }: RuleSetDocument): Fault[] => [
  ...faultUnless(parseLocalDay(effective.from) !== undefined, '/effective/from', 'is no day of the calendar'),
  ...faultUnless(isTimeZone(calendar.timeZone), '/calendar/timeZone', 'is no time zone'),
  ...faultUnless(parseCurrency(currency) !== undefined, '/currency', 'is no ISO 4217 currency with a minor unit'),
];

const attributionFaults = ({ attribution: { roles, models } }: RuleSetDocument): Fault[] => {
  const sellThrough = '/attribution/models/sell-through';
  return [
    ...sumFaults(roles, '/attribution/roles'),
    ...bandFaults(models['sell-through'].selling, { clause: `${sellThrough}/selling`, from: 60n, to: 80n }),
    ...bandFaults(models['sell-through'].technology, { clause: `${sellThrough}/technology`, from: 20n, to: 40n }),
    ...sumFaults(models['sell-through'], sellThrough),
    ...sumFaults(models['sell-to'], '/attribution/models/sell-to'),
  ];
};

const sumFaults = (positions: Readonly<Record<string, string>>, clause: string): Fault[] => {
  let sum: Rational = rationalZero;
  for (const text of Object.values(positions)) {
    const percent = parseDecimal(text);
    if (percent === undefined) return [];
    sum = addRationals(sum, percent);
  }
  return faultUnless(compareRationals(sum, hundred) === 0, clause, 'must sum to 100');
};

const bandFaults = (text: string, band: { clause: string; from: bigint; to: bigint }): Fault[] => {
  const percent = parseDecimal(text);
  if (percent === undefined) return [];
  const within = compareRationals(percent, rational(band.from)) >= 0 && compareRationals(percent, rational(band.to)) <= 0;
  return faultUnless(within, band.clause, `must be from ${band.from} to ${band.to}`);
};

const commissionFaults = ({ commission }: RuleSetDocument, currency: Currency | undefined): Fault[] => {
  const [solo, coSell] = [parseDecimal(commission.solo), parseDecimal(commission.coSell)];
  return [
    ...faultUnless(solo === undefined || coSell === undefined || compareRationals(coSell, solo) > 0, '/commission/coSell', 'must exceed solo'),
    ...amountsFaults(commission.capPerDeal ?? {}, { clause: '/commission/capPerDeal', currency }),
  ];
};

/** One amount in the rule set's currency, or a map by currency, which is at fault as a whole. */
const amountsFaults = (amounts: string | Readonly<Record<string, string>>, { clause, currency }: Place): Fault[] => {
  if (typeof amounts === 'string') return amountFaults(amounts, { clause, currency });
  const sound = Object.entries(amounts).every(([code, amount]) => isAmount(amount, parseCurrency(code)));
  return faultUnless(sound, clause, 'must give amounts with exactly the digits of their currencies');
};

const isAmount = (text: string, currency: Currency | undefined): boolean =>
  currency !== undefined && (parseMinor(text, currency) ?? -1n) >= 0n;

const amountFaults = (text: string, { clause, currency }: Place): Fault[] =>
  faultUnless(currency === undefined || isAmount(text, currency), clause, `must be an amount with exactly the digits of ${currency}`);

const idFaults = (list: string, items: readonly { readonly id: string }[]): Fault[] =>
  items.flatMap(({ id }, index) =>
    faultUnless(items.findIndex((item) => item.id === id) === index, `${list}/${index}/id`, `is used already: ${id}`),
  );

const incentiveFaults = ({ reward, choice }: IncentiveDocument, { clause, currency, rewards }: Place & { readonly rewards: Rewards }): Fault[] => [
  ...faultUnless((reward === undefined) !== (choice === undefined), clause, 'must have a reward or a choice, not both'),
  ...(reward === undefined ? [] : rewards.faults(reward, { clause: `${clause}/reward`, currency })),
  ...(choice ?? []).flatMap((option, index) => rewards.faults(option, { clause: `${clause}/choice/${index}`, currency })),
];

const spiffFaults = (spiff: SpiffDocument, { clause, currency }: Place): Fault[] => {
  const [from, to] = [parseLocalDay(spiff.from), parseLocalDay(spiff.to)];
  return [
    ...faultUnless(from !== undefined, `${clause}/from`, 'is no day of the calendar'),
    ...faultUnless(to !== undefined, `${clause}/to`, 'is no day of the calendar'),
    ...faultUnless(from === undefined || to === undefined || from <= to, `${clause}/to`, 'must not be before from'),
    ...amountFaults(spiff.amount, { clause: `${clause}/amount`, currency }),
  ];
};

const percentFaults = ({ buckets, payout }: RuleSetDocument): Fault[] => [
  ...atMostHundred(buckets.accelerated.fasterThanCohortBy, '/buckets/accelerated/fasterThanCohortBy'),
  ...atMostHundred(payout.holdback.percent, '/payout/holdback/percent'),
];

const atMostHundred = (text: string, clause: string): Fault[] => {
  const percent = parseDecimal(text);
  return faultUnless(percent === undefined || compareRationals(percent, hundred) <= 0, clause, 'must not exceed 100');
};
