import { digestOf } from '#kernel';
import type { IssuedLine, ReplayInputs, RuleSetDocument } from '#rules';
import { day, partner } from './deal-log.js';
import { q1 } from './quarter.js';
import { standard } from './rule-set-log.js';

/** Long after everything that a hand-written log tells. */
export const late = day(900);

/** A replay of the first quarter of 2026 under its own rules, as everything is known and booked. */
export const asked = (more: Partial<ReplayInputs> = {}): ReplayInputs =>
  ({ from: q1, to: q1, rules: { kind: 'own' }, publishedBy: late, knownAt: late, bookedAt: late, dealsOf: null, ...more });

/** Rules that nobody published. */
export const draftOf = (document: object): ReplayInputs['rules'] => ({ kind: 'draft', document: document as RuleSetDocument, digest: digestOf(document) });

/** A line of alpha, beta … that the first quarter's statement issued under the standard rule set's first version: of sourcing unless told otherwise. */
export const issuedTo = (name: string, amount: string, more: Partial<IssuedLine> = {}): IssuedLine => ({
  kind: 'commission', dealId: 'deal_acme' as never, position: 'sourcing', clause: '/attribution/roles/sourcing', ruleSetId: standard, version: 1,
  amount, currency: 'USD', withheld: false, dealPeriod: q1, partnerId: partner(name), statedIn: q1, ...more });
