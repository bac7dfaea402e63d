import type { PartnerEvent } from '#events';
import { accept, reject, type Decision } from '#kernel';
import { dayFault } from './agreement.js';
import type { PartnerCommand } from './partner.commands.js';
import type { PartnerFacts } from './partner.facts.js';
import type { OnboardedPartner, PartnerState } from './partner.state.js';

type Merger = Extract<PartnerCommand, { type: 'MergePartner' }>;
type Answer = Decision<PartnerEvent>;

/** Makes the partner part of another: deals of quarters not yet closed are the other's from then on, and so is its balance. */
export const mergePartner = (state: OnboardedPartner, { into, on }: Merger, { activePartners }: PartnerFacts): Answer => {
  if (into === state.partnerId) return reject('merged-with-itself', `${into} cannot be part of itself.`, '/into');
  if (!activePartners.has(into)) return reject('partner-not-active', `${into} takes no partner in.`, '/into');
  return dayFault(on, '/on') ?? accept({ type: 'PartnerMerged', data: { into, on } });
};

/** A partner that is part of another has nothing of its own left to say or be told. */
export const afterMerger = (state: Extract<PartnerState, { status: 'merged' }>, command: PartnerCommand): Answer =>
  (command.type === 'MergePartner' && command.into === state.into && command.on === state.mergedOn
    ? accept()
    : reject('partner-merged', `${state.partnerId} is part of ${state.into} since ${state.mergedOn}.`));
