import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Currency, Instant, PartnerId, RuleSetId } from '#kernel';
import type { Account } from './accounts.js';
import { documentWith, publication, registryOf, ruleSetLog } from '../../../../test/support/dossier/rule-set-log.js';
import { listingsOf, minimumsOf, type BatchTerms, type PayeeStanding } from './batch-listing.js';
import { convert, type ToldRate } from './conversion.js';

const [usd, jpy] = ['USD' as Currency, 'JPY' as Currency];
const account = (payableMinor: bigint, currency = usd): Account => ({
  partnerId: 'ptr_alpha' as PartnerId, currency, balanceMinor: payableMinor, payableMinor, disputedMinor: 0n, releasedMinor: 0n, heldMinor: 0n, inPaymentMinor: 0n, paidMinor: 0n });
const payable: PayeeStanding = {
  partnerId: 'ptr_alpha', suspended: false, agreements: [{ from: '2026-01-01', to: '2026-05-15' }], payeeReference: 'V-1', payeeCurrency: null };
const ecb: ToldRate = { base: 'EUR', quote: 'USD', rate: '1.0842', on: '2026-05-14', source: 'ECB' };

const listed = (payableMinor: bigint, { payee = payable, ...terms }: Partial<BatchTerms> & { readonly payee?: PayeeStanding } = {}): unknown =>
  listingsOf([account(payableMinor)], { batch: 7, cutOff: '2026-05-15', payees: new Map([['ptr_alpha', payee]]), minimums: new Map([['USD', 5_000n]]), rates: [], ...terms })
    .map(({ listed: what, data }) => (what === 'payment' ? data : data.because));

describe('what a batch makes of an account', () => {
  it('is a payment of all that is payable, at least the minimum', () => {
    expect(listed(5_000n)).toEqual([{ paymentId: '7-ptr_alpha-USD', partnerId: 'ptr_alpha', currency: 'USD', amount: '50.00', fromHoldback: '0.00', payeeReference: 'V-1', paidIn: null }]);
    expect(listed(4_999n)).toEqual(['belowMinimum']);
    expect(listed(1n, { minimums: new Map() })).toEqual([expect.objectContaining({ amount: '0.01' })]);
  });

  it.each<[string, Partial<PayeeStanding>]>([
    ['suspended', { suspended: true }], ['noAgreement', { agreements: [] }], ['noAgreement', { agreements: [{ from: '2026-01-01', to: '2026-05-14' }] }],
    ['noAgreement', { agreements: [{ from: '2026-05-16', to: null }] }], ['noPayee', { payeeReference: null }], ['rateMissing', { payeeCurrency: 'EUR' }],
  ])('is nothing, and that is said by name: %s', (because, change) => {
    expect(listed(10_000n, { payee: { ...payable, ...change } })).toEqual([because]);
  });

  it('carries over what is owed back, and passes over what is nothing', () => {
    expect(listed(-1n)).toEqual(['nothingPayable']);
    expect(listed(0n)).toEqual([]);
    expect(listingsOf([account(10_000n)], { batch: 1, cutOff: '2026-05-15', payees: new Map(), minimums: new Map(), rates: [] }).map(({ data }) => 'because' in data && data.because)).toEqual(['noAgreement']);
  });

  it('M3: leaves what is disputed behind by name, and pays the rest', () => {
    const terms: BatchTerms = { batch: 7, cutOff: '2026-05-15', payees: new Map([['ptr_alpha', payable]]), minimums: new Map(), rates: [] };
    const shown = (payableMinor: bigint) => listingsOf([{ ...account(payableMinor), disputedMinor: 2_500n }], terms).map(({ listed: what, data }) => [what, data.amount, 'because' in data ? data.because : null]);
    expect(shown(10_000n)).toEqual([['payment', '100.00', null], ['leftOut', '25.00', 'disputed']]);
    expect(shown(0n)).toEqual([['leftOut', '25.00', 'disputed']]);
  });

  it('is too little where it comes to nothing in the other currency', () => {
    const rates = [{ ...ecb, base: 'USD', quote: 'JPY', rate: '0.4' }];
    expect(listed(100n, { payee: { ...payable, payeeCurrency: 'JPY' }, minimums: new Map(), rates })).toEqual(['belowMinimum']);
  });
});

