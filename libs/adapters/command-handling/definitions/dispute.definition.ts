import type { EventStore } from '#event-store';
import { dealStream, disputeStream, programmeStream, readEvent, type Actor, type RecordedDealEvent } from '#events';
import type { DealId, DisputeId, EventId, PartnerId } from '#kernel';
import {
  authorise, disputableEvent, disputeDecider, type DealRuledOn, type DealState, type DisputableEvent, type DisputableLine, type DisputeCommand, type DisputeFacts, type DisputeState, type ProgrammeState,
} from '#ledger';
import type { ReadState, StreamDefinition } from '../stream-definition.js';
import { disputableLine, type LineAsked } from './disputable-line.js';

/** A dispute: it rests on the line, which is read from the log, on the events of its deal, and on who else disputes it. */
export const disputeDefinition = (store: EventStore): StreamDefinition<DisputeState, DisputeCommand, DisputeFacts> => ({
  kind: 'dispute',
  decider: disputeDecider,
  authorise: (command, actor, state) => authorise('dispute', command, actor, state),
  oneAtATime: ({ type }) => type === 'OpenDispute',
  facts: async (command, state, read, actor) => {
    const programme = (await read('programme', programmeStream)) as ProgrammeState;
    if (command.type === 'OpenDispute' && state.status === 'none') return { programme, ...(await factsOfOpening(store, command, { actor, read })) };
    const dealId = command.type === 'RuleDispute' && state.status === 'opened' ? state.line.dealId : null;
    const deal = dealId === null ? null : ruledOn((await read('deal', dealStream(dealId))) as DealState);
    return { programme, line: null, disputedBy: null, events: await eventsOf(store, dealId), deal };
  },
});

const ruledOn = (deal: DealState): DealRuledOn | null => (deal.status === 'none'
  ? null
  : { isWon: deal.status === 'won', corrections: new Map([...deal.corrections].map(([correctionId, { status }]) => [correctionId, status])) });

const factsOfOpening = async (
  store: EventStore, asked: LineAsked, { actor: { partnerId }, read }: { readonly actor: Actor; readonly read: ReadState },
): Promise<Omit<DisputeFacts, 'programme'>> => {
  const line = partnerId === null ? null : await disputableLine(store, asked, { partnerId, read });
  if (line === null) return { line, disputedBy: null, events: new Map(), deal: null };
  return { line, disputedBy: await disputeOf(store, line, read), events: await eventsOf(store, line.line.dealId), deal: null };
};

const eventsOf = async (store: EventStore, dealId: DealId | null): Promise<ReadonlyMap<EventId, DisputableEvent>> => {
  const events = dealId === null ? [] : (await store.readStream(dealStream(dealId))).map(readEvent) as RecordedDealEvent[];
  return new Map(events.flatMap((event) => {
    const disputable = disputableEvent(event);
    return disputable === undefined ? [] : [[event.id, disputable]];
  }));
};

/** The dispute that the partner has of this line, unless it withdrew it. */
const disputeOf = async (store: EventStore, { partnerId, line }: DisputableLine, read: ReadState): Promise<DisputeId | null> => {
  for await (const stored of store.readAll({ filter: { eventTypes: ['DisputeOpened'] } })) {
    const event = readEvent(stored);
    if (event.type !== 'DisputeOpened' || !isOf(event.data, partnerId, line)) continue;
    const state = (await read('dispute', disputeStream(event.data.disputeId))) as DisputeState;
    if (state.status === 'opened' && state.standing.is !== 'withdrawn') return state.disputeId;
  }
  return null;
};

/** A line goes by what it is for and what caused it: so it stays the same when its quarter is closed. One closing causes every award of its quarter. */
const isOf = (opened: Pick<DisputableLine, 'partnerId' | 'line'>, partnerId: PartnerId, line: DisputableLine['line']): boolean =>
  opened.partnerId === partnerId
  && (['kind', 'dealId', 'position', 'clause', 'causeEventId'] as const).every((part) => opened.line[part] === line[part])
  && (['ruleSetId', 'dealPeriod'] as const).every((part) => opened.line[part] === undefined || opened.line[part] === line[part]);
