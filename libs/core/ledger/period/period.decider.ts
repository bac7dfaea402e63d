import type { Actor, PeriodEvent, RecordedPeriodEvent } from '#events';
import { accept, lastInstantOfPeriod, nextPeriod, reject, unreachable, type Decider, type Decision, type DecisionContext, type Period } from '#kernel';
import { issuedWhole } from '../statement/statement.state.js';
import type { PeriodCommand } from './period.commands.js';
import type { ClosingState, PeriodFacts, PeriodState } from './period.state.js';
import { approveRestatement, proposeRestatement, restatementsAfter, withdrawRestatement } from './restatement.js';

type CommandOf<Type extends PeriodCommand['type']> = Extract<PeriodCommand, { type: Type }>;
type Context = DecisionContext<Actor, PeriodFacts>;
type Answer = Decision<PeriodEvent>;

const decide = (state: PeriodState, command: PeriodCommand, context: Context): Answer => {
  if (context.facts.programme.status === 'none') return reject('programme-not-founded', 'There is no programme yet.');
  switch (command.type) {
    case 'ProposePeriodClose': return propose(state, command, context);
    case 'ApprovePeriodClose': return approve(state, command, context);
    case 'ClosePeriod': return close(state, command, context);
    case 'ProposeRestatement': return unresolved(context.facts) ?? proposeRestatement(state, command, context);
    case 'ApproveRestatement': return unresolved(context.facts) ?? approveRestatement(state, command, context);
    case 'WithdrawRestatement': return withdrawRestatement(state, command, context);
    default: return unreachable(command);
  }
};

const alreadyClosed = (period: Period): Answer => reject('period-closed', `${period} is closed.`, '/period');

const isClosed = ({ lastClosed }: PeriodState, period: Period): boolean => lastClosed !== null && period <= lastClosed;

/** The first quarter that is closed takes all before it along; from then on they close one after the other. */
const propose = (state: PeriodState, { period }: CommandOf<'ProposePeriodClose'>, { actor, now, facts }: Context): Answer => {
  if (isClosed(state, period)) return alreadyClosed(period);
  if (state.status === 'closing') return reject('period-closing', `${state.period} is being closed.`, '/period');
  const next = state.lastClosed === null ? period : nextPeriod(state.lastClosed);
  if (period !== next) return reject('earlier-period-open', `${next} is open; periods close in order.`, '/period');
  if (facts.programme.status === 'none' || lastInstantOfPeriod(period, facts.programme.calendar) >= now) {
    return reject('period-not-over', `${period} is not over.`, '/period');
  }
  if (state.status === 'proposed' && state.period === period) return accept();
  return unresolved(facts) ?? accept({ type: 'PeriodCloseProposed', data: { period, proposedBy: actor.userId } });
};

const approve = (state: PeriodState, { period }: CommandOf<'ApprovePeriodClose'>, { actor, now, facts }: Context): Answer => {
  if (isClosed(state, period)) return alreadyClosed(period);
  if (state.status === 'closing' && state.period === period) return accept();
  if (state.status !== 'proposed' || state.period !== period) return reject('period-not-proposed', `Nobody has proposed to close ${period}.`, '/period');
  if (state.proposedBy === actor.userId) return reject('period-needs-second-person', 'Whoever proposed to close a period cannot approve it.');
  return unresolved(facts) ?? accept({ type: 'PeriodCloseApproved', data: { period, knownAt: now, approvedBy: actor.userId } });
};

const streamsShown = 10;

/** What a stream holds that cannot be read is missing from every sum: it is put right before anything is promised. */
const unresolved = ({ stoppedStreams }: PeriodFacts): Decision<never> | undefined => {
  if (stoppedStreams.length === 0) return undefined;
  const more = stoppedStreams.length > streamsShown ? ` and ${stoppedStreams.length - streamsShown} more` : '';
  return reject('unresolved-faults', `The read models stopped at ${stoppedStreams.slice(0, streamsShown).join(', ')}${more}: put that right before a period is closed or restated.`, '/period');
};

const close = (state: PeriodState, command: CommandOf<'ClosePeriod'>, { facts: { statements } }: Context): Answer => {
  const { period, firstInstant, lastInstant, ordinal, totals } = command;
  if (isClosed(state, period)) return accept();
  if (state.status !== 'closing' || state.period !== period) return reject('period-not-closing', `${period} is not being closed.`, '/period');
  if (statements === null || !issuedWhole(statements)) return reject('statements-incomplete', `Not every part of every statement of ${period} is issued.`);
  return accept({ type: 'PeriodClosed', data: {
    period, firstInstant, lastInstant, knownAt: state.knownAt, ordinal, awards: statements.awards.size, statements: statements.parts.size,
    lines: statements.lines, totals: totals.map((total) => ({ ...total })), digest: statements.digest } });
};

const evolve = ({ restatements, ...closing }: PeriodState, event: RecordedPeriodEvent): PeriodState =>
  ({ ...closingAfter(closing, event), restatements: restatementsAfter(restatements, event) });

const closingAfter = (state: ClosingState, event: RecordedPeriodEvent): ClosingState => {
  const { lastClosed } = state;
  switch (event.type) {
    case 'PeriodCloseProposed': return { status: 'proposed', lastClosed, period: event.data.period, proposedBy: event.data.proposedBy };
    case 'PeriodCloseApproved': return { status: 'closing', lastClosed, period: event.data.period, knownAt: event.data.knownAt };
    case 'PeriodClosed': return { status: 'idle', lastClosed: event.data.period };
    case 'RestatementProposed': case 'RestatementWithdrawn': case 'PeriodRestated': return state;
    default: return unreachable(event);
  }
};

/**
 * The programme's quarters: proposed for closing by one person, approved by another, closed in order once every statement is issued; then
 * restated, again by two.
 */
export const periodDecider: Decider<PeriodState, PeriodCommand, PeriodEvent, RecordedPeriodEvent, Actor, PeriodFacts> =
  { initial: { status: 'idle', lastClosed: null, restatements: new Map() }, decide, evolve };
