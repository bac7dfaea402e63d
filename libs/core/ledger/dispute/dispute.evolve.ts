import type { RecordedDisputeEvent } from '#events';
import { unreachable, type Currency } from '#kernel';
import type { DisputeStanding, DisputeState, OpenedDispute, Ruling, RulingPart } from './dispute.state.js';

/** The dispute after one more fact. */
export const evolveDispute = (state: DisputeState, event: RecordedDisputeEvent): DisputeState => {
  if (event.type === 'DisputeOpened') return opened(event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'DisputeEvidenceAdded': {
      const { evidence, answerBy } = event.data;
      return { ...heard(state, evidence), ...(answerBy === null ? {} : { standing: { is: 'open', answerBy } }) };
    }
    case 'DisputeAnswered': return standing(heard(state, event.data.answer), { is: 'answered', replyBy: event.data.replyBy });
    case 'DisputeEscalated': {
      const { because, reason, ruleBy } = event.data;
      return standing(heard(state, reason), { is: 'escalated', because, ruleBy });
    }
    case 'DisputeRuled': return ruled(state, event);
    case 'RulingCarriedOut': return { ...state, rulings: state.rulings.map((ruling) => carriedOut(ruling, event)) };
    case 'DisputeWithdrawn': return standing(heard(state, event.data.reason), { is: 'withdrawn' });
    case 'DisputeLapsed': return standing(state, { is: 'lapsed' });
    default: return unreachable(event);
  }
};

const opened = ({ data }: Extract<RecordedDisputeEvent, { type: 'DisputeOpened' }>): OpenedDispute => {
  const { disputeId, partnerId, line, currency, amount, wrongEventIds, missing, evidence, answerBy } = data;
  return {
    status: 'opened', disputeId, partnerId, line, currency: currency as Currency, amount, wrongEventIds, missing, said: new Set([evidence.textId]), rulings: [],
    standing: { is: 'open', answerBy } };
};

const ruled = (state: OpenedDispute, { id, data, metadata }: Extract<RecordedDisputeEvent, { type: 'DisputeRuled' }>): OpenedDispute => {
  const { outcome, reason, voids, logs, correctionId = null, appealUntil } = data;
  const waitsFor = new Set<RulingPart>([...(voids.length + logs.length > 0 ? ['touchpoints'] as const : []), ...(correctionId === null ? [] : ['correction'] as const)]);
  const ruling: Ruling = { eventId: id, ruledBy: metadata.actor.userId, outcome, ruledAt: metadata.occurredAt, voids, logs, correctionId, waitsFor };
  return standing({ ...heard(state, reason), rulings: [...state.rulings, ruling] }, { is: 'ruled', appealUntil });
};

const carriedOut = (ruling: Ruling, { data }: Extract<RecordedDisputeEvent, { type: 'RulingCarriedOut' }>): Ruling => {
  const part: RulingPart = data.correctionId === undefined ? 'touchpoints' : 'correction';
  return ruling.eventId === data.rulingId ? { ...ruling, waitsFor: new Set([...ruling.waitsFor].filter((each) => each !== part)) } : ruling;
};

const heard = (state: OpenedDispute, text: { readonly textId: string } | null): OpenedDispute =>
  (text === null ? state : { ...state, said: new Set(state.said).add(text.textId) });

const standing = (state: OpenedDispute, now: DisputeStanding): OpenedDispute => ({ ...state, standing: now });
