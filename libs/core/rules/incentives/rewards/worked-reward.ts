import { formatMinor, parseCurrency, parseMinor, rational, roundHalfAwayFromZero, type Currency } from '#kernel';
import type { RewardKind, UpliftBase } from './reward.js';

/** A worked example as the rule itself works it out: the formula, exact minor units, and the amount they are rounded to. */
export interface WorkedReward {
  readonly currency: Currency;
  readonly formula: string;
  readonly exactMinor: ReturnType<typeof rational>;
  readonly comesTo: string;
}

/** Works out the example of a kind of reward. An example that its rule has nothing for is a defect: throws. */
export const workedReward = (kind: RewardKind): WorkedReward => {
  const { reward: document, currency: code, claim } = kind.example;
  const currency = required(parseCurrency(code), kind);
  const reward = kind.compile(document, currency);
  if (claim === null) {
    const minor = required(reward.amountMinor ?? undefined, kind);
    return { currency, formula: formatMinor(minor, currency), exactMinor: rational(minor), comesTo: formatMinor(minor, currency) };
  }
  const base: UpliftBase = {
    currency,
    share: claim.share,
    netMinor: required(parseMinor(claim.net, currency), kind),
    commissionMinor: required(parseMinor(claim.commission, currency), kind),
  };
  const { formula, exactMinor } = required(reward.uplift?.(base), kind);
  return { currency, formula, exactMinor, comesTo: formatMinor(roundHalfAwayFromZero(exactMinor), currency) };
};

const required = <Value>(value: Value | undefined, { name }: RewardKind): Value => {
  if (value === undefined) throw new Error(`The worked example of the reward ${name} comes to nothing.`);
  return value;
};
