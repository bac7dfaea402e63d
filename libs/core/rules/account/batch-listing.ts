import type { BatchEvent, LeftOutReason } from '#events';
import { formatMinor, parseMinor, type Currency } from '#kernel';
import type { PublishedRuleSets } from '../publication/published-rule-sets.js';
import type { Account } from './accounts.js';
import { convert, type ToldRate } from './conversion.js';

type DataOf<Type extends BatchEvent['type']> = Extract<BatchEvent, { type: Type }>['data'];

/** What a batch makes of one account: a payment, or why there is none. */
export type BatchListing =
  | { readonly listed: 'payment'; readonly data: DataOf<'PaymentProposed'> }
  | { readonly listed: 'leftOut'; readonly data: DataOf<'PaymentLeftOut'> };

/** Whether and how a partner can be paid. */
export interface PayeeStanding {
  readonly partnerId: string;
  readonly suspended: boolean;
  readonly agreements: readonly { readonly from: string; readonly to: string | null }[];
  /** Null where none is named. */
  readonly payeeReference: string | null;
  /** Null: in the currency that it earns in. */
  readonly payeeCurrency: string | null;
}

/** What a batch pays by. */
export interface BatchTerms {
  readonly batch: number;
  /** What is payable by this local day is paid. */
  readonly cutOff: string;
  readonly payees: ReadonlyMap<string, PayeeStanding>;
  /** Least that is paid at once, in minor units by currency. */
  readonly minimums: ReadonlyMap<string, bigint>;
  /** In the order in which they were told. */
  readonly rates: readonly ToldRate[];
}

/** What a batch lists of accounts as they stand on its day. An account of which nothing is payable, nor owed back, nor disputed, is not listed. */
export const listingsOf = (accounts: readonly Account[], terms: BatchTerms): readonly BatchListing[] =>
  accounts.flatMap((account) => [...(account.payableMinor === 0n ? [] : [listingOf(account, terms)]), ...disputedIn(account)]);

/** What is disputed stays behind by name; the rest of the account is paid. */
const disputedIn = ({ partnerId, currency, disputedMinor }: Account): readonly BatchListing[] =>
  (disputedMinor === 0n ? [] : [{ listed: 'leftOut', data: { partnerId, currency, amount: formatMinor(disputedMinor, currency), because: 'disputed' } }]);

const listingOf = (account: Account, terms: BatchTerms): BatchListing => {
  const { partnerId, currency, payableMinor } = account;
  const payee = terms.payees.get(partnerId);
  const because = reasonAgainst(account, payee, terms);
  const paidIn = because === undefined ? conversionOf(account, payee?.payeeCurrency ?? null, terms) : null;
  const reason = because ?? (typeof paidIn === 'string' ? paidIn : undefined);
  const amount = formatMinor(payableMinor, currency);
  if (reason !== undefined || typeof paidIn === 'string' || payee?.payeeReference == null) {
    return { listed: 'leftOut', data: { partnerId, currency, amount, because: reason ?? 'noPayee' } };
  }
  return { listed: 'payment', data: {
    paymentId: `${terms.batch}-${partnerId}-${currency}`, partnerId, currency, amount, fromHoldback: formatMinor(account.releasedMinor, currency),
    payeeReference: payee.payeeReference, paidIn } };
};

const reasonAgainst = ({ currency, payableMinor }: Account, payee: PayeeStanding | undefined, { cutOff, minimums }: BatchTerms): LeftOutReason | undefined => {
  if (payableMinor < 0n) return 'nothingPayable';
  const held = heldReason(payee, cutOff);
  if (held !== undefined) return held;
  if (payee?.payeeReference == null) return 'noPayee';
  return payableMinor < (minimums.get(currency) ?? 0n) ? 'belowMinimum' : undefined;
};

/** Why a partner is paid nothing by a batch of that cut-off, whatever stands to its account; undefined where nothing holds its payments. */
export const heldReason = (payee: Pick<PayeeStanding, 'suspended' | 'agreements'> | undefined, cutOff: string): 'suspended' | 'noAgreement' | undefined => {
  if (payee?.suspended === true) return 'suspended';
  return (payee?.agreements ?? []).some(({ from, to }) => from <= cutOff && (to === null || cutOff <= to)) ? undefined : 'noAgreement';
};

/** Null where it is paid in the currency it is owed in. An amount that comes to nothing in the other currency is too little to pay. */
const conversionOf = (
  { currency, payableMinor }: Account, payeeCurrency: string | null, { cutOff, rates }: BatchTerms,
): DataOf<'PaymentProposed'>['paidIn'] | LeftOutReason => {
  if (payeeCurrency === null || payeeCurrency === currency) return null;
  const converted = convert({ minor: payableMinor, from: currency, to: payeeCurrency, by: cutOff }, rates);
  if (converted === undefined) return 'rateMissing';
  if (converted.minor === 0n) return 'belowMinimum';
  const { rate, on, source } = converted.told;
  return { currency: payeeCurrency, amount: formatMinor(converted.minor, payeeCurrency as Currency), rate, rateOn: on, rateSource: source };
};

/** Least that is paid at once by currency: of the newest version of each rule set; of several the smallest. */
export const minimumsOf = (published: PublishedRuleSets): ReadonlyMap<string, bigint> => {
  const minimums = new Map<string, bigint>();
  for (const { versions } of published.values()) {
    const newest = versions.reduce<(typeof versions)[number] | undefined>((best, each) => (best === undefined || each.version > best.version ? each : best), undefined);
    if (newest === undefined) continue;
    const { payout: { minimum } } = newest.compiled.document;
    const named = typeof minimum === 'string' ? { [newest.compiled.currency]: minimum } : minimum;
    for (const [currency, amount] of Object.entries(named)) {
      const minor = parseMinor(amount, currency as Currency) ?? 0n;
      const known = minimums.get(currency);
      if (known === undefined || minor < known) minimums.set(currency, minor);
    }
  }
  return minimums;
};
