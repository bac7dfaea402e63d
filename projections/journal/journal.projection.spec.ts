import { describe, expect, it } from '@jest/globals';
import { accrualsOf, foldDossiers, journalOf, postedEntry } from '#rules';
import { assigned, day, dealLog, opened, partner, refunded, won } from '../../test/support/dossier/deal-log.js';
import { documentWith, publishing } from '../../test/support/dossier/rule-set-log.js';
import { entriesOfRows, journalRowsOf } from './journal.projection.js';

const rules = publishing({ at: day(1), document: documentWith() });
const stored = foldDossiers(undefined, dealLog(
  opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(79)), refunded(day(130), '10000.00')));

describe('the rows of the journal', () => {
  it('are the lines of each entry, numbered, with the entry\'s partner and cause on each', () => {
    const rows = journalRowsOf(stored, rules);
    expect(rows.map(({ entryNo, legNo, partnerId, account, amount }) => [entryNo, legNo, partnerId, account, amount]).slice(0, 6)).toEqual([
      [1, 1, partner('alpha'), 'Expenses:Partners:Commissions', '4500.00'], [1, 2, partner('alpha'), 'Liabilities:Partners:Alpha:Accrued', '-4500.00'],
      [2, 1, partner('beta'), 'Expenses:Partners:Commissions', '9000.00'], [2, 2, partner('beta'), 'Liabilities:Partners:Beta:Accrued', '-9000.00'],
      [3, 1, partner('alpha'), 'Liabilities:Partners:Alpha:Accrued', '900.00'], [3, 2, partner('alpha'), 'Expenses:Partners:Commissions', '-900.00']]);
    expect(new Set(rows.map(({ causeType }) => causeType))).toEqual(new Set(['DealWon', 'DealRefunded']));
  });

  it('make the entries again that they were made of', () => {
    const entries = journalOf(accrualsOf(stored, rules), rules).map(postedEntry);
    expect(entriesOfRows(journalRowsOf(stored, rules))).toEqual(entries);
    expect(entries).toHaveLength(4);
  });
});
