import type { DealEvent, Gate, PartnerRole } from '#events';
import type { DealId, PartnerId, Instant } from '#kernel';
import type { DealCommand } from '../../../libs/core/ledger/deal/deal.commands.js';
import { dealDecider } from '../../../libs/core/ledger/deal/deal.decider.js';
import type { DealFacts } from '../../../libs/core/ledger/deal/deal.facts.js';
import type { OnboardedPartner } from '../../../libs/core/ledger/partner/partner.state.js';
import type { FoundedProgramme } from '../../../libs/core/ledger/programme/programme.state.js';
import { at, specify, type Past } from './given.js';
import { alpha, beta, gamma, instant, now, operator, standard } from './people.js';

/** A deal of 50,000.00 USD with Acme, sold with partners, created on 5 January 2026 by the vendor. */
export const opening: Omit<Extract<DealCommand, { type: 'OpenDeal' }>, 'type'> = {
  dealId: 'deal_acme' as DealId, external: { source: 'crm', id: '006-1' },
  account: { name: 'Acme', domain: 'acme.example', segment: 'mid' }, currency: 'USD', amount: '50000.00', model: 'sell-with',
  origin: 'vendor', sourcePartnerId: null, ruleSetId: standard, dateAssumed: false,
};
export const openAcme: Extract<DealCommand, { type: 'OpenDeal' }> = { type: 'OpenDeal', ...opening };

export const created = instant('2026-01-05');
export const closed = instant('2026-03-20');

/** That deal opened, with whatever differs. */
export const acme = (differing: Partial<typeof opening> = {}): Past<DealEvent> =>
  at(created, { type: 'DealOpened', data: { ...opening, ...differing } });

/** The deal won, lost, at the close. */
export const won: Past<DealEvent> = at(closed, { type: 'DealWon', data: { dateAssumed: false } });
export const lost: Past<DealEvent> = at(closed, { type: 'DealLost', data: { dateAssumed: false } });

/** A partner given a role. */
export const hasRole = (partnerId: PartnerId, role: PartnerRole, weight: string | null = null): DealEvent =>
  ({ type: 'RoleAssigned', data: { partnerId, role, weight, registrationId: null } });

/** A touch on the deal; nobody's id is the vendor's. */
export const touched = (partnerId: PartnerId | null, when: Instant, touchpointId = `touch-${partnerId ?? 'vendor'}-${when}`): Past<DealEvent> =>
  at(when, { type: 'TouchpointLogged', data: { touchpointId, partnerId, role: null, kind: 'introduction', loggedBy: 'vendor', imported: false } });

const partner = (partnerId: PartnerId, status: 'active' | 'suspended'): [PartnerId, OnboardedPartner] => [partnerId, {
  ...(status === 'suspended' ? { status, heldSince: instant('2026-01-01') } : { status }), partnerId, name: partnerId, kind: null, external: null, agreements: new Map(), contacts: new Map(), tier: { decided: false },
  payee: { named: false }, choices: new Map(), writeOffs: new Map() }];

/** The programme, with some gates on. */
export const programmeWith = (gates: readonly Gate[], differing: Partial<FoundedProgramme> = {}): FoundedProgramme => ({
  status: 'founded', name: 'Tandem', calendar: { timeZone: 'America/New_York', fiscalYearStart: 1 },
  foundedWith: { timeZone: 'America/New_York', fiscalYearStart: 1 }, stages: ['Discovery', 'Demo', 'Negotiation'],
  registrationTerms: { agreed: true, answerWithinDays: 3, validDays: 90 },
  disputeTerms: { disputeDays: 60, responseDays: 14 },
  gates: {
    registrationBeforeAdvance: gates.includes('registrationBeforeAdvance'), stageLeads: gates.includes('stageLeads'),
    handOffs: gates.includes('handOffs'), attributionBeforeWon: gates.includes('attributionBeforeWon') },
  ...differing,
});

/** Alpha, beta and gamma take part; no gate is on; the rule set `standard` is published. */
export const facts: DealFacts = {
  programme: programmeWith([]),
  partners: new Map([partner(alpha, 'active'), partner(beta, 'active'), partner(gamma, 'active')]),
  publishedRuleSets: new Set([standard]),
};

/** The same with some gates on. */
export const gated = (...gates: readonly Gate[]): DealFacts => ({ ...facts, programme: programmeWith(gates) });

/** The same with a partner suspended. */
export const suspended = (partnerId: PartnerId): DealFacts => ({ ...facts, partners: new Map([...facts.partners, partner(partnerId, 'suspended')]) });

/** `given(…)` for a deal: operations ask, at noon of June's last day, about something of 2 February. */
export const { given } = specify(dealDecider, { actor: operator, now, occurredAt: instant('2026-02-02'), facts });
