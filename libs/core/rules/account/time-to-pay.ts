import { addRationals, compareUtf8, daysBetween, divideRationals, firstInstantOfDay, parseLocalDay, rational, type Instant, type Rational } from '#kernel';
import type { Payment } from './payment.js';

/** What a won deal owed to one partner by its close. */
export interface WonLine {
  readonly dealId: string;
  readonly partnerId: string;
  readonly currency: string;
  /** The quarter of the deal's close. */
  readonly period: string;
  readonly coSell: boolean;
  readonly wonAt: string;
  readonly recordedAt: string;
  readonly dueOn: string;
}

/** A batch that paid: what was payable by its day, and known when it was asked for. */
export interface PaidBatch {
  readonly batch: number;
  readonly cutOff: string;
  readonly requestedAt: string;
}

/** How long it took from won to paid, of the co-sell or the solo deals that were won in a quarter. */
export interface TimeToPay {
  readonly period: string;
  readonly kind: 'coSell' | 'solo';
  /** Won deals with a partner that was owed something. */
  readonly deals: number;
  /** Those of them whose partners have all been paid. */
  readonly paid: number;
  /** Null where none is paid. */
  readonly meanDays: Rational | null;
  readonly medianDays: Rational | null;
}

/**
 * Local days from the close of a deal until the last of its partners was paid. A line is paid by the first payment of its partner and
 * currency in a batch whose day is not before the line's and which was asked for after the line was recorded: a batch takes all that is payable.
 */
export const timeToPay = (
  lines: readonly WonLine[], { payments, batches, timeZone }: { readonly payments: readonly Payment[]; readonly batches: readonly PaidBatch[]; readonly timeZone: string },
): readonly TimeToPay[] => {
  const batchOf = new Map(batches.map((each) => [each.batch, each]));
  const paidTo = new Map<string, { readonly batch: PaidBatch; readonly paidOn: string }[]>();
  for (const payment of [...payments].sort((left, right) => left.batch - right.batch)) {
    const [batch, paidOn, key] = [batchOf.get(payment.batch), payment.confirmation?.paidOn ?? payment.settledOn, `${payment.partnerId} ${payment.currency}`];
    if (batch !== undefined && paidOn !== null && isPaid(payment)) paidTo.set(key, [...(paidTo.get(key) ?? []), { batch, paidOn }]);
  }
  const deals = new Map<string, { readonly line: WonLine; readonly days: (number | null)[] }>();
  for (const line of lines) {
    const deal = deals.get(line.dealId) ?? { line, days: [] };
    const paid = paidTo.get(`${line.partnerId} ${line.currency}`)?.find(({ batch }) => batch.cutOff >= line.dueOn && batch.requestedAt > line.recordedAt);
    deal.days.push(paid === undefined ? null : daysUntil(line.wonAt, paid.paidOn, timeZone));
    deals.set(line.dealId, deal);
  }
  return grouped([...deals.values()]);
};

const isPaid = ({ standing }: Payment): boolean => standing === 'settled' || standing === 'confirmed';

const daysUntil = (wonAt: string, paidOn: string, timeZone: string): number => {
  const day = parseLocalDay(paidOn);
  if (day === undefined) throw new Error(`${paidOn} is no day.`);
  return daysBetween(wonAt as Instant, firstInstantOfDay(day, timeZone), timeZone);
};

const grouped = (deals: readonly { readonly line: WonLine; readonly days: readonly (number | null)[] }[]): readonly TimeToPay[] => {
  const groups = new Map<string, { readonly period: string; readonly kind: TimeToPay['kind']; readonly days: (number | null)[] }>();
  for (const { line: { period, coSell }, days } of deals) {
    const kind = coSell ? 'coSell' as const : 'solo' as const;
    const group = groups.get(`${period} ${kind}`) ?? { period, kind, days: [] };
    group.days.push(days.reduce((most, each) => (most === null || each === null ? null : Math.max(most, each))));
    groups.set(`${period} ${kind}`, group);
  }
  return [...groups].sort(([left], [right]) => compareUtf8(left, right)).map(([, { period, kind, days }]) => {
    const paid = days.filter((each) => each !== null).sort((left, right) => left - right);
    return { period, kind, deals: days.length, paid: paid.length, meanDays: meanOf(paid), medianDays: meanOf(middleOf(paid)) };
  });
};

const middleOf = (sorted: readonly number[]): readonly number[] => sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);

const meanOf = (days: readonly number[]): Rational | null =>
  (days.length === 0 ? null : divideRationals(days.map((each) => rational(BigInt(each))).reduce(addRationals), rational(BigInt(days.length))));
