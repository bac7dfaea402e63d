import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMinor, type Currency, type DealId, type EventId, type PartnerId } from '#kernel';
import { accountsOf, type Account, type AccountFacts, type AccountPosting } from './accounts.js';
import type { Payment } from './payment.js';

const usd = 'USD' as Currency;

const posting = (amount: string, told: Partial<AccountPosting> = {}): AccountPosting => ({
  partnerId: 'ptr_alpha', currency: 'USD', kind: 'commission', dealId: 'deal_one' as DealId, position: 'sourcing', clause: '/attribution/roles/sourcing', ruleSetId: 'standard', dealPeriod: '2026-Q1',
  causeEventId: '00000000-0000-5000-8000-000000000001' as EventId, amount, occurredAt: '2026-03-20T12:00:00.000Z', recordedAt: '2026-03-20T12:00:00.000Z',
  dueOn: '2026-04-19', holdback: '0.00', holdbackUntil: '2026-04-19', ...told });

const payment = (amount: string, told: Partial<Payment> = {}): Payment => ({
  batch: 1, paymentId: '1-ptr_alpha-USD', partnerId: 'ptr_alpha' as PartnerId, currency: 'USD', amount, fromHoldback: '0.00', payeeReference: 'V-1', paidIn: null,
  standing: 'proposed', settledOn: null, settlementReference: null, failedBecause: null, confirmation: null, ...told });

const confirmed = (amount: string, currency = 'USD'): Partial<Payment> =>
  ({ standing: 'confirmed', confirmation: { currency, amount, paidOn: '2026-05-18', reference: null, variance: '0.00' } });

const on = (day: string, facts: Partial<AccountFacts>): readonly Account[] =>
  accountsOf({ postings: [], payments: [], holds: [], successors: new Map(), timeZone: 'UTC', ...facts }, day);

const amountsOf = (accounts: readonly Account[]): unknown =>
  accounts.map(({ partnerId, currency, ...minor }) => [partnerId, currency, minor.balanceMinor, minor.payableMinor, minor.heldMinor, minor.inPaymentMinor, minor.paidMinor]);

