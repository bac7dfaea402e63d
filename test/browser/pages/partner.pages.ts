import type { PageCase } from '../support/page-case.js';

/** The pages behind the partner's door. */
export const partnerPages: readonly PageCase[] = [
  { name: 'sign-in', as: null, path: '/', heading: 'Tandem', shows: 'The demo: sign in with one click' },
  { name: 'partner-home', as: 'partner', path: '/', heading: 'Home', shows: 'Waits for a ruling' },
  { name: 'partner-deals', as: 'partner', path: '/deals', heading: 'My deals', shows: 'Acme Robotics' },
  { name: 'deal', as: 'partner', path: '/deals/deal_acme-renewal', heading: 'Acme Robotics', shows: '3176.47' },
  { name: 'statements', as: 'partner', path: '/statements', heading: 'Statements', shows: '2026-Q1' },
  { name: 'statement', as: 'partner', path: '/statements/ptr_alpha/2026-Q1', heading: 'Statement 2026-Q1', shows: '3,176.47' },
  { name: 'disputes', as: 'partner', path: '/disputes', heading: 'Disputes', shows: 'the disputed amount waits' },
  { name: 'proof', as: 'partner', path: '/proof', heading: 'Proof', shows: 'Verify in this browser' },
];
