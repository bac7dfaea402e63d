import type { PageCase } from '../support/page-case.js';

/** The pages behind finance's door. */
export const financePages: readonly PageCase[] = [
  { name: 'dispute-desk', as: 'finance', path: '/desk', heading: 'Dispute desk', shows: 'Escalated' },
  { name: 'dispute', as: 'finance', path: '/desk/dsp_demo', heading: 'Dispute', shows: 'As the dispute would have it' },
  { name: 'periods', as: 'finance', path: '/periods', heading: 'Periods', shows: '2026-Q1' },
  { name: 'period-open', as: 'finance', path: '/periods/2026-Q3', heading: 'Quarter 2026-Q3', shows: 'Propose closing' },
  { name: 'period-closed', as: 'finance', path: '/periods/2026-Q1', heading: 'Quarter 2026-Q1', shows: 'It stands as it was issued.' },
  { name: 'payouts', as: 'finance', path: '/payouts', heading: 'Payout batches', shows: 'Left out, by name' },
  { name: 'payout', as: 'finance', path: '/payouts/1', heading: 'Batch 1', shows: 'Paid otherwise than expected' },
  { name: 'accounts', as: 'finance', path: '/accounts', heading: 'Accounts', shows: 'Not due' },
  { name: 'journal', as: 'finance', path: '/journal', heading: 'Journal', shows: 'Because of' },
  { name: 'statements-of-all', as: 'finance', path: '/statements', heading: 'Statements', shows: 'Beta' },
];
