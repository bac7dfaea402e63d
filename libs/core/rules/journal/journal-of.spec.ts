import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMinor, idPattern, parseMinor, type Currency, type DealId, type EventId, type Period } from '#kernel';
import { assigned, day, dealLog, opened, partner, refunded, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { drawnLog } from '../../../../test/support/dossier/drawn-log.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import type { Accrual } from '../accrual/accrual.js';
import { noTerms } from '../terms/terms.js';
import { accrualsOf } from '../accrual/accruals-of.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import { accountOf, programmeAccounts, type PartnerAccount } from './account.js';
import { postedEntry, type JournalEntry } from './journal-entry.js';
import { journalOf } from './journal-of.js';

const rules = publishing({ at: day(1), document: documentWith() });
const strict = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
const journal = (entries: readonly LogEntry[], published = rules): readonly JournalEntry[] => journalOf(accrualsOf(foldDossiers(undefined, dealLog(...entries)), published), published);
const lines = (entries: readonly JournalEntry[]) => entries.map(postedEntry).map(({ causeType, postings }) => [causeType, ...postings.map(({ account, amount }) => `${account} ${amount}`)]);

type Sums = Readonly<Record<string, bigint>>;
const add = (sums: Record<string, bigint>, key: string, text: string, currency: string): void => {
  sums[key] = (sums[key] ?? 0n) + (parseMinor(text, currency as Currency) ?? 0n);
};
const sumsByAccount = (entries: readonly JournalEntry[]): Sums => {
  const sums: Record<string, bigint> = {};
  for (const { account, amount, currency } of entries.flatMap((entry) => postedEntry(entry).postings)) add(sums, `${account} ${currency}`, amount, currency);
  return sums;
};
const minorOf = (text: string, currency: string): bigint => parseMinor(text, currency as Currency) ?? 0n;
const sumsOfAccruals = (accruals: readonly Accrual[]): Sums => {
  const sums: Record<string, bigint> = {};
  for (const { partnerId, withheld, amount, holdback, currency } of accruals) {
    const held = withheld ? 0n : minorOf(holdback, currency);
    const owed = { [withheld ? 'withheld' : 'accrued']: minorOf(amount, currency) - held, held };
    for (const [account, minor] of Object.entries(owed)) {
      const key = `${accountOf(partnerId, account as PartnerAccount)} ${currency}`;
      if (minor !== 0n) sums[key] = (sums[key] ?? 0n) - minor;
    }
    add(sums, `${programmeAccounts.commissions} ${currency}`, amount, currency);
  }
  return sums;
};
const residuals = ({ transfers, ...facts }: JournalEntry): Sums => {
  const sums: Record<string, bigint> = {};
  for (const { amount, currency } of postedEntry({ transfers, ...facts }).postings) add(sums, currency, amount, currency);
  return sums;
};

const anyAmount = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).filter((minor) => minor !== 0n), fc.constantFrom('USD', 'JPY', 'BHD', 'CLF'))
  .chain(([minor, currency]) => fc.bigInt({ min: 0n, max: minor > 0n ? minor : 0n }).map((held) =>
    ({ amount: formatMinor(minor, currency as Currency), holdback: formatMinor(held, currency as Currency), currency })));
const anyAccrual: fc.Arbitrary<Accrual> = fc.record({
  money: anyAmount, partnerId: fc.oneof(fc.constantFrom('ptr_a', 'ptr_b'), fc.stringMatching(new RegExp(idPattern.partner))), withheld: fc.boolean(), entryNo: fc.integer({ min: 1 }), kind: fc.constantFrom('commission', 'uplift'),
}).map(({ money, ...drawn }) => ({
  ...drawn, ...money, dealId: 'deal_d-1' as DealId, lineKey: 'k', position: 'selling', ruleSetId: standard, version: 1, clause: '/attribution/roles/selling',
  causeEventId: 'e1' as EventId, causeType: 'DealWon', eventIds: [], dueOn: '2026-04-19', holdbackUntil: '2026-04-19', dealPeriod: '2026-Q1' as Period, postedIn: '2026-Q1' as Period, occurredAt: day(79), recordedAt: day(79) }));

const shared = [opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(79))];

