import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { balancesOfAccounts, entriesOfRows, listJournal, placeOfEntry, readTables, type JournalPlace } from '#projections';
import { readAs, tableName } from '#read-store';
import { postedEntry, type PostedEntry } from '#rules';
import { batchOfQuarter, dealOfQuarter, journalOfQuarter, rulesOfQuarter, statementsOfQuarter } from '../support/journal/promised-quarter.js';
import { sumsByAccount } from '../support/journal/sums.js';
import { appendRecorded, openTestLedger, toldOf, type TestLedger } from '../support/projector/test-ledger.js';

let ledger: TestLedger;

/** A quarter with its deal, statements and payments, then what happened to the payments event by event. */
beforeAll(async () => {
  ledger = await openTestLedger();
  await appendRecorded(ledger.store, rulesOfQuarter);
  await appendRecorded(ledger.store, toldOf('acme', dealOfQuarter));
  await appendRecorded(ledger.store, statementsOfQuarter);
  await appendRecorded(ledger.store, batchOfQuarter);
  await ledger.catchUp();
}, 60_000);
afterAll(() => ledger.close());

const everything = { partnerId: undefined, period: undefined, closedThrough: '2026-Q1' };

const entries = (filter: { readonly partnerId?: string; readonly period?: string } = {}, after?: JournalPlace, limit = 1_000): Promise<readonly PostedEntry[]> =>
  readAs(ledger.dataSource, { sees: 'programme' }, async (manager) => entriesOfRows(await listJournal(manager, { ...everything, ...filter, after, limit })));

/** What entries say but for the ids that the log gave their events. */
const withoutIds = ({ kind, line, day, postings }: PostedEntry): string => JSON.stringify([kind, line, day, postings]);

describe('C14: the journal of deals, statements and payments', () => {
  it('has the entries that the events make, whole', async () => {
    const [kept, made] = [await entries(), journalOfQuarter().map(postedEntry)];
    expect(kept.map(withoutIds).sort()).toEqual(made.map(withoutIds).sort());
    expect(new Set(kept.map(({ kind, line }) => `${kind} ${line}`))).toEqual(new Set([
      'accrual commission', 'statement commission', 'statement incentive', 'statement spiff', 'statement writeOff', 'statement merger', 'statement difference', 'statement release',
      'statement receivable', 'statement receivableReversal', 'payment settlement', 'payment failure', 'payment cancellation', 'payment variance']));
    const settlement = kept.find(({ kind, line }) => kind === 'payment' && line === 'settlement');
    expect(settlement).toMatchObject({ kind: 'payment', paymentId: 'P-1', partnerId: 'ptr_alpha', rate: null, causeType: 'PaymentSettled', day: '2026-04-24', postedIn: '2026-Q2' });
    expect(Object.keys(settlement ?? {})).not.toContain('dealId');
  });

  it('has of a quarter that is not closed yet what accrued, and nothing of its statements', async () => {
    const open = await readAs(ledger.dataSource, { sees: 'programme' }, async (manager) =>
      entriesOfRows(await listJournal(manager, { ...everything, closedThrough: undefined, after: undefined, limit: 1_000 })));
    expect(open.filter(({ kind }) => kind !== 'payment').map(({ kind, postedIn, partnerId }) => [kind, postedIn, partnerId])).toEqual([
      ['accrual', '2026-Q1', 'ptr_alpha'], ['accrual', '2026-Q1', 'ptr_beta'], ['accrual', '2026-Q2', 'ptr_alpha'], ['accrual', '2026-Q2', 'ptr_beta']]);
  });

  it('is the same followed in batches of 1 and 3 or at once, and rebuilt', async () => {
    const live = await ledger.digest();
    for (const batchSizeMax of [1, 3]) {
      await ledger.pool.query('UPDATE read.checkpoints SET position = NULL');
      for (const table of readTables) await ledger.pool.query(`DELETE FROM read.${tableName(table)}`);
      await ledger.catchUp(batchSizeMax);
      expect(await ledger.digest()).toEqual(live);
    }
    await ledger.rebuild();
    expect(await ledger.digest()).toEqual(live);
  });

  it('is read page by page without a gap', async () => {
    const all = (await entries()).map(({ entryId }) => entryId);
    const read: string[] = [];
    for (const last of [undefined, ...all.filter((_, index) => index % 3 === 2)]) {
      const after = last === undefined ? undefined : await readAs(ledger.dataSource, { sees: 'programme' }, (manager) => placeOfEntry(manager, last));
      read.push(...(await entries({}, after ?? undefined, 3)).slice(0, 3).map(({ entryId }) => entryId));
    }
    expect(read).toEqual(all);
    expect((await entries({ partnerId: 'ptr_beta', period: '2026-Q1' })).map(({ kind, line }) => `${kind} ${line}`)).toEqual(['statement commission', 'statement merger']);
  });

  it('has the balances that the entries come to', async () => {
    const balances = await readAs(ledger.dataSource, { sees: 'programme' }, (manager) => balancesOfAccounts(manager, everything));
    const sums = [...sumsByAccount(journalOfQuarter())].map(([account, minor]) => `${account} ${minor}`).sort();
    expect(balances.map(({ account, currency, balance }) => `${account} ${currency} ${BigInt(balance.replace('.', ''))}`).sort()).toEqual(sums);
    expect(balances.filter(({ account }) => account === 'Assets:Cash').map(({ currency, balance }) => `${balance} ${currency}`)).toEqual(['-922.35 EUR', '0 JPY', '-3176.00 USD']);
  });
});
