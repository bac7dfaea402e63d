import type { PageCase } from '../support/page-case.js';

/** The pages behind the door of operations. */
export const operationsPages: readonly PageCase[] = [
  { name: 'deals-board', as: 'operations', path: '/board', heading: 'Deals board', shows: 'Touched' },
  { name: 'registrations', as: 'operations', path: '/registrations', heading: 'Registrations', shows: 'Waiting' },
  { name: 'imports', as: 'operations', path: '/imports', heading: 'Imports', shows: 'Trying records nothing' },
];
