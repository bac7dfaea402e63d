import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BatchEvent } from '#events';
import { formatMinor, type Currency } from '#kernel';
import { day, partner } from '../../../../test/support/dossier/deal-log.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { batchLog } from '../../../../test/support/journal/promised-log.js';
import { sumsByAccount, sumsByCurrency } from '../../../../test/support/journal/sums.js';
import { postedEntry, type JournalEntry } from './journal-entry.js';
import { paymentEntriesOf } from './payment-entries.js';

const rules = publishing({ at: day(1), document: documentWith() });
const [partnerId, paymentId] = [partner('alpha'), 'P-1'];
const payment = { paymentId, partnerId };
const proposedData: Extract<BatchEvent, { type: 'PaymentProposed' }>['data'] = {
  ...payment, currency: 'USD', amount: '3176.47', fromHoldback: '176.47', payeeReference: 'V-1', paidIn: null };
const proposed: BatchEvent = { type: 'PaymentProposed', data: proposedData };
const inEuros: BatchEvent = { type: 'PaymentProposed', data: {
  ...proposedData, paidIn: { currency: 'EUR', amount: '2929.78', rate: '1.0842', rateOn: '2026-04-19', rateSource: 'ECB' } } };
const settled: BatchEvent = { type: 'PaymentSettled', data: { ...payment, settledOn: '2026-04-20', reference: 'SEPA-77' } };
const failed: BatchEvent = { type: 'PaymentFailed', data: { ...payment, because: 'account-closed' } };
const retried: BatchEvent = { type: 'PaymentRetried', data: payment };
const cancelled: BatchEvent = { type: 'PaymentCancelled', data: payment };
const confirmed = (amount: string, variance: string, currency = 'USD'): BatchEvent =>
  ({ type: 'PaymentConfirmed', data: { ...payment, currency, amount, paidOn: '2026-04-23', reference: null, variance } });

const entriesOf = (...events: readonly BatchEvent[]): readonly JournalEntry[] => paymentEntriesOf(batchLog(...events), rules);
const posted = (...events: readonly BatchEvent[]) => entriesOf(...events).map(postedEntry).map(({ line, day: on, postings }) =>
  [`${line} ${on}`, ...postings.map(({ account, amount, currency }) => `${account.replace('Liabilities:Partners:Alpha:', '')} ${amount} ${currency}`)]);

const taken = ['Accrued 3176.47 USD', 'Payable -3176.47 USD'];
const given = ['Payable 3176.47 USD', 'Accrued -3176.47 USD'];
const out = ['Payable 3176.47 USD', 'Assets:Cash -3176.47 USD'];
const back = ['Assets:Cash 3176.47 USD', 'Payable -3176.47 USD'];

describe('what a payment posts', () => {
  it('is nothing until it is settled, since its batch may be withdrawn; then the money leaves and the partner is owed less', () => {
    expect(posted(proposed, { type: 'PaymentLeftOut', data: { partnerId, currency: 'JPY', amount: '1', because: 'belowMinimum' } })).toEqual([]);
    expect(posted(proposed, settled)).toEqual([['settlement 2026-04-20', ...taken, ...out]]);
  });

  it('is the money back where it failed, once more out where it is settled again, and owed again where it is cancelled', () => {
    expect(posted(proposed, settled, failed, retried, settled)).toEqual([['settlement 2026-04-20', ...taken, ...out], ['failure 2026-04-22', ...back], ['settlement 2026-04-20', ...out]]);
    expect(posted(proposed, settled, failed, cancelled).slice(2)).toEqual([['cancellation 2026-04-23', ...given]]);
    expect(posted(proposed, failed, cancelled)).toEqual([]);
    expect(posted(proposed, failed, retried, settled)).toEqual([['settlement 2026-04-20', ...taken, ...out]]);
  });

  it('crosses from the currency owed to the one paid by way of conversions, and names the rate', () => {
    const across = ['Payable 3176.47 USD', 'Equity:Conversions -3176.47 USD', 'Equity:Conversions 2929.78 EUR', 'Assets:Cash -2929.78 EUR'];
    expect(posted(inEuros, settled)).toEqual([['settlement 2026-04-20', ...taken, ...across]]);
    expect(entriesOf(inEuros, settled)).toMatchObject([{ rate: '1.0842', rateOn: '2026-04-19', rateSource: 'ECB' }]);
  });

  it('is what the bank paid otherwise: on the partner\'s account, or the programme\'s cost where another currency is owed', () => {
    expect(posted(proposed, settled, confirmed('3176.47', '0.00')).slice(1)).toEqual([]);
    expect(posted(proposed, settled, confirmed('3176.00', '-0.47')).slice(1)).toEqual([['variance 2026-04-23', 'Assets:Cash 0.47 USD', 'Accrued -0.47 USD']]);
    expect(posted(proposed, settled, confirmed('3177.00', '0.53')).slice(1)).toEqual([['variance 2026-04-23', 'Accrued 0.53 USD', 'Assets:Cash -0.53 USD']]);
    expect(posted(inEuros, settled, confirmed('2929.77', '-0.01', 'EUR')).slice(1)).toEqual([['variance 2026-04-23', 'Assets:Cash 0.01 EUR', 'Expenses:Partners:PaymentVariances -0.01 EUR']]);
  });

  it('names the event and the payment, and is of the quarter of its day', () => {
    const late: BatchEvent = { type: 'PaymentSettled', data: { ...payment, settledOn: '2026-03-31', reference: null } };
    expect(entriesOf(proposed, late)).toMatchObject([{
      kind: 'payment', entryId: 'batch-1.1', source: 'batch-1', entryNo: 1, partnerId, paymentId, causeEventId: 'batch-1', causeType: 'PaymentSettled', postedIn: '2026-Q1', day: '2026-03-31',
      recordedAt: day(111), rate: null }]);
    expect(() => entriesOf(settled)).toThrow('The payment P-1 was never proposed.');
  });
});

