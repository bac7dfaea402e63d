import type { DealEvent } from '#events';
import { accept, mapWith, reject } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal, Touchpoint, TouchpointFacts } from './deal.state.js';
import { ifUnknown } from './refusals.js';

/**
 * Logs what somebody did on the deal (B11), in whatever status the deal is; a partner id of null is the vendor's own touch,
 * which may lie before the deal's creation (A11). Whom it was with, a note and a link are an event of their own, and may come
 * later under the same id. Notes and links are salted: of one that is known nothing can be compared.
 */
export const logTouchpoint = (state: OpenedDeal, command: CommandOf<'LogTouchpoint'>, { occurredAt, facts }: DealContext): Answer => {
  const { touchpointId, partnerId, role, kind, loggedBy, imported } = command;
  const known = state.touchpoints.get(touchpointId);
  if (!known) {
    const logged: DealEvent = { type: 'TouchpointLogged', data: { touchpointId, partnerId, role, kind, loggedBy, imported } };
    return ifUnknown([partnerId], facts) ?? accept(logged, ...evidence(command));
  }
  const same = isSameTouchpoint(known, { partnerId, role, kind, occurredAt })
    && known.loggedBy === loggedBy && known.imported === imported && hasNoOtherContact(known, command);
  return same ? accept(...newEvidence(known, command)) : differsFrom(touchpointId);
};

/** Whether it is the touchpoint that was logged, or what a correction has made of it. */
export const isSameTouchpoint = (known: Touchpoint, asked: TouchpointFacts): boolean =>
  sameFacts(known.asLogged, asked) || sameFacts(known.facts, asked);

/** Whether the two say the same. */
export const sameFacts = (one: TouchpointFacts, other: TouchpointFacts): boolean =>
  one.partnerId === other.partnerId && one.role === other.role && one.kind === other.kind && one.occurredAt === other.occurredAt;

/** The refusal of a touchpoint under the id of another. */
export const differsFrom = (touchpointId: string): Answer =>
  reject('touchpoint-differs', `${touchpointId} is another touchpoint; correct that one, or give this one an id of its own.`, '/touchpointId');

type Evidence = Pick<CommandOf<'LogTouchpoint'>, 'touchpointId' | 'partnerId' | 'contactId' | 'note' | 'link'>;

const hasNoOtherContact = ({ evidence: { contactId } }: Touchpoint, asked: Evidence): boolean =>
  contactId === null || asked.contactId === null || contactId === asked.contactId;

const newEvidence = ({ voided, evidence: known }: Touchpoint, asked: Evidence): readonly DealEvent[] =>
  (voided ? [] : evidence({
    ...asked,
    contactId: known.contactId === null ? asked.contactId : null,
    note: known.hasNote ? null : asked.note,
    link: known.hasLink ? null : asked.link,
  }));

const evidence = ({ touchpointId, partnerId, contactId, note, link }: Evidence): readonly DealEvent[] =>
  contactId === null && note === null && link === null
    ? []
    : [{ type: 'TouchpointEvidenceAttached', data: { touchpointId, partnerId, contactId, note, link } }];

/** The deal with one more touchpoint. */
export const touchpointLogged = (state: OpenedDeal, { data, metadata }: EventOf<'TouchpointLogged'>): OpenedDeal => {
  const { touchpointId, partnerId, role, kind, loggedBy, imported } = data;
  const facts: TouchpointFacts = { partnerId, role, kind, occurredAt: metadata.occurredAt };
  return withTouchpoint(state, {
    touchpointId, loggedBy, imported, asLogged: facts, facts, voided: false,
    evidence: { contactId: null, hasNote: false, hasLink: false }, answers: new Map(),
  });
};

/** The deal with evidence for a touchpoint. */
export const touchpointEvidenceAttached = (state: OpenedDeal, { data }: EventOf<'TouchpointEvidenceAttached'>): OpenedDeal => {
  const known = state.touchpoints.get(data.touchpointId);
  if (!known) return state;
  const { contactId, hasNote, hasLink } = known.evidence;
  const attached = { contactId: data.contactId ?? contactId, hasNote: hasNote || data.note !== null, hasLink: hasLink || data.link !== null };
  return withTouchpoint(state, { ...known, evidence: attached });
};

/** The deal with the touchpoint as it stands now. */
export const withTouchpoint = (state: OpenedDeal, touchpoint: Touchpoint): OpenedDeal =>
  ({ ...state, touchpoints: mapWith(state.touchpoints, touchpoint.touchpointId, touchpoint) });