describe('an account', () => {
  it('is what is owed less what is in payment and paid', () => {
    const postings = [posting('100.00'), posting('50.00', { dealId: 'deal_two' as DealId, dueOn: '2026-06-01', holdbackUntil: '2026-06-01' })];
    expect(amountsOf(on('2026-05-15', { postings }))).toEqual([['ptr_alpha', usd, 15_000n, 10_000n, 0n, 0n, 0n]]);
    expect(amountsOf(on('2026-05-15', { postings, payments: [payment('100.00')] }))).toEqual([['ptr_alpha', usd, 5_000n, 0n, 0n, 10_000n, 0n]]);
    expect(amountsOf(on('2026-05-15', { postings, payments: [payment('100.00', confirmed('99.00'))] }))).toEqual([['ptr_alpha', usd, 5_100n, 100n, 0n, 0n, 9_900n]]);
  });

  it('sets what is taken back of an award against that award, not against another quarter\'s', () => {
    const award = (dealPeriod: string, amount: string, dueOn: string): AccountPosting =>
      posting(amount, { kind: 'incentive', dealId: null, position: null, clause: '/incentives/0/reward/amount', dealPeriod, dueOn, recordedAt: `${dueOn}T12:00:00.000Z`, holdbackUntil: dueOn });
    const postings = [award('2026-Q1', '50.00', '2026-04-30'), award('2026-Q2', '50.00', '2026-07-30'), award('2026-Q1', '-50.00', '2026-08-01')];
    expect(amountsOf(on('2026-05-15', { postings }))).toEqual([['ptr_alpha', usd, 5_000n, 0n, 0n, 0n, 0n]]);
    expect(amountsOf(on('2026-08-15', { postings }))).toEqual([['ptr_alpha', usd, 5_000n, 5_000n, 0n, 0n, 0n]]);
  });

  it('takes nothing for what is given up, and what was expected for what was converted', () => {
    const postings = [posting('100.00')];
    for (const standing of ['cancelled', 'withdrawn'] as const) {
      expect(amountsOf(on('2026-05-15', { postings, payments: [payment('100.00', { standing })] }))).toEqual([['ptr_alpha', usd, 10_000n, 10_000n, 0n, 0n, 0n]]);
    }
    const paidIn = { currency: 'EUR', amount: '92.23', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB' };
    expect(amountsOf(on('2026-05-15', { postings, payments: [payment('100.00', { paidIn, ...confirmed('92.00', 'EUR') })] }))).toEqual([['ptr_alpha', usd, 0n, 0n, 0n, 0n, 10_000n]]);
  });

  it('says how much of what is payable was held back', () => {
    const postings = [posting('100.00', { holdback: '10.00', holdbackUntil: '2026-07-18' })];
    const released = (day: string, payments: readonly Payment[] = []) => on(day, { postings, payments }).map(({ payableMinor, releasedMinor, heldMinor }) => [payableMinor, releasedMinor, heldMinor]);
    expect(released('2026-05-15')).toEqual([[9_000n, 0n, 1_000n]]);
    expect(released('2026-07-18')).toEqual([[10_000n, 1_000n, 0n]]);
    expect(released('2026-07-18', [payment('90.00')])).toEqual([[1_000n, 1_000n, 0n]]);
    expect(released('2026-07-18', [payment('90.00'), payment('10.00', { batch: 2, fromHoldback: '10.00' })])).toEqual([[0n, 0n, 0n]]);
  });

  it('M3: holds what is disputed of a line once it is due, no more than is due of it, and nothing of other lines', () => {
    const postings = [posting('100.00'), posting('50.00', { dealId: 'deal_two' as DealId })];
    const hold = (held: string, line = 'deal_one sourcing') => ({ partnerId: 'ptr_alpha', currency: 'USD', line, award: null, held });
    const standing = (day: string, holds: AccountFacts['holds'], payments: readonly Payment[] = []) =>
      on(day, { postings, holds, payments }).map(({ balanceMinor, payableMinor, disputedMinor }) => [balanceMinor, payableMinor, disputedMinor]);
    expect(standing('2026-04-18', [hold('30.00')])).toEqual([[15_000n, 0n, 0n]]);
    expect(standing('2026-05-15', [hold('30.00')])).toEqual([[15_000n, 12_000n, 3_000n]]);
    expect(standing('2026-05-15', [hold('80.00'), hold('80.00')])).toEqual([[15_000n, 5_000n, 10_000n]]);
    expect(standing('2026-05-15', [hold('80.00', 'deal_nine selling')])).toEqual([[15_000n, 15_000n, 0n]]);
    expect(standing('2026-05-15', [hold('30.00')], [payment('120.00')])).toEqual([[3_000n, 0n, 3_000n]]);
    expect(standing('2026-05-15', [], [payment('120.00')])).toEqual([[3_000n, 3_000n, 0n]]);
  });

  it('M3: holds what is disputed of one quarter\'s award, and lets that of the same clause in another quarter, or rule set, be paid', () => {
    const award = (dealPeriod: string, ruleSetId: string): AccountPosting =>
      posting('50.00', { kind: 'incentive', dealId: null, position: null, clause: '/incentives/0/reward/amount', dealPeriod, ruleSetId });
    const hold = (of: string | null, held = '50.00') => ({ partnerId: 'ptr_alpha', currency: 'USD', line: 'incentive /incentives/0/reward/amount', award: of, held });
    const disputed = (postings: readonly AccountPosting[], ...holds: AccountFacts['holds']) => on('2026-05-15', { postings, holds }).map(({ payableMinor, disputedMinor }) => [payableMinor, disputedMinor]);
    const [first, second, other] = [award('2026-Q1', 'standard'), award('2026-Q2', 'standard'), award('2026-Q1', 'gold')];
    expect(disputed([first, second, other], hold('standard 2026-Q1'))).toEqual([[10_000n, 5_000n]]);
    expect(disputed([second, other], hold('standard 2026-Q1'))).toEqual([[10_000n, 0n]]);
    expect(disputed([first, second, other], hold('standard 2026-Q1', '90.00'), hold('gold 2026-Q1'))).toEqual([[5_000n, 10_000n]]);
    expect(disputed([first, second], hold(null, '70.00'))).toEqual([[3_000n, 7_000n]]);
  });

  it('is one with that of a partner that became part of it; what statements moved between them is in neither', () => {
    const postings = [
      posting('100.00'), posting('70.00', { partnerId: 'ptr_beta', dealId: 'deal_two' as DealId }),
      posting('-70.00', { partnerId: 'ptr_beta', kind: 'merger', dealId: null }), posting('70.00', { kind: 'merger', dealId: null })];
    expect(amountsOf(on('2026-05-15', { postings, successors: new Map([['ptr_beta', 'ptr_alpha' as PartnerId]]) }))).toEqual([['ptr_alpha', usd, 17_000n, 17_000n, 0n, 0n, 0n]]);
  });

  it('has a write-off from the local day on which it was made', () => {
    const postings = [posting('-50.00'), posting('50.00', { kind: 'writeOff', dealId: null, occurredAt: '2026-05-20T23:30:00.000Z', recordedAt: '2026-05-20T23:30:00.000Z', dueOn: null, holdback: null, holdbackUntil: null })];
    expect(on('2026-05-20', { postings, timeZone: 'Asia/Tokyo' }).map(({ payableMinor }) => payableMinor)).toEqual([-5_000n]);
    expect(on('2026-05-21', { postings, timeZone: 'Asia/Tokyo' }).map(({ payableMinor }) => payableMinor)).toEqual([0n]);
  });
});

describe('an account with everything to it', () => {
  const two = { dealId: 'deal_two' as DealId, dueOn: '2026-04-01', holdbackUntil: '2026-04-01' };
  const hold = (held: string, line = 'deal_one sourcing', award: string | null = null) => ({ partnerId: 'ptr_alpha', currency: 'USD', line, award, held });

  it('stands as its lines, holdbacks, payments and disputes say, each currency by itself', () => {
    const postings = [
      posting('100.00', { holdback: '10.00', holdbackUntil: '2026-07-18' }), posting('50.00', { ...two, holdback: '5.00', holdbackUntil: '2026-05-01' }),
      posting('40.00', { dealId: 'deal_three' as DealId, dueOn: '2026-09-01', holdbackUntil: '2026-09-01' }), posting('7.00', { kind: 'merger', dealId: null, currency: 'GBP' }), posting('3.00', { currency: 'EUR' })];
    const payments = [payment('45.00', confirmed('45.00')), payment('20.00', { batch: 2 }), payment('5.00', { batch: 3, fromHoldback: '5.00', standing: 'cancelled' }), payment('2.00', { batch: 4, fromHoldback: '2.00' })];
    // Due by 15 May: 90.00 of deal one, 45.00 and 5.00 of deal two; 67.00 of these 140.00 are paid or in payment; 30.00 wait; of the 5.00 that were released, 2.00 are in payment.
    expect(on('2026-05-15', { postings, payments, holds: [hold('30.00')] })).toEqual([
      { partnerId: 'ptr_alpha', currency: 'EUR', balanceMinor: 300n, payableMinor: 300n, releasedMinor: 0n, disputedMinor: 0n, heldMinor: 0n, inPaymentMinor: 0n, paidMinor: 0n },
      { partnerId: 'ptr_alpha', currency: 'USD', balanceMinor: 12_300n, payableMinor: 4_300n, releasedMinor: 300n, disputedMinor: 3_000n, heldMinor: 1_000n, inPaymentMinor: 2_200n, paidMinor: 4_500n }]);
  });

  it.each<[string, string, readonly ReturnType<typeof hold>[], bigint, bigint]>([
    ['nothing of a line that is not due yet, though another is', '2026-04-18', [hold('30.00')], 5_000n, 0n],
    ['what is disputed from the day on which the line is due', '2026-04-19', [hold('30.00')], 12_000n, 3_000n],
    ['of two lines what is disputed of each', '2026-04-19', [hold('30.00'), hold('20.00', 'deal_two sourcing')], 10_000n, 5_000n],
    ['of a line what is disputed of all of it and of one award, each once', '2026-04-19', [hold('30.00'), hold('20.00', 'deal_one sourcing', 'standard 2026-Q1')], 12_000n, 3_000n],
  ])('holds %s', (_, day, holds, payable, disputed) => {
    expect(on(day, { postings: [posting('100.00'), posting('50.00', two)], holds }).map(({ payableMinor, disputedMinor }) => [payableMinor, disputedMinor])).toEqual([[payable, disputed]]);
  });

  it('holds no more of a disputed line than payments left, and of two awards of a clause what is disputed of each', () => {
    expect(on('2026-05-15', { postings: [posting('100.00')], payments: [payment('80.00')], holds: [hold('100.00')] }).map(({ payableMinor, disputedMinor }) => [payableMinor, disputedMinor])).toEqual([[0n, 2_000n]]);
    const award = (dealPeriod: string) => posting('50.00', { kind: 'incentive', dealId: null, position: null, clause: '/incentives/0/reward/amount', dealPeriod });
    const holds = [hold('10.00', 'incentive /incentives/0/reward/amount', 'standard 2026-Q1'), hold('20.00', 'incentive /incentives/0/reward/amount', 'standard 2026-Q2')];
    expect(on('2026-05-15', { postings: [award('2026-Q1'), award('2026-Q2')], holds }).map(({ payableMinor, disputedMinor }) => [payableMinor, disputedMinor])).toEqual([[7_000n, 3_000n]]);
  });

  it('names nothing as released that is owed back, nor what was released and paid before it was', () => {
    const line = posting('100.00', { holdback: '10.00', holdbackUntil: '2026-07-18' });
    const released = (others: readonly AccountPosting[], payments: readonly Payment[] = []) =>
      on('2026-08-01', { postings: [line, ...others], payments }).map(({ payableMinor, releasedMinor }) => [payableMinor, releasedMinor]);
    expect(released([posting('-200.00', { kind: 'writeOff', dealId: null, dueOn: '2026-08-01', recordedAt: '2026-03-01T00:00:00.000Z' })])).toEqual([[-10_000n, 0n]]);
    const paid = [payment('90.00'), payment('10.00', { batch: 2, fromHoldback: '10.00' })];
    expect(released([posting('-100.00', { dueOn: '2026-07-30', recordedAt: '2026-07-30T00:00:00.000Z' }), posting('150.00', two)], paid)).toEqual([[5_000n, 0n]]);
  });

  it('takes of a line what was recorded before, at one moment what was earned, and is the same in whatever order it is told', () => {
    const [earned, takenBack] = [posting('100.00', { dueOn: '2026-06-01', holdbackUntil: '2026-06-01' }), posting('-40.00', { dueOn: '2026-05-01' })];
    const payableOf = (...postings: readonly AccountPosting[]) => on('2026-05-15', { postings }).map(({ payableMinor }) => payableMinor);
    expect([payableOf(earned, takenBack), payableOf(takenBack, earned)]).toEqual([[0n], [0n]]);
    const before = { ...takenBack, recordedAt: '2026-03-19T00:00:00.000Z' };
    expect([payableOf(earned, before), payableOf(before, earned)]).toEqual([[-4_000n], [-4_000n]]);
    const [soon, late] = [posting('-100.00', { dueOn: '2026-05-01' }), posting('-100.00', { dueOn: '2026-07-01' })];
    expect([payableOf(earned, soon, late), payableOf(earned, late, soon)]).toEqual([[0n], [0n]]);
    expect([payableOf(earned, { ...soon, dueOn: null }, late), payableOf(earned, late, { ...soon, dueOn: null })]).toEqual([[0n], [0n]]);
  });

  it('refuses an amount that is none of its currency', () => {
    expect(() => on('2026-05-15', { postings: [posting('100.0')] })).toThrow('100.0 is no amount of USD.');
  });
});

const days = ['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01'];
const anyPosting = fc.record({
  amount: fc.bigInt(-5_000n, 5_000n), partner: fc.constantFrom('ptr_alpha', 'ptr_beta'), deal: fc.constantFrom('deal_one', 'deal_two', 'deal_three'),
  recorded: fc.nat(3), due: fc.nat(3), percent: fc.bigInt(0n, 100n), longer: fc.nat(1), serial: fc.nat(1_000_000),
}).map(({ amount, partner, deal, recorded, due, percent, longer, serial }) => posting(formatMinor(amount, usd), {
  partnerId: partner, dealId: deal as DealId, recordedAt: `${days[recorded]}T00:00:00.000Z`, dueOn: days[due] ?? '', holdbackUntil: days[Math.min(3, due + longer)] ?? '',
  holdback: formatMinor(amount > 0n ? (amount * percent) / 100n : 0n, usd), causeEventId: `00000000-0000-5000-8000-${String(serial).padStart(12, '0')}` as EventId }));

describe('whatever is posted, in whatever order', () => {
  it('the balance is the sum of the lines less the payments, and the account the same', () => {
    fc.assert(fc.property(fc.array(anyPosting, { maxLength: 15 }), fc.bigInt(0n, 9_000n), fc.infiniteStream(fc.nat()), (postings, paid, order) => {
      const payments = [payment(formatMinor(paid, usd))];
      const accounts = on('2026-06-15', { postings, payments });
      const owed = postings.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
      expect(accounts.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0n)).toBe(owed - paid);
      const shuffled = postings.map((each) => ({ each, at: order.next().value as number })).sort((left, right) => left.at - right.at).map(({ each }) => each);
      expect(on('2026-06-15', { postings: shuffled, payments })).toEqual(accounts);
    }));
  });

  it('M3: what is payable, disputed, held back and not yet due make the balance; a dispute makes nothing more or less', () => {
    fc.assert(fc.property(fc.array(anyPosting, { maxLength: 15 }), fc.array(fc.tuple(fc.nat(2), fc.bigInt(0n, 6_000n)), { maxLength: 4 }), fc.nat(3), fc.bigInt(0n, 4_000n), (postings, held, day, paid) => {
      const holds = held.map(([deal, minor]) => ({ partnerId: 'ptr_alpha', currency: 'USD', line: `deal_${['one', 'two', 'three'][deal] ?? ''} sourcing`, award: null, held: formatMinor(minor, usd) }));
      const facts = { postings, payments: [payment(formatMinor(paid, usd))] };
      const cutOff = days[day] ?? '';
      const [free, disputed] = [on(cutOff, facts), on(cutOff, { ...facts, holds })].map((accounts) => accounts.find(({ partnerId }) => partnerId === 'ptr_alpha'));
      if (free === undefined || disputed === undefined) return;
      expect(disputed.payableMinor + disputed.disputedMinor).toBe(free.payableMinor);
      expect([disputed.balanceMinor, disputed.heldMinor]).toEqual([free.balanceMinor, free.heldMinor]);
      expect(disputed.disputedMinor >= 0n && disputed.disputedMinor <= holds.reduce((sum, { held: each }) => sum + BigInt(each.replace('.', '')), 0n)).toBe(true);
      expect(free.payableMinor <= 0n || disputed.payableMinor >= 0n).toBe(true);
    }));
  });

  it('nothing is payable twice: paying what is payable leaves nothing payable that day, nor later more than is owed', () => {
    fc.assert(fc.property(fc.array(anyPosting, { maxLength: 15 }), fc.nat(3), (postings, day) => {
      const payments: Payment[] = [];
      for (const cutOff of days.slice(day)) {
        for (const account of on(cutOff, { postings, payments })) {
          if (account.payableMinor > 0n) {
            payments.push(payment(formatMinor(account.payableMinor, usd), { partnerId: account.partnerId, fromHoldback: formatMinor(account.releasedMinor, usd) }));
          }
        }
        expect(on(cutOff, { postings, payments }).every(({ payableMinor }) => payableMinor <= 0n)).toBe(true);
      }
      for (const { payableMinor, balanceMinor, heldMinor, releasedMinor } of on('2026-07-01', { postings, payments })) {
        expect([heldMinor, releasedMinor, balanceMinor]).toEqual([0n, 0n, payableMinor]);
      }
    }));
  });
});
