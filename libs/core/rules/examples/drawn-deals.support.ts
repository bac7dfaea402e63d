import fc from 'fast-check';
import type { Dossier } from '../dossier/dossier.schema.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import { role, touch, workedExample } from './dossier.example.js';
import { changed, compiled, standardRuleSetYaml } from './standard-ruleset.example.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');
/** The example rule set, and rule sets, deals and lists of deals drawn at random. */
export const document = read.document;

export const ruleSets = fc
  .record({
    unfilled: fc.constantFrom('prorate', 'retain'),
    sameRole: fc.constantFrom('declared', 'equal', 'evidence'),
    soloTakes: fc.constantFrom('seller', 'whole', 'filled'),
    cap: fc.constantFrom(null, '1000.00', { USD: '77.77' }, {}),
    minimum: fc.integer({ min: 0, max: 2 }),
    onMissing: fc.constantFrom('flag', 'withhold'),
    atLeast: fc.integer({ min: 1, max: 3 }),
    fiscalYearStart: fc.constantFrom(1, 6),
    reward: fc.constantFrom({ amount: '5.00' }, { upliftPoints: '3.3', on: 'nextQuarter' }, { upliftRelative: '7', on: 'nextQuarter' }),
  })
  .map((pick) =>
    compiled(
      changed<unknown>(
        document,
        ['/attribution/unfilled', pick.unfilled], ['/attribution/sameRole', pick.sameRole], ['/commission/soloTakes', pick.soloTakes],
        ['/commission/capPerDeal', pick.cap], ['/attribution/evidence/minimumPerRole', pick.minimum], ['/attribution/evidence/onMissing', pick.onMissing],
        ['/incentives/0/reward', pick.reward], ['/incentives/0/atLeast', pick.atLeast],
        ['/calendar/fiscalYearStart', pick.fiscalYearStart],
      ),
    ),
  );

const partners = fc.constantFrom('alpha', 'beta', 'gamma', 'Zeta', 'étoile');
const roleNames = fc.constantFrom('sourcing', 'selling', 'technicalValidation', 'implementation', 'influence');
const instants = fc.integer({ min: Date.UTC(2025, 11, 1), max: Date.UTC(2026, 8, 1) }).map((millis) => new Date(millis).toISOString());
const amounts = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);

const roles = fc.uniqueArray(
  fc.tuple(roleNames, partners, fc.option(fc.constantFrom('0', '1', '2', '0.5'), { nil: undefined })).map(([name, partner, weight]) => role(name, partner, weight)),
  { selector: ({ eventId }) => eventId, maxLength: 6 },
);
const touchpoints = fc.uniqueArray(
  fc
    .tuple(fc.option(partners), fc.option(roleNames), fc.constantFrom('meeting', 'demo', 'email', 'call'), instants, fc.nat(400))
    .map(([partner, name, kind, occurredAt, days]) =>
      touch(partner, { role: name, kind, occurredAt, recordedAt: new Date(Date.parse(occurredAt) + days * 86_400_000).toISOString(), eventId: `t-${partner}-${name}-${kind}` }),
    ),
  { selector: ({ eventId }) => eventId, maxLength: 8 },
);
const adjustments = fc.uniqueArray(
  fc.tuple(fc.constantFrom('refund', 'creditNote', 'churn'), amounts, instants, fc.nat(1000)).map(([kind, amount, at, id]) => ({ kind, amount, at, eventId: `a-${id}` })),
  { selector: ({ eventId }) => eventId, maxLength: 3 },
);

export const deal = fc
  .record({
    amount: amounts, model: fc.constantFrom('sell-with' as const, 'sell-through' as const, 'sell-to' as const), roles, touchpoints, adjustments,
    createdAt: instants, closedAt: instants, status: fc.constantFrom('won' as const, 'won' as const, 'lost' as const, 'open' as const),
    registered: fc.boolean(), currency: fc.constantFrom('USD', 'EUR'),
  })
  .map(({ registered, ...pick }): Dossier => ({
    ...workedExample,
    ...pick,
    closedAt: pick.status === 'open' ? null : pick.closedAt,
    registeredAt: registered ? pick.createdAt : null,
  }));
export const deals = fc.array(deal, { maxLength: 6 }).map((list) => list.map((dossier, index): Dossier => ({ ...dossier, dealId: `D-${index}` })));