describe('a payment of a batch', () => {
  it('names what it is converted to and the rate, and nothing of these in the currency that is owed', () => {
    const proposed = { paymentId: '7-ptr_alpha-USD', partnerId: 'ptr_alpha', currency: 'USD', amount: '100.00', fromHoldback: '0.00', payeeReference: 'V-1' };
    expect(listed(10_000n, { payee: { ...payable, payeeCurrency: 'EUR' }, rates: [ecb] })).toEqual([{ ...proposed, paidIn: { currency: 'EUR', amount: '92.23', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB' } }]);
    expect(listed(10_000n, { payee: { ...payable, payeeCurrency: 'USD' } })).toEqual([{ ...proposed, paidIn: null }]);
  });

  it('is made under an agreement from its first day to its last, or one without end', () => {
    for (const agreement of [{ from: '2026-05-15', to: '2026-05-15' }, { from: '2026-01-01', to: null }]) {
      expect(listed(10_000n, { payee: { ...payable, agreements: [{ from: '2025-01-01', to: '2025-12-31' }, agreement] } })).toEqual([expect.objectContaining({ amount: '100.00' })]);
    }
  });
});

describe('the least that is paid at once', () => {
  const at = '2026-01-01T00:00:00.000Z' as Instant;
  const versionsWith = (...minimums: readonly unknown[]) => registryOf(ruleSetLog(...minimums.flatMap((minimum, index) =>
    publication(at, index + 1, { ...documentWith(), payout: { cycleDays: 30, minimum, holdback: { percent: '0', days: 0 } } })))).get('standard' as RuleSetId);
  const minimums = (...sets: readonly ReturnType<typeof versionsWith>[]) =>
    [...minimumsOf(new Map(sets.flatMap((set, index) => (set === undefined ? [] : [[`set_${index}` as RuleSetId, set]]))))];

  it('is that of the newest version, in the currency of the rule set where it names none', () => {
    const versions = versionsWith('50.00', '80.00');
    expect(minimums(versions)).toEqual([['USD', 8_000n]]);
    expect(minimums(versions && { ...versions, versions: [...versions.versions].reverse() })).toEqual([['USD', 8_000n]]);
    expect(minimums(versionsWith('50.00', { USD: '30.00', JPY: '500' }))).toEqual([['USD', 3_000n], ['JPY', 500n]]);
  });

  it('is of several rule sets the smallest of each currency, and of none where no version is published', () => {
    expect(minimums(versionsWith('50.00'), versionsWith({ USD: '80.00', EUR: '10.00' }), versionsWith('20.00'), versionsWith({ EUR: '15.00' }))).toEqual([['USD', 2_000n], ['EUR', 1_000n]]);
    const unpublished = versionsWith('50.00');
    expect(minimums(unpublished && { ...unpublished, versions: [] })).toEqual([]);
  });
});

describe('C13: a conversion', () => {
  const to = (currency: string, rates: readonly ToldRate[], minor = 317_647n, by = '2026-05-15') => convert({ minor, from: usd, to: currency, by }, rates)?.minor;

  it('multiplies by a rate of the currency owed and divides by one of the currency paid, rounded once', () => {
    expect(to('EUR', [ecb])).toBe(292_978n);
    expect(to('JPY', [{ ...ecb, base: 'USD', quote: 'JPY', rate: '155.5' }])).toBe(493_941n);
    expect(to('JPY', [{ ...ecb, base: 'USD', quote: 'JPY', rate: '0.5' }], 100n)).toBe(1n);
    expect(convert({ minor: 1_000n, from: jpy, to: 'USD', by: '2026-05-15' }, [{ ...ecb, base: 'USD', quote: 'JPY', rate: '155.5' }])?.minor).toBe(643n);
  });

  it('takes the latest day that has come, of one day the rate of the currency owed, and of two tellings the later', () => {
    const rates = [ecb, { ...ecb, on: '2026-05-13', rate: '2' }, { ...ecb, on: '2026-05-16', rate: '3' }];
    expect(to('EUR', rates)).toBe(292_978n);
    expect(to('EUR', [...rates, { ...ecb, base: 'USD', quote: 'EUR', rate: '0.5' }, { ...ecb, rate: '4' }])).toBe(158_824n);
    expect(to('EUR', [ecb, { ...ecb, rate: '2' }])).toBe(158_824n);
    expect(to('EUR', rates, 317_647n, '2026-05-01')).toBeUndefined();
    expect(to('CHF', rates)).toBeUndefined();
  });

  it('is off by less than half a minor unit, whatever the rate', () => {
    fc.assert(fc.property(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 9n), (minor, scaled) => {
      const rate = `${scaled / 10_000n}.${String(scaled % 10_000n).padStart(4, '0')}`;
      const converted = to('EUR', [{ ...ecb, base: 'USD', quote: 'EUR', rate }], minor) ?? 0n;
      const error = converted * 10_000n - minor * scaled;
      expect(2n * (error < 0n ? -error : error) <= 10_000n).toBe(true);
    }));
  });
});
