import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Currency, DealId, EventId, Period, RuleSetId } from '#kernel';
import { day } from '../../../../test/support/dossier/deal-log.js';
import { journalOfQuarter } from '../../../../test/support/journal/promised-quarter.js';
import { accountOf, programmeAccounts } from './account.js';
import { postedEntry, type PostedEntry } from './journal-entry.js';
import { renderBeancount } from './render-beancount.js';
import { renderHledger } from './render-hledger.js';
import { transfer } from './transfer.js';

const entry = (entryNo: number, changes: { readonly partnerId?: string; readonly minor: bigint; readonly currency: string; readonly on?: number; readonly cause?: 'DealWon' | 'DealRefunded' }): PostedEntry => {
  const { partnerId = 'ptr_alpha', minor, currency, on = 79, cause = 'DealWon' } = changes;
  return postedEntry({
    kind: 'accrual', entryId: `deal_acme.${entryNo}`, source: 'deal_acme', dealId: 'deal_acme' as DealId, entryNo, partnerId, position: 'selling', line: 'commission',
    clause: '/attribution/roles/selling', ruleSetId: 'standard' as RuleSetId, version: 2, causeEventId: `e${entryNo}` as EventId, causeType: cause,
    dealPeriod: '2026-Q1' as Period, postedIn: '2026-Q1' as Period, day: day(on).slice(0, 10), occurredAt: day(on), recordedAt: day(on),
    transfers: [transfer({ debit: programmeAccounts.commissions, credit: accountOf(partnerId, 'accrued'), money: { minor, currency: currency as Currency } })],
  });
};

const names = new Map([['ptr_alpha', 'Alpha; "the | first"\nand \\ only']]);
const entries = [
  entry(2, { minor: -63529n, currency: 'USD', on: 82, cause: 'DealRefunded' }), entry(1, { minor: 317647n, currency: 'USD' }), entry(10, { minor: 5n, currency: 'JPY' }),
  entry(4, { partnerId: 'ptr_3com-bh', minor: 1234567n, currency: 'BHD' }), entry(3, { partnerId: 'ptr_3com-bh', minor: 1n, currency: 'CLF', on: 70 })];

const hledger = `; The journal of the programme, written by Tandem

commodity 0.000 BHD
commodity 0.0000 CLF
commodity 0. JPY
commodity 0.00 USD

account Expenses:Partners:Commissions
account Liabilities:Partners:3com-bh:Accrued
account Liabilities:Partners:Alpha:Accrued

2026-03-11 * (deal_acme.3) ptr_3com-bh | commission for selling on deal_acme: DealWon
    ; partner:ptr_3com-bh, deal:deal_acme, event:e3, cause:DealWon, rule-set:standard@2, clause:/attribution/roles/selling, deal-period:2026-Q1, posted-in:2026-Q1
    Expenses:Partners:Commissions          0.0001 CLF
    Liabilities:Partners:3com-bh:Accrued  -0.0001 CLF

2026-03-20 * (deal_acme.1) Alpha, "the / first" and \\ only | commission for selling on deal_acme: DealWon
    ; partner:ptr_alpha, deal:deal_acme, event:e1, cause:DealWon, rule-set:standard@2, clause:/attribution/roles/selling, deal-period:2026-Q1, posted-in:2026-Q1
    Expenses:Partners:Commissions        3176.47 USD
    Liabilities:Partners:Alpha:Accrued  -3176.47 USD

2026-03-20 * (deal_acme.4) ptr_3com-bh | commission for selling on deal_acme: DealWon
    ; partner:ptr_3com-bh, deal:deal_acme, event:e4, cause:DealWon, rule-set:standard@2, clause:/attribution/roles/selling, deal-period:2026-Q1, posted-in:2026-Q1
    Expenses:Partners:Commissions          1234.567 BHD
    Liabilities:Partners:3com-bh:Accrued  -1234.567 BHD

2026-03-20 * (deal_acme.10) Alpha, "the / first" and \\ only | commission for selling on deal_acme: DealWon
    ; partner:ptr_alpha, deal:deal_acme, event:e10, cause:DealWon, rule-set:standard@2, clause:/attribution/roles/selling, deal-period:2026-Q1, posted-in:2026-Q1
    Expenses:Partners:Commissions        5 JPY
    Liabilities:Partners:Alpha:Accrued  -5 JPY

2026-03-23 * (deal_acme.2) Alpha, "the / first" and \\ only | commission for selling on deal_acme: DealRefunded
    ; partner:ptr_alpha, deal:deal_acme, event:e2, cause:DealRefunded, rule-set:standard@2, clause:/attribution/roles/selling, deal-period:2026-Q1, posted-in:2026-Q1
    Liabilities:Partners:Alpha:Accrued   635.29 USD
    Expenses:Partners:Commissions       -635.29 USD
`;

