import {
  compareRationals, localDayOf, multiplyRationals, parseMinor, periodOf, rational, rationalOne, rationalZero, roundHalfAwayFromZero, type Currency, type Instant, type Period, type Rational,
} from '#kernel';
import type { Dossier, DossierAdjustment } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';

/** What a deal's net is taken of: what came in and is known, or as if all had come in, for awards. */
export interface NetView {
  readonly asIfCollected: boolean;
  /** Adjustments of quarters after this one are left out; null leaves none out. */
  readonly throughPeriod: Period | null;
}

/** A deal's net with every number that it was worked out from. Minor units. */
export interface Net {
  readonly amountMinor: bigint;
  readonly counted: readonly DossierAdjustment[];
  /** amount − what the counted adjustments take, not below zero. */
  readonly leftMinor: bigint;
  /** The part of it that a churn leaves: served ÷ term, 1 without a churn. */
  readonly keptFraction: Rational;
  /** Receipts or invoices less what was returned of them; null where the rule set accrues on the win. */
  readonly receipts: { readonly grossMinor: bigint; readonly returnedMinor: bigint } | null;
  /** What is kept of the amount, exactly. */
  readonly kept: Rational;
  /** Only under base margin; null where the margin is not known. */
  readonly marginMinor: bigint | null;
  readonly exact: Rational;
  readonly minor: bigint;
}

/** The view that accrues: what is known to have come in, every counted adjustment. */
export const accrualView: NetView = { asIfCollected: false, throughPeriod: null };

/** What a deal's commission is taken of: the amount or margin, less adjustments within the window, rounded once. */
export const netOf = (ruleSet: CompiledRuleSet, dossier: Dossier, view: NetView): Net => {
  const currency = dossier.currency as Currency;
  const amountMinor = minorOf(dossier.amount, currency);
  const counted = countedAdjustments(ruleSet, dossier, view);
  const leftMinor = leftOf(amountMinor, counted, currency);
  const keptFraction = fractionKept(counted);
  const receipts = dossier.status === 'open' || view.asIfCollected ? null : receiptsOf(ruleSet, dossier, counted);
  const kept = lesserOf(multiplyRationals(rational(leftMinor), keptFraction), receipts);
  const marginMinor = ruleSet.commission.base === 'amount' || dossier.margin == null ? null : minorOf(dossier.margin, currency);
  const exact = ruleSet.commission.base === 'amount' ? kept : ofMargin({ marginMinor, kept, amountMinor });
  return { amountMinor, counted, leftMinor, keptFraction, receipts, kept, marginMinor, exact, minor: roundHalfAwayFromZero(exact) };
};

const minorOf = (text: string, currency: Currency): bigint => {
  const minor = parseMinor(text, currency);
  if (minor === undefined) throw new Error(`A dossier is checked before it is evaluated: ${text} ${currency}`);
  return minor;
};

/** An open deal is projected whole. Else: the kinds of `clawback.on`, dated not after the window's last local day. */
const countedAdjustments = (ruleSet: CompiledRuleSet, { status, closedAt, adjustments }: Dossier, view: NetView): DossierAdjustment[] => {
  if (status === 'open' || closedAt == null || adjustments === undefined || adjustments.length === 0) return [];
  const { timeZone } = ruleSet.calendar;
  const lastDay = localDayOf(closedAt as Instant, timeZone) + ruleSet.clawback.windowDays;
  return adjustments.filter(
    ({ kind, at }) =>
      ruleSet.clawback.kinds.has(kind) &&
      localDayOf(at as Instant, timeZone) <= lastDay &&
      (view.throughPeriod === null || periodOf(at as Instant, ruleSet.calendar) <= view.throughPeriod),
  );
};

const takenBy = (adjustments: readonly DossierAdjustment[], currency: Currency): bigint =>
  adjustments.reduce((sum, { amount }) => sum + (amount === undefined ? 0n : minorOf(amount, currency)), 0n);

const leftOf = (amountMinor: bigint, counted: readonly DossierAdjustment[], currency: Currency): bigint => {
  const left = amountMinor - takenBy(counted, currency);
  return left < 0n ? 0n : left;
};

/** Churn in months keeps served ÷ term, of several the smallest; a churn with no number at all keeps nothing. */
const fractionKept = (counted: readonly DossierAdjustment[]): Rational =>
  counted
    .filter(({ kind, amount }) => kind === 'churn' && amount === undefined)
    .map(({ servedMonths, termMonths }) => rational(BigInt(servedMonths ?? 0), BigInt(termMonths ?? 1)))
    .reduce((least, fraction) => (compareRationals(fraction, least) < 0 ? fraction : least), rationalOne);

/** A refund returns cash; a credit note takes back what was invoiced, and returns none. */
const receiptsOf = ({ commission }: CompiledRuleSet, dossier: Dossier, counted: readonly DossierAdjustment[]): Net['receipts'] => {
  if (commission.accrueOn === 'won') return null;
  const currency = dossier.currency as Currency;
  const flows = (commission.accrueOn === 'collected' ? dossier.collected : dossier.invoiced) ?? [];
  const returning = counted.filter(({ kind }) => kind === 'refund' || (kind === 'creditNote' && commission.accrueOn === 'invoiced'));
  return {
    grossMinor: flows.reduce((sum, { amount }) => sum + minorOf(amount, currency), 0n),
    returnedMinor: takenBy(returning, currency),
  };
};

const lesserOf = (kept: Rational, receipts: Net['receipts']): Rational => {
  if (receipts === null) return kept;
  const received = rational(receipts.grossMinor - receipts.returnedMinor);
  if (received.numerator < 0n) return rationalZero;
  return compareRationals(received, kept) < 0 ? received : kept;
};

/** margin × kept ÷ amount, not below zero; nothing where the margin is not known or the amount is zero. */
const ofMargin = ({ marginMinor, kept, amountMinor }: { marginMinor: bigint | null; kept: Rational; amountMinor: bigint }): Rational =>
  marginMinor === null || marginMinor <= 0n || amountMinor === 0n
    ? rationalZero
    : rational(marginMinor * kept.numerator, kept.denominator * amountMinor);
