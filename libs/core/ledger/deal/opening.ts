import type { DealEvent } from '#events';
import { accept, parseCurrency, reject, type Currency } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { AccountOfDeal } from './deal.commands.js';
import type { DealContext } from './deal.facts.js';
import type { DealState, OpenDeal, OpenedDeal } from './deal.state.js';
import { ifUnknown, unlessAmount } from './refusals.js';

/**
 * Opens a deal. On one that exists only what can never change is compared (external id, account, currency, origin, creation);
 * amount, model, rule set and source partner have commands of their own, which an importer sends beside this one.
 */
export const openDeal = (state: DealState, command: CommandOf<'OpenDeal'>, context: DealContext): Answer => {
  if (state.status !== 'none') return sameDeal(state, command, context) ? accept() : differs(state);
  const { facts } = context;
  const currency = parseCurrency(command.currency);
  if (facts.programme.status === 'none') return reject('programme-not-founded', 'Found the programme before its deals.');
  if (!currency) return reject('currency-unknown', `${JSON.stringify(command.currency.slice(0, 40))} is no currency with a minor unit.`, '/currency');
  if (command.origin === 'partnerLead' && command.sourcePartnerId === null) {
    return reject('source-partner-missing', 'A deal from a partner\'s lead names that partner.', '/sourcePartnerId');
  }
  if (!facts.publishedRuleSets.has(command.ruleSetId)) {
    return reject('rule-set-not-published', `No version of rule set ${command.ruleSetId} is published.`, '/ruleSetId');
  }
  return unlessAmount(command.amount, currency) ?? ifUnknown([command.sourcePartnerId], facts, '/sourcePartnerId')
    ?? accept(opened(command), ...leadTagged(command));
};

const opened = (command: CommandOf<'OpenDeal'>): DealEvent => {
  const { dealId, external, account, currency, amount, model, origin, sourcePartnerId, ruleSetId, dateAssumed } = command;
  const data = { dealId, external, account, currency, amount, model, origin, sourcePartnerId, ruleSetId, dateAssumed };
  return { type: 'DealOpened', data };
};

/** A deal from a partner's lead is tagged sourced by the system (A6); a person still confirms or changes the answer (A9). */
const leadTagged = ({ origin, sourcePartnerId }: CommandOf<'OpenDeal'>): readonly DealEvent[] =>
  origin === 'partnerLead' && sourcePartnerId !== null
    ? [{ type: 'PartnerEngaged', data: { partnerId: sourcePartnerId, bucket: 'sourced' } }]
    : [];

const sameDeal = (state: OpenedDeal, command: CommandOf<'OpenDeal'>, { occurredAt }: DealContext): boolean =>
  state.dealId === command.dealId && state.currency === command.currency && state.origin === command.origin
  && state.createdAt === occurredAt && state.dateAssumed === command.dateAssumed
  && state.external?.source === command.external?.source && state.external?.id === command.external?.id
  && sameAccount(state.account, command.account);

const sameAccount = (one: AccountOfDeal | null, other: AccountOfDeal | null): boolean =>
  one?.name === other?.name && one?.domain === other?.domain && one?.segment === other?.segment;

const differs = (state: OpenedDeal): Answer =>
  reject('deal-differs', `${state.dealId} was opened with another external id, account, currency, origin or date.`);

/** The open deal that the opening makes. */
export const dealOpened = ({ data, metadata: { occurredAt: at, recordedAt: toldAt } }: EventOf<'DealOpened'>): OpenDeal => ({
  status: 'open',
  dealId: data.dealId, external: data.external, account: data.account, currency: data.currency as Currency,
  origin: data.origin, createdAt: at, toldAt, dateAssumed: data.dateAssumed,
  amounts: [{ value: data.amount, at }], models: [{ value: data.model, at }], ruleSets: [{ value: data.ruleSetId, at }],
  sourcePartners: [{ value: data.sourcePartnerId, at }],
  partners: new Set(), registrations: new Map(), engagements: new Map(), touchpoints: new Map(), roles: new Map(),
  relationshipOwners: [], stageLeads: new Map(), handOffs: new Map(), commitments: new Map(), expectedCloses: [], nextSteps: [], stages: [],
  attributions: [], closes: [], reopenedAt: null, reopening: { proposed: false }, corrections: new Map(),
  margins: [], invoices: new Map(), receipts: new Map(), refunds: new Map(), creditNotes: new Map(), churns: new Map(),
});
