import type { Dossier, DossierRole, DossierTouchpoint } from '../dossier/dossier.schema.js';

/** A partner's role, each with an event of its own. */
export const role = (name: DossierRole['role'], partnerId: string, weight?: string): DossierRole => ({
  role: name,
  partnerId,
  eventId: `${partnerId}-${name}`,
  ...(weight === undefined ? {} : { weight }),
});

/** A touchpoint in time for the example deal; `change` makes it another. */
export const touch = (partnerId: string | null, change: Partial<DossierTouchpoint> = {}): DossierTouchpoint => ({
  eventId: `${partnerId ?? 'vendor'}-${change.role ?? 'any'}-${change.kind ?? 'meeting'}`,
  partnerId,
  kind: 'meeting',
  occurredAt: '2026-02-10T15:00:00.000Z',
  recordedAt: '2026-02-10T15:00:00.000Z',
  ...change,
});

/** The specification's worked example: $50,000.00, alpha sourcing, beta selling, gamma technical validation. */
export const workedExample: Dossier = {
  format: 'tandem.dossier/1',
  dealId: 'D-1',
  account: { name: 'Acme', domain: 'acme.example', segment: 'mid' },
  currency: 'USD',
  amount: '50000.00',
  margin: null,
  model: 'sell-with',
  status: 'won',
  origin: 'vendor',
  sourcePartnerId: null,
  createdAt: '2026-01-05T09:00:00.000Z',
  registeredAt: '2026-01-06T10:00:00.000Z',
  closedAt: '2026-03-20T16:00:00.000Z',
  roles: [role('sourcing', 'alpha'), role('selling', 'beta'), role('technicalValidation', 'gamma')],
  touchpoints: [touch('alpha', { role: 'sourcing' }), touch('beta', { role: 'selling' }), touch('gamma', { role: 'technicalValidation' })],
  stages: [],
  adjustments: [],
  collected: [],
};