/** A payment and what becomes of it, as far as the batch's rules let it. */
interface Drawn { readonly minor: bigint; readonly held: bigint; readonly paidIn: bigint | null; readonly steps: readonly number[]; readonly variance: bigint }
const anyPayment: fc.Arbitrary<Drawn> = fc.record({
  minor: fc.bigInt(1n, 10n ** 28n), held: fc.bigInt(0n, 100n), paidIn: fc.option(fc.bigInt(1n, 10n ** 28n)), steps: fc.array(fc.nat(3), { maxLength: 8 }), variance: fc.bigInt(-1n, 1n) });

const text = (minor: bigint, currency: string): string => formatMinor(minor, currency as Currency);

interface Lived { readonly events: readonly BatchEvent[]; readonly standing: 'proposed' | 'settled' | 'failed' | 'cancelled' | 'confirmed'; readonly everSettled: boolean }

const lived = (drawn: Drawn, number: number): Lived => {
  const own = { paymentId: `P-${number}`, partnerId };
  const events: BatchEvent[] = [{ type: 'PaymentProposed', data: {
    ...own, currency: 'USD', amount: text(drawn.minor, 'USD'), fromHoldback: text(drawn.minor * drawn.held / 100n, 'USD'), payeeReference: 'V-1',
    paidIn: drawn.paidIn === null ? null : { currency: 'JPY', amount: text(drawn.paidIn, 'JPY'), rate: '1', rateOn: '2026-04-19', rateSource: 'ECB' } } }];
  let [standing, everSettled]: [Lived['standing'], boolean] = ['proposed', false];
  for (const step of drawn.steps) {
    if (standing === 'proposed' && step === 0) { events.push({ type: 'PaymentSettled', data: { ...own, settledOn: '2026-04-20', reference: null } }); [standing, everSettled] = ['settled', true]; }
    else if ((standing === 'proposed' || standing === 'settled') && step === 1) { events.push({ type: 'PaymentFailed', data: { ...own, because: 'x' } }); standing = 'failed'; }
    else if (standing === 'failed' && step === 2) { events.push({ type: 'PaymentRetried', data: own }); standing = 'proposed'; }
    else if (standing === 'failed' && step === 3) { events.push({ type: 'PaymentCancelled', data: own }); standing = 'cancelled'; }
    else if (standing === 'settled' && step === 2) {
      const [currency, expected] = drawn.paidIn === null ? ['USD', drawn.minor] : ['JPY', drawn.paidIn];
      events.push({ type: 'PaymentConfirmed', data: { ...own, currency, amount: text(expected + drawn.variance, currency), paidOn: '2026-04-23', reference: null, variance: text(drawn.variance, currency) } });
      standing = 'confirmed';
    }
  }
  return { events, standing, everSettled };
};

describe('whatever becomes of payments', () => {
  it('every entry balances in every currency, cash is what banks paid, and the rest stands where its payment does', () => {
    fc.assert(fc.property(fc.array(anyPayment, { maxLength: 6 }), (drawn) => {
      const lives = drawn.map(lived);
      const entries = entriesOf(...lives.flatMap(({ events }) => events));
      for (const entry of entries) expect(new Set(sumsByCurrency([entry]).values())).toEqual(new Set([0n]));
      const sums = sumsByAccount(entries);
      const on = (account: string): bigint => sums.get(account) ?? 0n;
      const total = (amountOf: (each: Drawn, life: Lived) => bigint): bigint => drawn.reduce((sum, each, index) => sum + amountOf(each, lives[index] as Lived), 0n);
      const isPaid = ({ standing }: Lived): boolean => standing === 'settled' || standing === 'confirmed';
      const varianceOf = ({ variance }: Drawn, { standing }: Lived): bigint => (standing === 'confirmed' ? variance : 0n);
      const waits = ({ standing, everSettled }: Lived): boolean => everSettled && (standing === 'failed' || standing === 'proposed');
      expect(-on('Assets:Cash USD')).toBe(total((each, life) => (each.paidIn === null && isPaid(life) ? each.minor + varianceOf(each, life) : 0n)));
      expect(-on('Assets:Cash JPY')).toBe(total((each, life) => (each.paidIn !== null && isPaid(life) ? each.paidIn + varianceOf(each, life) : 0n)));
      expect(-on('Liabilities:Partners:Alpha:Payable USD')).toBe(total((each, life) => (waits(life) ? each.minor : 0n)));
      expect(sums.has('Liabilities:Partners:Alpha:Held USD')).toBe(false);
      expect(on('Liabilities:Partners:Alpha:Accrued USD') + on('Liabilities:Partners:Alpha:Payable USD'))
        .toBe(total((each, life) => (isPaid(life) ? each.minor + (each.paidIn === null ? varianceOf(each, life) : 0n) : 0n)));
      expect(on('Equity:Conversions JPY')).toBe(total((each, life) => (each.paidIn !== null && isPaid(life) ? each.paidIn : 0n)));
    }));
  });
});
