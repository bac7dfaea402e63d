import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMinor, parseMinor, type Currency } from '#kernel';
import type { DealCommand } from '#ledger';
import { countedMinor, minorIn } from '#rules';
import { accountsIn, accrualsIn, journalIn, listingsNow, openedBooks, paymentsIn, told, type BookStep, type ToldBooks } from '../support/books/told-books.js';
import { anyDealCommand } from '../support/decider/any-deal-command.js';
import { alpha, beta, financier, gamma, operator, otherFinancier, otherOperator } from '../support/decider/people.js';
import { closed, q1, q2, rulesWith } from '../support/dossier/quarter.js';
import { day } from '../support/dossier/deal-log.js';
import { sumsByAccount, sumsByCurrency } from '../support/journal/sums.js';

/** A tenth waits two months; quarters are closed on the way. */
const terms = { ...rulesWith({ payout: { cycleDays: 10, minimum: '50.00', holdback: { percent: '10', days: 60 } } }), closings: [closed(q1, day(100)), closed(q2, day(190))] };
const partners = [alpha, beta, gamma];

const onDeal = (which: number, command: DealCommand, days = 0): BookStep => ({ of: 'deal', which, command, days, daysAgo: 0, actor: operator });
/** The partners with their roles, and both deals won on the day after. */
const won: readonly BookStep[] = [0, 1].flatMap((which): BookStep[] => [
  onDeal(which, { type: 'AssignRole', partnerId: alpha, role: 'sourcing', weight: null }), onDeal(which, { type: 'AssignRole', partnerId: beta, role: 'selling', weight: null }),
  ...(which === 1 ? [onDeal(which, { type: 'AssignRole', partnerId: gamma, role: 'technicalValidation', weight: null })] : []),
  onDeal(which, { type: 'WinDeal', dateAssumed: false }, 1)]);

/** Further on: a batch was asked for, and approved. */
const approved: readonly BookStep[] = [
  { of: 'register', verb: 'RequestPayoutBatch', actor: financier, days: 12 }, { of: 'register', verb: 'ApprovePayoutBatch', actor: otherFinancier, days: 0 }];
const begun = fc.constantFrom(won, [...won, ...approved]);

const refund = fc.record({ refundId: fc.nat(9).map((number) => `r-${number}`), cents: fc.integer({ min: 1, max: 3_000_000 }) })
  .map(({ refundId, cents }): DealCommand => ({ type: 'RefundDeal', refundId, amount: formatMinor(BigInt(cents), 'USD' as Currency) }));
const stepOn = (command: fc.Arbitrary<DealCommand>, days: fc.Arbitrary<number>): fc.Arbitrary<BookStep> => fc.record({
  of: fc.constant('deal' as const), which: fc.nat(1), command, days, daysAgo: fc.nat(9), actor: fc.constantFrom(operator, otherOperator) });
const ofBatch: fc.Arbitrary<BookStep> = fc.oneof(
  { weight: 3, arbitrary: fc.record({
    of: fc.constant('register' as const), verb: fc.constantFrom('RequestPayoutBatch', 'RequestPayoutBatch', 'ApprovePayoutBatch', 'ApprovePayoutBatch', 'WithdrawPayoutBatch'),
    actor: fc.constantFrom(financier, otherFinancier), days: fc.nat(15) }) },
  { weight: 6, arbitrary: fc.record({
    of: fc.constant('payment' as const), verb: fc.constantFrom('SettlePayment', 'FailPayment', 'RetryPayment', 'RetryPayment', 'CancelPayment', 'ConfirmPayment'),
    which: fc.nat(2), variance: fc.bigInt(-1n, 1n), days: fc.nat(2) }) });

