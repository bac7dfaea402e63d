import { periodsStream, programmeStream } from '#events';
import { authorise, closedThrough, documentConcerned, ruleSetDecider, type PeriodState, type ProgrammeState, type RuleSetCommand, type RuleSetFacts, type RuleSetState } from '#ledger';
import { checkRuleSet } from '#rules';
import type { StreamDefinition } from '../stream-definition.js';

/** A rule set's stream: it rests on the programme's calendar, on what is closed and on what the rules say of the document. */
export const ruleSetDefinition: StreamDefinition<RuleSetState, RuleSetCommand, RuleSetFacts> = {
  kind: 'ruleset',
  decider: ruleSetDecider,
  authorise: (command, actor, state) => authorise('ruleset', command, actor, state),
  facts: async (command, state, read) => {
    const programme = (await read('programme', programmeStream)) as ProgrammeState;
    const around = { programme, closedThrough: closedThrough((await read('periods', periodsStream)) as PeriodState) };
    const document = documentConcerned(command, state);
    if (document === undefined) return { ...around, faults: [], digest: null };
    const checked = checkRuleSet(document);
    return checked.ok ? { ...around, faults: [], digest: checked.digest } : { ...around, faults: checked.faults, digest: null };
  },
};
