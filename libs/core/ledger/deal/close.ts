import { accept, reject, type Instant } from '#kernel';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal } from './deal.state.js';
import { unlessAttributed, unlessMayAdvance } from './gates.js';
import { ifLost, type Refusal } from './refusals.js';

/** Closes the deal as won, at `occurredAt`, through the programme's gates. */
export const winDeal = (state: OpenedDeal, { dateAssumed }: CommandOf<'WinDeal'>, context: DealContext): Answer => {
  if (isClosedSo(state, 'won', context.occurredAt)) return accept();
  return ifClosed(state) ?? beforeOpening(state, 'won', context) ?? unlessMayAdvance(state, context) ?? unlessAttributed(state, context)
    ?? accept({ type: 'DealWon', data: { dateAssumed } });
};

/** Closes the deal as lost, at `occurredAt`. A deal may be lost at any gate. */
export const loseDeal = (state: OpenedDeal, { dateAssumed }: CommandOf<'LoseDeal'>, context: DealContext): Answer => {
  if (isClosedSo(state, 'lost', context.occurredAt)) return accept();
  return ifClosed(state) ?? beforeOpening(state, 'lost', context) ?? accept({ type: 'DealLost', data: { dateAssumed } });
};

/** The deal is closed this way at this instant: as it was told, or as a correction has it. */
const isClosedSo = (state: OpenedDeal, as: 'won' | 'lost', at: Instant): boolean =>
  state.status === as && (state.closedAt === at || state.closes.at(-1)?.at === at);

const ifClosed = (state: OpenedDeal): Refusal =>
  state.status === 'won'
    ? reject('deal-already-won', `The deal was won at ${state.closedAt}; another date is a correction.`)
    : ifLost(state);

/** A close before the reopening would put the one right that was reopened: that is a correction, which takes two persons. */
const beforeOpening = ({ createdAt, reopenedAt }: OpenedDeal, as: 'won' | 'lost', { occurredAt }: DealContext): Refusal => {
  if (occurredAt < createdAt) {
    return reject('closed-before-opened', `The deal was opened at ${createdAt} and cannot have been closed before.`, '/occurredAt');
  }
  return reopenedAt !== null && occurredAt < reopenedAt
    ? reject(`${as}-before-reopened`, `The deal was opened again at ${reopenedAt}: a later close is a new one.`, '/occurredAt')
    : undefined;
};

/** The won deal. */
export const dealWon = (state: OpenedDeal, { metadata: { occurredAt: at } }: EventOf<'DealWon'>): OpenedDeal =>
  ({ ...state, status: 'won', closedAt: at, closes: [...state.closes, { value: 'won', at }] });

/** The lost deal. */
export const dealLost = (state: OpenedDeal, { metadata: { occurredAt: at } }: EventOf<'DealLost'>): OpenedDeal =>
  ({ ...state, status: 'lost', closedAt: at, closes: [...state.closes, { value: 'lost', at }] });
