import type { AttributionBucket, DealEvent, TouchpointLogger } from '#events';
import { accept, reject, type PartnerId } from '#kernel';
import { tellOf, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal, TouchpointFacts } from './deal.state.js';
import { ifUnknown, type Refusal } from './refusals.js';
import { differsFrom, isSameTouchpoint } from './touchpoint.js';

/**
 * Adds a partner to an existing deal and asks for influenced or accelerated and an activity (A7). Where either is missing the
 * partner is on the deal, visibly pending, and no attribution is confirmed until a further word completes it.
 */
export const engagePartner = (state: OpenedDeal, command: CommandOf<'EngagePartner'>, context: DealContext): Answer => {
  const { partnerId, bucket } = command;
  const activity = newActivity(state, command, context);
  if (!activity.accepted) return activity;
  const events: readonly DealEvent[] = [
    ...(saysSomethingNew(state, command, context) ? [{ type: 'PartnerEngaged', data: { partnerId, bucket } } as const] : []),
    ...activity.events,
  ];
  if (events.length === 0) return accept();
  return unlessOffered(bucket) ?? ifUnknown([partnerId], context.facts) ?? beforeOpening(state, context) ?? accept(...events);
};

/** The partners whose engagement lacks its bucket or an activity: once given, an answer stays one. A lead is activity enough for the partner it came from. */
export const pendingPartners = (state: OpenedDeal): readonly PartnerId[] =>
  [...state.engagements].flatMap(([partnerId, said]) => {
    const bucket = said.findLast(({ value }) => value !== null)?.value ?? null;
    const complete = bucket === 'sourced' || (bucket !== null && hasActivity(state, partnerId));
    return complete ? [] : [partnerId];
  });

/** Whether any activity of the partner stands in the log. */
export const hasActivity = (state: OpenedDeal, partnerId: PartnerId): boolean =>
  [...state.touchpoints.values()].some(({ voided, facts }) => !voided && facts.partnerId === partnerId);

const saysSomethingNew = (state: OpenedDeal, { partnerId, bucket }: CommandOf<'EngagePartner'>, { occurredAt: at }: DealContext): boolean => {
  const said = state.engagements.get(partnerId);
  return said === undefined || (bucket !== null && !wasTold(said, { value: bucket, at }));
};

const newActivity = (state: OpenedDeal, { partnerId, activity }: CommandOf<'EngagePartner'>, context: DealContext): Answer => {
  if (activity === null) return accept();
  const { touchpointId, role, kind } = activity;
  const facts: TouchpointFacts = { partnerId, role, kind, occurredAt: context.occurredAt };
  const known = state.touchpoints.get(touchpointId);
  if (known) return isSameTouchpoint(known, facts) ? accept() : differsFrom(touchpointId);
  const loggedBy = loggerOf(context);
  return accept({ type: 'TouchpointLogged', data: { touchpointId, partnerId, role, kind, loggedBy, imported: false } });
};

const loggerOf = ({ actor }: DealContext): TouchpointLogger => {
  if (actor.partnerId !== null) return 'partner';
  return actor.rights.includes('operations') ? 'vendor' : 'integration';
};

const unlessOffered = (bucket: AttributionBucket | null): Refusal =>
  bucket === null || bucket === 'influenced' || bucket === 'accelerated'
    ? undefined
    : reject('bucket-not-offered', 'A partner that joins an existing deal influenced or accelerated it.', '/bucket');

const beforeOpening = (state: OpenedDeal, { occurredAt }: DealContext): Refusal =>
  occurredAt < state.createdAt
    ? reject('engaged-before-opened', `The deal did not exist before ${state.createdAt}.`, '/occurredAt')
    : undefined;

/** The deal with a partner engaged. */
export const partnerEngaged = (state: OpenedDeal, { data, metadata }: EventOf<'PartnerEngaged'>): OpenedDeal =>
  ({ ...state, engagements: tellOf(state.engagements, data.partnerId, { value: data.bucket, at: metadata.occurredAt }) });
