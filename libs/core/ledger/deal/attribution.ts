import type { AttributionBucket } from '#events';
import { accept, compareUtf8, reject, unreachable, type Instant, type PartnerId } from '#kernel';
import { currentOf, tell, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal } from './deal.state.js';
import { pendingPartners } from './engagement.js';
import type { Refusal } from './refusals.js';
import { heldRoles } from './role.js';

/**
 * Confirms the bucket, one of four (A4), also on a closed deal: the monthly reconciliation corrects tags. Nothing is confirmed
 * while a partner is pending, and no more credit than the deal's own facts carry; too little credit is not refused but flagged.
 */
export const confirmAttribution = (state: OpenedDeal, { bucket }: CommandOf<'ConfirmAttribution'>, { occurredAt }: DealContext): Answer => {
  if (wasTold(state.attributions, { value: bucket, at: occurredAt })) return accept();
  return ifPending(state) ?? unlessCarried(state, bucket) ?? accept({ type: 'AttributionConfirmed', data: { bucket } });
};

const ifPending = (state: OpenedDeal): Refusal => {
  const pending = pendingPartners(state);
  return pending.length === 0
    ? undefined
    : reject('attribution-pending', `Say what ${pending.join(', ')} did and whether it influenced or accelerated the deal.`);
};

const unlessCarried = (state: OpenedDeal, bucket: AttributionBucket): Refusal => {
  switch (bucket) {
    case 'none': return undefined;
    case 'sourced': return unlessSourced(state);
    case 'influenced':
    case 'accelerated': return unlessInfluenced(state);
    default: return unreachable(bucket);
  }
};

/** Influence rests on at least one activity of a partner (A2). */
const unlessInfluenced = (state: OpenedDeal): Refusal =>
  firstTouches(state).some(({ partnerId }) => partnerId !== null)
    ? undefined
    : reject('influence-without-activity', 'No activity of a partner is logged on this deal.', '/bucket');

/** Sourced: a partner is named, its first touch made the deal (A1), and the vendor's own team was not there before (A11). */
const unlessSourced = (state: OpenedDeal): Refusal => {
  const candidates = sourceCandidates(state);
  if (candidates.length === 0) return reject('source-partner-missing', 'No partner is named as the source of this deal.', '/bucket');
  const touches = firstTouches(state);
  const [first] = candidates
    .flatMap((partnerId) => firstTouchOf(state, partnerId, touches))
    .filter(({ at }) => at <= state.createdAt)
    .sort((one, other) => compareUtf8(one.at, other.at) || compareUtf8(one.partnerId, other.partnerId));
  if (!first) return reject('sourced-without-first-touch', `No touch of ${candidates.join(', ')} made this deal: it existed before.`, '/bucket');
  const vendor = touches.find(({ partnerId }) => partnerId === null);
  return vendor && vendor.at < first.at
    ? reject('over-credited', 'The vendor\'s own team worked this account first: influenced at best.', '/bucket')
    : undefined;
};

const sourceCandidates = (state: OpenedDeal): readonly PartnerId[] => {
  const named = currentOf(state.sourcePartners);
  const sourcing = heldRoles(state).filter(({ role }) => role === 'sourcing').map(({ partnerId }) => partnerId);
  return [...new Set([...(named === null ? [] : [named]), ...sourcing])];
};

interface Touch<Who> {
  readonly partnerId: Who;
  readonly at: Instant;
}

/** A partner's first touch; a lead is one, at the latest when the deal was made of it. */
const firstTouchOf = (state: OpenedDeal, partnerId: PartnerId, touches: readonly Touch<PartnerId | null>[]): readonly Touch<PartnerId>[] => {
  const logged = touches.find((touch) => touch.partnerId === partnerId)?.at;
  const isLead = state.origin === 'partnerLead' && currentOf(state.sourcePartners) === partnerId;
  const lead = isLead ? state.createdAt : undefined;
  const at = logged !== undefined && lead !== undefined ? (logged < lead ? logged : lead) : logged ?? lead;
  return at === undefined ? [] : [{ partnerId, at }];
};

/** The first touch of everybody who touched the deal. */
const firstTouches = (state: OpenedDeal): readonly Touch<PartnerId | null>[] => {
  const first = new Map<PartnerId | null, Instant>();
  for (const { voided, facts: { partnerId, occurredAt } } of state.touchpoints.values()) {
    const before = first.get(partnerId);
    if (!voided && (before === undefined || occurredAt < before)) first.set(partnerId, occurredAt);
  }
  return [...first].map(([partnerId, at]) => ({ partnerId, at }));
};

/** The deal with its confirmed bucket. */
export const attributionConfirmed = (state: OpenedDeal, { data, metadata }: EventOf<'AttributionConfirmed'>): OpenedDeal =>
  ({ ...state, attributions: tell(state.attributions, { value: data.bucket, at: metadata.occurredAt }) });
