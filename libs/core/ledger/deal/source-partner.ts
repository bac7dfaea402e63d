import { accept, reject } from '#kernel';
import { lastOf, tell, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal } from './deal.state.js';
import { ifUnknown, type Refusal } from './refusals.js';

/**
 * Names the one partner that brought the deal, or nobody. One deal has one source (A13): a new name replaces the old, and once
 * the deal is confirmed as sourced, the confirmation has to change first.
 */
export const nameSourcePartner = (state: OpenedDeal, { partnerId }: CommandOf<'NameSourcePartner'>, context: DealContext): Answer => {
  if (wasTold(state.sourcePartners, { value: partnerId, at: context.occurredAt })) return accept();
  return ifConfirmed(state) ?? unlessLeadNamesOne(state, partnerId) ?? ifUnknown([partnerId], context.facts)
    ?? accept({ type: 'SourcePartnerNamed', data: { partnerId } });
};

const ifConfirmed = (state: OpenedDeal): Refusal =>
  lastOf(state.attributions) === 'sourced'
    ? reject('source-confirmed', 'The deal is confirmed as sourced; confirm another bucket before naming another source.')
    : undefined;

const unlessLeadNamesOne = (state: OpenedDeal, partnerId: CommandOf<'NameSourcePartner'>['partnerId']): Refusal =>
  state.origin === 'partnerLead' && partnerId === null
    ? reject('source-partner-missing', 'A deal from a partner\'s lead names that partner.', '/partnerId')
    : undefined;

/** The deal with its source. */
export const sourcePartnerNamed = (state: OpenedDeal, { data, metadata }: EventOf<'SourcePartnerNamed'>): OpenedDeal =>
  ({ ...state, sourcePartners: tell(state.sourcePartners, { value: data.partnerId, at: metadata.occurredAt }) });
