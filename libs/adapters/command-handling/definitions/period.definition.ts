import { periodsStream, programmeStream, ruleSetStream, statementsStream } from '#events';
import {
  authorise, periodDecider, statementDecider, type PeriodCommand, type PeriodFacts, type PeriodState, type ProgrammeState, type RuleSetState,
  type StatementCommand, type StatementFacts, type StatementsState,
} from '#ledger';
import type { ReadState, StreamDefinition } from '../stream-definition.js';

/** Names the streams at which the read models stopped. */
export type StoppedStreams = () => Promise<readonly string[]>;

/** The quarters: they rest on the programme's calendar, on there being no stream that cannot be read and, to end a closing, on what was issued. */
export const periodDefinition = (stoppedStreams: StoppedStreams): StreamDefinition<PeriodState, PeriodCommand, PeriodFacts> => ({
  kind: 'periods',
  decider: periodDecider,
  authorise: (command, actor, state) => authorise('periods', command, actor, state),
  facts: async (command, state, read) => ({
    programme: (await read('programme', programmeStream)) as ProgrammeState,
    ruleSet: await ruleSetOf(command, state, read),
    stoppedStreams: command.type === 'ClosePeriod' ? [] : await stoppedStreams(),
    statements: command.type === 'ClosePeriod' ? ((await read('statements', statementsStream(command.period))) as StatementsState) : null,
  }),
});

/** The rule set that a restatement is about. */
const ruleSetOf = async (command: PeriodCommand, { restatements }: PeriodState, read: ReadState): Promise<RuleSetState | null> => {
  if (command.type !== 'ProposeRestatement' && command.type !== 'ApproveRestatement') return null;
  const ruleSetId = command.type === 'ProposeRestatement' ? command.ruleSetId : restatements.get(command.restatementId)?.ruleSetId;
  return ruleSetId === undefined ? null : (await read('ruleset', ruleSetStream(ruleSetId))) as RuleSetState;
};

/** The statements of a quarter: they rest on its being closed just then. */
export const statementDefinition: StreamDefinition<StatementsState, StatementCommand, StatementFacts> = {
  kind: 'statements',
  decider: statementDecider,
  authorise: (command, actor, state) => authorise('statements', command, actor, state),
  facts: async (_command, _state, read) => ({ periods: (await read('periods', periodsStream)) as PeriodState }),
};