/** A partner is owed what its account says and what is on its way; the journal says the same of it, and cash went to where payments say. */
const expectBalanced = (books: ToldBooks): void => {
  const entries = journalIn(books, terms);
  for (const entry of entries) expect(new Set(sumsByCurrency([entry]).values())).toEqual(new Set([0n]));
  const [sums, accounts, payments] = [sumsByAccount(entries), accountsIn(books, terms), paymentsIn(books)];
  for (const partnerId of partners) {
    const name = `${partnerId.charAt(4).toUpperCase()}${partnerId.slice(5)}`;
    const owed = ['Accrued', 'Held', 'Payable'].reduce((sum, leaf) => sum - (sums.get(`Liabilities:Partners:${name}:${leaf} USD`) ?? 0n), 0n);
    const onItsWay = payments.filter((payment) => payment.partnerId === partnerId && (payment.standing === 'proposed' || payment.standing === 'failed'));
    expect(owed).toBe((accounts.find((account) => account.partnerId === partnerId)?.balanceMinor ?? 0n) + onItsWay.reduce((sum, payment) => sum + countedMinor(payment), 0n));
  }
  const out = (currency: string): bigint => payments.filter(({ standing }) => standing === 'settled' || standing === 'confirmed')
    .map(({ confirmation, paidIn, ...payment }) => confirmation ?? paidIn ?? payment).filter((paid) => paid.currency === currency)
    .reduce((sum, { amount }) => sum + minorIn(amount, currency), 0n);
  for (const currency of ['USD', 'EUR']) expect(-(sums.get(`Assets:Cash ${currency}`) ?? 0n)).toBe(out(currency));
};

/** Once a batch has listed them, the same amounts are in no other. */
const expectListedOnce = (before: ToldBooks, after: ToldBooks): void => {
  if (after.batches.length > before.batches.length) expect(listingsNow(after, terms).filter(({ listed }) => listed === 'payment')).toEqual([]);
};

describe('C14: the books, whatever is asked', () => {
  it('balance entry by entry and end where the partners\' accounts end; no amount is listed twice', () => {
    const seen = new Set<string>();
    const anyStep = fc.oneof({ weight: 3, arbitrary: stepOn(anyDealCommand, fc.nat(6)) }, { weight: 1, arbitrary: stepOn(refund, fc.nat(6)) }, { weight: 6, arbitrary: ofBatch });
    fc.assert(fc.property(begun, fc.array(anyStep, { maxLength: 40, size: 'max' }), (first, steps) => {
      const books = [...first, ...steps].reduce((before, step) => {
        const after = told(before, step, terms);
        expectListedOnce(before, after);
        return after;
      }, openedBooks());
      expectBalanced(books);
      for (const { type } of [...books.register.log, ...books.batches.flatMap(({ log }) => log)]) seen.add(type);
    }), { numRuns: 50, seed: 7 });
    expect([...seen].sort()).toEqual([
      'PaymentCancelled', 'PaymentConfirmed', 'PaymentFailed', 'PaymentLeftOut', 'PaymentProposed', 'PaymentRetried', 'PaymentSettled',
      'PayoutBatchApproved', 'PayoutBatchProposed', 'PayoutBatchRequested', 'PayoutBatchWithdrawn']);
  });

  it('C11: owe nobody anything for deals that were refunded whole within the window, in whatever parts, and are owed back what was paid', () => {
    fc.assert(fc.property(begun, fc.array(fc.oneof(stepOn(refund, fc.nat(4)), ofBatch), { maxLength: 14 }), (first, steps) => {
      const books = [...first, ...steps].reduce((before, step) => told(before, step, terms), openedBooks());
      const whole = books.deals.reduce((before, { log }, which) => {
        const back = log.reduce((sum, event) => sum + (event.type === 'DealRefunded' ? parseMinor(event.data.amount, 'USD' as Currency) ?? 0n : 0n), 0n);
        return told(before, onDeal(which, { type: 'RefundDeal', refundId: 'the-rest', amount: formatMinor(5_000_000n - back, 'USD' as Currency) }), terms);
      }, books);
      expect(accrualsIn(whole, terms).filter(({ causeType }) => causeType === 'DealWon')).toHaveLength(5);
      const payments = paymentsIn(whole);
      for (const { partnerId, balanceMinor } of accountsIn(whole, terms)) {
        expect(balanceMinor).toBe(-payments.filter((payment) => payment.partnerId === partnerId).reduce((sum, payment) => sum + countedMinor(payment), 0n));
      }
      expectBalanced(whole);
    }), { numRuns: 30 });
  });
});
