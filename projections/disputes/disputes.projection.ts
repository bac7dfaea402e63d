import type { RecordedDisputeEvent } from '#events';
import { unreachable } from '#kernel';
import { awardOf, lineReference } from '#rules';

/** A dispute as it stands. */
export type DisputeRow = {
  readonly disputeId: string;
  readonly partnerId: string;
  readonly standing: 'open' | 'answered' | 'escalated' | 'ruled' | 'withdrawn' | 'lapsed';
  /** What the last ruling said; null while there is none. */
  readonly outcome: string | null;
  /** By when the next word is to come: the vendor's, of an answered or ruled dispute the partner's; null where none is awaited. */
  readonly dueBy: string | null;
  readonly period: string;
  /** Null of a line of an open quarter. */
  readonly lineNo: number | null;
  readonly lineKind: string;
  readonly dealId: string | null;
  readonly position: string | null;
  readonly clause: string | null;
  readonly lineAmount: string;
  readonly currency: string;
  readonly amount: string;
  /** What of the amount waits: nothing once the dispute is over. */
  readonly held: string;
  /** What belongs together with the line in its partner's account. */
  readonly lineReference: string;
  /** Which award the line is of, those of one clause being apart there; null of a line of a deal, and where the dispute does not say. */
  readonly award: string | null;
  readonly wrongEventIds: readonly string[];
  /** JSON text of the touchpoints that are missed; notes stand in it by reference. */
  readonly missing: string;
  readonly rulingId: string | null;
  /** What of rulings is not on the deal yet: the ruling, and `touchpoints` or `correction`. */
  readonly toCarryOut: readonly string[];
  /** The events on the deal that rulings led to. */
  readonly factIds: readonly string[];
  readonly openedAt: string;
  /** When the line could be disputed no more; null of one of an open quarter. */
  readonly openUntil: string | null;
  readonly changedAt: string;
};

/** A fact on a deal that follows from a ruling: what it posts refers to the dispute. */
export type RuledFactRow = {
  readonly factId: string;
  readonly disputeId: string;
  readonly rulingId: string;
  readonly partnerId: string;
  readonly recordedAt: string;
};

/** The dispute after one more of its events. */
export const foldDispute = (row: DisputeRow | undefined, event: RecordedDisputeEvent): DisputeRow => {
  const changedAt = event.metadata.occurredAt;
  if (event.type === 'DisputeOpened') return openedRow(event);
  if (row === undefined) throw new Error(`${event.stream} begins with ${event.type}.`);
  switch (event.type) {
    case 'DisputeEvidenceAdded': return event.data.answerBy === null ? { ...row, changedAt } : { ...row, changedAt, standing: 'open', dueBy: event.data.answerBy };
    case 'DisputeAnswered': return { ...row, changedAt, standing: 'answered', dueBy: event.data.replyBy };
    case 'DisputeEscalated': return { ...row, changedAt, standing: 'escalated', dueBy: event.data.ruleBy };
    case 'DisputeRuled': return {
      ...row, changedAt, standing: 'ruled', dueBy: event.data.appealUntil, outcome: event.data.outcome, rulingId: event.id,
      toCarryOut: [...row.toCarryOut, ...partsOf(event)] };
    case 'RulingCarriedOut': {
      const done = partName(event.data.rulingId, event.data.correctionId === undefined ? 'touchpoints' : 'correction');
      return { ...row, changedAt, toCarryOut: row.toCarryOut.filter((part) => part !== done), factIds: [...row.factIds, ...event.data.factIds] };
    }
    case 'DisputeWithdrawn': return { ...row, changedAt, standing: 'withdrawn', dueBy: null };
    case 'DisputeLapsed': return { ...row, changedAt, standing: 'lapsed', dueBy: null };
    default: return unreachable(event);
  }
};

const partsOf = ({ id, data: { voids, logs, correctionId } }: Extract<RecordedDisputeEvent, { type: 'DisputeRuled' }>): readonly string[] => [
  ...(voids.length + logs.length === 0 ? [] : [partName(id, 'touchpoints')]), ...(correctionId === undefined ? [] : [partName(id, 'correction')])];

const partName = (rulingId: string, part: 'touchpoints' | 'correction'): string => `${rulingId} ${part}`;

const openedRow = ({ data, metadata }: Extract<RecordedDisputeEvent, { type: 'DisputeOpened' }>): DisputeRow => {
  const { disputeId, partnerId, line, currency, amount, held, wrongEventIds, missing, openUntil, answerBy } = data;
  const { period, lineNo, kind, dealId, position, clause, ruleSetId = null, dealPeriod = null } = line;
  return {
    disputeId, partnerId, standing: 'open', outcome: null, dueBy: answerBy, period, lineNo, lineKind: kind, dealId, position, clause, lineAmount: line.amount,
    currency, amount, held, lineReference: lineReference(line), award: awardOf({ dealId, ruleSetId, dealPeriod }), wrongEventIds: [...wrongEventIds], missing: JSON.stringify(missing), rulingId: null, toCarryOut: [],
    factIds: [], openedAt: metadata.occurredAt, openUntil, changedAt: metadata.occurredAt };
};

/** The facts that a ruling led to. */
export const ruledFactRowsOf = (event: RecordedDisputeEvent): readonly RuledFactRow[] =>
  (event.type === 'RulingCarriedOut'
    ? event.data.factIds.map((factId) => ({
      factId, disputeId: `dsp_${event.stream.slice('dispute-'.length)}`, rulingId: event.data.rulingId, partnerId: event.data.partnerId, recordedAt: event.metadata.recordedAt }))
    : []);