const beancountHead = `option "title" "The journal of the programme, written by Tandem"
option "operating_currency" "BHD"
option "operating_currency" "CLF"
option "operating_currency" "JPY"
option "operating_currency" "USD"

2026-03-20 commodity BHD
  precision: 3
2026-03-11 commodity CLF
  precision: 4
2026-03-20 commodity JPY
  precision: 0
2026-03-20 commodity USD
  precision: 2

2026-03-11 open Expenses:Partners:Commissions BHD,CLF,JPY,USD
2026-03-11 open Liabilities:Partners:3com-bh:Accrued BHD,CLF
2026-03-20 open Liabilities:Partners:Alpha:Accrued JPY,USD

2026-03-11 * "ptr_3com-bh" "commission for selling on deal_acme: DealWon"
  entry: "deal_acme.3"
  partner: "ptr_3com-bh"
  deal: "deal_acme"
  event: "e3"
  cause: "DealWon"
  rule-set: "standard@2"
  clause: "/attribution/roles/selling"
  deal-period: "2026-Q1"
  posted-in: "2026-Q1"
  Expenses:Partners:Commissions          0.0001 CLF
  Liabilities:Partners:3com-bh:Accrued  -0.0001 CLF

2026-03-20 * "Alpha; \\"the | first\\" and \\\\ only" "commission for selling on deal_acme: DealWon"
  entry: "deal_acme.1"
`;

describe('the journal as text', () => {
  it('is, for hledger, every currency and account declared, then the entries by day', () => {
    expect(renderHledger(entries, names)).toBe(hledger);
  });

  it('is, for beancount, every currency and account opened on its first day, then the entries by day', () => {
    expect(renderBeancount(entries, names).slice(0, beancountHead.length)).toBe(beancountHead);
  });

  it('is the same however the entries come', () => {
    fc.assert(fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(renderHledger(shuffled, names)).toBe(hledger);
      expect(renderBeancount(shuffled, names)).toBe(renderBeancount(entries, names));
    }));
  });

  it('names of a statement\'s entry the line, and of a payment\'s the payment with its rate, and nothing that they do not have', () => {
    const posted = journalOfQuarter().map(postedEntry);
    const inBoth = (line: string): readonly string[] => [renderHledger, renderBeancount].map((render) => render(posted.filter((each) => each.line === line)).split('\n\n').at(-1) ?? '');
    expect(inBoth('receivable')).toEqual([
      `2026-03-31 * (statement-0.9) ptr_alpha | receivable: StatementIssued
    ; partner:ptr_alpha, event:statement-0, cause:StatementIssued, deal-period:2026-Q1, posted-in:2026-Q1
    Assets:Partners:Alpha:ClawbackReceivable   4200 JPY
    Liabilities:Partners:Alpha:Accrued        -4200 JPY
`, `2026-03-31 * "ptr_alpha" "receivable: StatementIssued"
  entry: "statement-0.9"
  partner: "ptr_alpha"
  event: "statement-0"
  cause: "StatementIssued"
  deal-period: "2026-Q1"
  posted-in: "2026-Q1"
  Assets:Partners:Alpha:ClawbackReceivable   4200 JPY
  Liabilities:Partners:Alpha:Accrued        -4200 JPY
`]);
    expect(inBoth('settlement')[0]).toBe(`2026-05-01 * (batch-11.1) ptr_beta | settlement of P-2: PaymentSettled
    ; partner:ptr_beta, payment:P-2, event:batch-11, cause:PaymentSettled, rate:1.0842, rate-on:2026-04-19, rate-source:ECB, posted-in:2026-Q2
    Liabilities:Partners:Beta:Payable   1000.00 USD
    Equity:Conversions                 -1000.00 USD
    Equity:Conversions                   922.34 EUR
    Assets:Cash                         -922.34 EUR
`);
  });

  it('of no entries is a heading', () => {
    expect(renderHledger([])).toBe('; The journal of the programme, written by Tandem\n');
    expect(renderBeancount([])).toBe('option "title" "The journal of the programme, written by Tandem"\n');
  });

  it('has as many lines and the same amounts whatever a partner is called', () => {
    const amounts = (text: string): readonly string[] => text.split('\n').filter((line) => /^ +(Expenses|Liabilities):/.test(line));
    fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.constantFrom('\n', '\r', ';', '|', '"', '\\', '\u2028', '\u0000', '  ', '*'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })) }), (name) => {
      for (const render of [renderHledger, renderBeancount]) {
        const [told, plain] = [render(entries, new Map([['ptr_alpha', name]])), render(entries)];
        expect(told.split(/\r\n|[\n\r\u2028\u2029\u0085]/)).toHaveLength(plain.split('\n').length);
        expect(amounts(told)).toEqual(amounts(plain));
      }
    }));
  });

  it('shows a name to beancount as a string that reads back as the name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), (name) => {
      const [, payee] = /^2026-03-20 \* "((?:[^"\\]|\\["\\])*)" "/m.exec(renderBeancount(entries, new Map([['ptr_alpha', `x${name}x`]]))) ?? [];
      expect(payee?.replace(/\\(["\\])/g, '$1')).toBe(`x${name}x`);
    }));
  });
});