describe('the journal', () => {
  it('has what a partner earns as an expense of the programme and as owed to the partner, and takes back what is refunded', () => {
    expect(lines(journal([...shared, refunded(day(130), '10000.00')]))).toEqual([
      ['DealWon', 'Expenses:Partners:Commissions 4500.00', 'Liabilities:Partners:Alpha:Accrued -4500.00'],
      ['DealWon', 'Expenses:Partners:Commissions 9000.00', 'Liabilities:Partners:Beta:Accrued -9000.00'],
      ['DealRefunded', 'Liabilities:Partners:Alpha:Accrued 900.00', 'Expenses:Partners:Commissions -900.00'],
      ['DealRefunded', 'Liabilities:Partners:Beta:Accrued 1800.00', 'Expenses:Partners:Commissions -1800.00'],
    ]);
  });

  it('keeps what is withheld on an account of its own until the line is released', () => {
    const late = { ...touched(day(70), 't1', 'alpha', 'selling'), recordedAt: day(82) };
    expect(lines(journal([opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(79)), late], strict))).toEqual([
      ['DealWon', 'Expenses:Partners:Commissions 10000.00', 'Liabilities:Partners:Alpha:Withheld -10000.00'],
      ['TouchpointLogged', 'Expenses:Partners:Commissions 10000.00', 'Liabilities:Partners:Alpha:Accrued -10000.00'],
      ['TouchpointLogged', 'Liabilities:Partners:Alpha:Withheld 10000.00', 'Expenses:Partners:Commissions -10000.00'],
    ]);
  });

  it('keeps what is held back apart; what is taken back comes off what is owed', () => {
    const document = { ...documentWith(), payout: { cycleDays: 30, minimum: '50.00', holdback: { percent: '10', days: 60 } } };
    expect(lines(journal([opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(79)), refunded(day(130), '10000.00')], publishing({ at: day(1), document })))).toEqual([
      ['DealWon', 'Expenses:Partners:Commissions 9000.00', 'Liabilities:Partners:Alpha:Accrued -9000.00', 'Expenses:Partners:Commissions 1000.00', 'Liabilities:Partners:Alpha:Held -1000.00'],
      ['DealRefunded', 'Liabilities:Partners:Alpha:Accrued 2000.00', 'Expenses:Partners:Commissions -2000.00'],
    ]);
  });

  it('says of each entry what caused it, under which clause of which version, for which deal and quarter, and on which local day', () => {
    const lateEvening = { ...won(day(79)), at: day(91, 3) };
    expect(journal([...shared.slice(0, 3), lateEvening])[0]).toMatchObject({
      kind: 'accrual', entryId: 'deal_d-1.1', dealId: 'deal_d-1', entryNo: 1, partnerId: partner('alpha'), position: 'sourcing', line: 'commission',
      clause: '/attribution/roles/sourcing', ruleSetId: 'standard', version: 1, causeEventId: 'e3', causeType: 'DealWon',
      dealPeriod: '2026-Q1', postedIn: '2026-Q1', day: '2026-03-31', occurredAt: '2026-04-01T03:00:00.000Z' });
  });

  it('has no account for an accrual under rules that nobody published', () => {
    expect(() => journalOf(accrualsOf(foldDossiers(undefined, dealLog(...shared)), rules), noTerms)).toThrow('The rule set standard is not published');
  });
});

describe('whatever accrues', () => {
  it('every entry balances in every currency, and the accounts add up to the accruals', () => {
    fc.assert(fc.property(fc.array(anyAccrual, { maxLength: 30 }), (accruals) => {
      const entries = journalOf(accruals, rules);
      expect(entries).toHaveLength(accruals.length);
      for (const entry of entries) {
        expect(Object.values(residuals(entry))).toEqual([0n]);
        expect(entry.transfers.every(({ money }) => money.minor > 0n)).toBe(true);
      }
      expect(sumsByAccount(entries)).toEqual(sumsOfAccruals(accruals));
    }));
  });

  it('so does the journal of any deal', () => {
    const draws = fc.array(fc.record({ which: fc.nat(26), whom: fc.nat(3), amount: fc.nat(12), daysAgo: fc.nat(20), daysLater: fc.nat(4) }), { maxLength: 40 });
    fc.assert(fc.property(draws, fc.constantFrom(rules, strict), (drawn, published) => {
      const accruals = accrualsOf(foldDossiers(undefined, drawnLog(drawn)), published);
      expect(sumsByAccount(journalOf(accruals, published))).toEqual(sumsOfAccruals(accruals));
    }));
  });

  it('a full refund nets every account to zero', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 5 }), fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), (parts, weights) => {
      const text = (cents: number): string => formatMinor(BigInt(cents), 'USD' as Currency);
      const entries = journal([opened(day(5), { amount: text(parts.reduce((sum, part) => sum + part, 0)) }),
        ...weights.map((weight, index) => assigned(day(6), `org-${index}`, 'selling', `${weight}`)), assigned(day(6), 'alpha', 'sourcing'),
        won(day(79)), ...parts.map((part, index) => refunded(day(80 + index), text(part)))]);
      expect(Object.values(sumsByAccount(entries)).filter((sum) => sum !== 0n)).toEqual([]);
    }));
  });
});
