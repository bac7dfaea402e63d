import type { RecordedDealEvent } from '#events';
import type { DisputableEvent } from './dispute.state.js';

/** The facts of a deal that a partner may call wrong: what a division rests on, and all on the deal see. Its opening and its close are not among them. */
const disputable: ReadonlySet<RecordedDealEvent['type']> = new Set([
  'TouchpointLogged', 'TouchpointCorrected', 'RoleAssigned', 'RoleReleased', 'AmountChanged', 'ModelChanged', 'DealInvoiced', 'CashCollected', 'DealRefunded',
  'CreditNoteIssued', 'CustomerChurned']);

/** Of them, what a correction of the won deal changes. */
const correctable: ReadonlySet<RecordedDealEvent['type']> = new Set(['RoleAssigned', 'RoleReleased', 'AmountChanged']);

/** What a dispute may say of an event of the deal; undefined where it cannot be disputed. */
export const disputableEvent = ({ type, data, metadata }: RecordedDealEvent): DisputableEvent | undefined =>
  (disputable.has(type) ? { touchpointId: 'touchpointId' in data ? data.touchpointId : null, toldBy: metadata.actor.userId, isCorrectable: correctable.has(type) } : undefined);
