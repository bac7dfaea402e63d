import { accept, reject, type Instant } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { Correction, LostDeal, OpenDeal, OpenedDeal, WonDeal } from './deal.state.js';
import { unlessAttributed, unlessMayAdvance } from './gates.js';
import { ifLost, type Refusal } from './refusals.js';

/** Closes the deal as won, at `occurredAt`, through the programme's gates. */
export const winDeal = (state: OpenedDeal, { dateAssumed }: CommandOf<'WinDeal'>, context: DealContext): Answer => {
  if (isClosedSo(state, 'won', context.occurredAt)) return accept();
  return ifClosed(state) ?? beforeOpening(state, context) ?? unlessMayAdvance(state, context) ?? unlessAttributed(state, context.facts)
    ?? accept({ type: 'DealWon', data: { dateAssumed } });
};

/** Closes the deal as lost, at `occurredAt`. A deal may be lost at any gate. */
export const loseDeal = (state: OpenedDeal, { dateAssumed }: CommandOf<'LoseDeal'>, context: DealContext): Answer => {
  if (isClosedSo(state, 'lost', context.occurredAt)) return accept();
  return ifClosed(state) ?? beforeOpening(state, context) ?? accept({ type: 'DealLost', data: { dateAssumed } });
};

/** Opens a closed deal again. An open one is open already. */
export const reopenDeal = (state: OpenedDeal, { reason }: CommandOf<'ReopenDeal'>): Answer =>
  state.status === 'open' ? accept() : accept({ type: 'DealReopened', data: { reason } });

/** The deal is closed this way at this instant: as it was told, or as a correction has it. */
const isClosedSo = (state: OpenedDeal, as: 'won' | 'lost', at: Instant): boolean =>
  state.status === as && (state.closedAt === at || state.closes.at(-1)?.at === at);

const ifClosed = (state: OpenedDeal): Refusal =>
  state.status === 'won'
    ? reject('deal-already-won', `The deal was won at ${state.closedAt}; another date is a correction.`)
    : ifLost(state);

const beforeOpening = (state: OpenedDeal, { occurredAt }: DealContext): Refusal =>
  occurredAt < state.createdAt
    ? reject('closed-before-opened', `The deal was opened at ${state.createdAt} and cannot have been closed before.`, '/occurredAt')
    : undefined;

/** The won deal. */
export const dealWon = (state: OpenedDeal, { metadata: { occurredAt: at } }: EventOf<'DealWon'>): OpenedDeal =>
  ({ ...state, status: 'won', closedAt: at, closes: [...state.closes, { value: 'won', at }] });

/** The lost deal. */
export const dealLost = (state: OpenedDeal, { metadata: { occurredAt: at } }: EventOf<'DealLost'>): OpenedDeal =>
  ({ ...state, status: 'lost', closedAt: at, closes: [...state.closes, { value: 'lost', at }] });

/** The deal open again. A correction still waiting for its second person was of a win that is no more, and lapses. */
export const dealReopened = (state: OpenedDeal): OpenDeal => {
  if (state.status === 'open') return state;
  const { body } = apart(state);
  const corrections = new Map([...state.corrections].map(([id, correction]) => [id, lapsed(correction)]));
  return { ...body, status: 'open', corrections };
};

const apart = ({ closedAt, ...body }: WonDeal | LostDeal) => ({ closedAt, body });

const lapsed = (correction: Correction): Correction =>
  (correction.status === 'proposed' ? { ...correction, status: 'lapsed' } : correction);
