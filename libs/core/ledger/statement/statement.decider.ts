import type { Actor, RecordedStatementEvent, StatementEvent } from '#events';
import { accept, digestOf, mapWith, reject, sha256Hex, unreachable, type Decider, type Decision, type DecisionContext } from '#kernel';
import type { StatementCommand } from './statement.commands.js';
import type { StatementFacts, StatementsState } from './statement.state.js';

const decide = (state: StatementsState, command: StatementCommand, { facts: { periods } }: DecisionContext<Actor, StatementFacts>): Decision<StatementEvent> => {
  const event = eventOf(command);
  const known = digestKnown(state, event);
  if (known === digestOf(event.data)) return accept();
  if (known !== undefined) return reject('statement-differs', `${command.partnerId} was told otherwise for ${command.period}; what is issued never changes.`);
  if (periods.status !== 'closing' || periods.period !== command.period) {
    return reject('period-not-closing', `${command.period} is not being closed.`, '/period');
  }
  return accept(event);
};

const eventOf = (command: StatementCommand): StatementEvent => {
  switch (command.type) {
    case 'CountAward': { const { type: _type, ...data } = command; return { type: 'AwardCounted', data }; }
    case 'ContinueAward': { const { type: _type, ...data } = command; return { type: 'AwardContinued', data }; }
    case 'TakeBackAward': { const { type: _type, ...data } = command; return { type: 'AwardTakenBack', data }; }
    case 'IssueStatement': { const { type: _type, ...data } = command; return { type: 'StatementIssued', data }; }
    default: return unreachable(command);
  }
};

const digestKnown = ({ awards, continued, parts }: StatementsState, event: StatementEvent): string | undefined => {
  if (event.type === 'StatementIssued') return parts.get(event.data.partnerId)?.issued.get(event.data.part);
  return event.type === 'AwardContinued' ? continued.get(`${keyOf(event)} ${event.data.part}`) : awards.get(keyOf(event));
};

const keyOf = ({ type, data }: Exclude<StatementEvent, { type: 'StatementIssued' }>): string =>
  [type, type === 'AwardTakenBack' ? data.awardedFor : data.period, data.ruleSetId, data.version, data.clause, data.partnerId].join(' ');

const evolve = (state: StatementsState, event: RecordedStatementEvent): StatementsState => {
  switch (event.type) {
    case 'AwardCounted': case 'AwardTakenBack': return { ...state, awards: mapWith(state.awards, keyOf(event), digestOf(event.data)) };
    case 'AwardContinued': return { ...state, continued: mapWith(state.continued, `${keyOf(event)} ${event.data.part}`, digestOf(event.data)) };
    case 'StatementIssued': return issued(state, event.data);
    default: return unreachable(event);
  }
};

const issued = (state: StatementsState, data: Extract<StatementEvent, { type: 'StatementIssued' }>['data']): StatementsState => {
  const { partnerId, part, parts: all, lines } = data;
  const digest = digestOf(data);
  const own = new Map(state.parts.get(partnerId)?.issued).set(part, digest);
  return { ...state, parts: mapWith(state.parts, partnerId, { parts: all, issued: own }), lines: state.lines + lines.length, digest: sha256Hex(`${state.digest}${digest}`) };
};

/** The awards and statements of one quarter, written while it is being closed; told again, they are as they were. */
export const statementDecider: Decider<StatementsState, StatementCommand, StatementEvent, RecordedStatementEvent, Actor, StatementFacts> =
  { initial: { awards: new Map(), continued: new Map(), parts: new Map(), lines: 0, digest: sha256Hex('') }, decide, evolve };
