import type { Actor, ProgrammeEvent, RecordedProgrammeEvent } from '#events';
import { accept, isTimeZone, reject, unreachable, type Decider, type Decision, type DecisionContext } from '#kernel';
import type { ProgrammeCommand } from './programme.commands.js';
import type { FoundedProgramme, GateSwitches, ProgrammeCalendar, ProgrammeFacts, ProgrammeState } from './programme.state.js';

type CommandOf<Type extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: Type }>;
type Answer = Decision<ProgrammeEvent>;

const decide = (state: ProgrammeState, command: ProgrammeCommand, { facts }: DecisionContext<Actor, ProgrammeFacts>): Answer => {
  if (command.type === 'FoundProgramme') return found(state, command);
  if (state.status === 'none') return reject('programme-not-founded', 'There is no programme yet.');
  switch (command.type) {
    case 'ChangeCalendar': return changeCalendar(state, command, facts);
    case 'SetGates': return setGates(state, command);
    case 'DefineStages': return defineStages(state, command);
    case 'SetRegistrationTerms': return setRegistrationTerms(state, command);
    case 'SetDisputeTerms': return setDisputeTerms(state, command);
    default: return unreachable(command);
  }
};

const found = (state: ProgrammeState, { name, timeZone, fiscalYearStart }: CommandOf<'FoundProgramme'>): Answer => {
  const calendar = { timeZone, fiscalYearStart };
  if (state.status === 'founded') {
    return state.name === name && sameCalendar(state.foundedWith, calendar)
      ? accept()
      : reject('programme-already-founded', `The programme was founded as ${state.name}; there is only one.`);
  }
  return faultOf(calendar) ?? accept({ type: 'ProgrammeFounded', data: { name, ...calendar } });
};

const changeCalendar = (state: FoundedProgramme, { timeZone, fiscalYearStart }: CommandOf<'ChangeCalendar'>, { closedThrough }: ProgrammeFacts): Answer => {
  const calendar = { timeZone, fiscalYearStart };
  if (sameCalendar(state.calendar, calendar)) return accept();
  if (closedThrough !== null) return reject('calendar-fixed', `${closedThrough} is closed: time zone and fiscal year are fixed.`);
  return faultOf(calendar) ?? accept({ type: 'CalendarChanged', data: calendar });
};

const faultOf = ({ timeZone, fiscalYearStart }: ProgrammeCalendar): Decision<never> | undefined => {
  if (!isTimeZone(timeZone)) return reject('time-zone-unknown', `${timeZone} is no time zone of the IANA database.`, '/timeZone');
  if (!isWholeBetween(fiscalYearStart, 1, 12)) {
    return reject('fiscal-year-start-invalid', 'A fiscal year starts with a month, 1 to 12.', '/fiscalYearStart');
  }
  return undefined;
};

const setGates = (state: FoundedProgramme, { gates }: CommandOf<'SetGates'>): Answer => {
  const { registrationBeforeAdvance, stageLeads, handOffs, attributionBeforeWon } = gates;
  const asked = { registrationBeforeAdvance, stageLeads, handOffs, attributionBeforeWon };
  return sameGates(state.gates, asked) ? accept() : accept({ type: 'GatesSet', data: { gates: asked } });
};

const stagesMax = 50;

const defineStages = (state: FoundedProgramme, { stages }: CommandOf<'DefineStages'>): Answer => {
  const twice = stages.find((stage, index) => stages.indexOf(stage) !== index);
  if (twice !== undefined) return reject('stage-twice', `The stage ${twice} stands twice.`, '/stages');
  if (stages.length > stagesMax) return reject('too-many-stages', `A sale has at most ${stagesMax} stages.`, '/stages');
  return sameList(state.stages, stages) ? accept() : accept({ type: 'StagesDefined', data: { stages: [...stages] } });
};

const setRegistrationTerms = (state: FoundedProgramme, command: CommandOf<'SetRegistrationTerms'>): Answer => {
  const { answerWithinDays, validDays } = command;
  if (!isWholeBetween(answerWithinDays, 1, 365)) return reject('terms-out-of-bounds', 'An answer may take 1 to 365 days.', '/answerWithinDays');
  if (!isWholeBetween(validDays, 1, 3650)) return reject('terms-out-of-bounds', 'A registration protects for 1 to 3650 days.', '/validDays');
  const { registrationTerms: terms } = state;
  const same = terms.agreed && terms.answerWithinDays === answerWithinDays && terms.validDays === validDays;
  return same ? accept() : accept({ type: 'RegistrationTermsSet', data: { answerWithinDays, validDays } });
};

const setDisputeTerms = ({ disputeTerms }: FoundedProgramme, { disputeDays, responseDays }: CommandOf<'SetDisputeTerms'>): Answer => {
  if (!isWholeBetween(disputeDays, 1, 3650)) return reject('terms-out-of-bounds', 'A line can be disputed for 1 to 3650 days.', '/disputeDays');
  if (!isWholeBetween(responseDays, 1, 365)) return reject('terms-out-of-bounds', 'Each side has 1 to 365 days for its next word.', '/responseDays');
  const same = disputeTerms.disputeDays === disputeDays && disputeTerms.responseDays === responseDays;
  return same ? accept() : accept({ type: 'DisputeTermsSet', data: { disputeDays, responseDays } });
};

const evolve = (state: ProgrammeState, event: RecordedProgrammeEvent): ProgrammeState => {
  if (event.type === 'ProgrammeFounded') return foundedBy(event.data);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'CalendarChanged': return { ...state, calendar: event.data };
    case 'GatesSet': return { ...state, gates: event.data.gates };
    case 'StagesDefined': return { ...state, stages: event.data.stages };
    case 'RegistrationTermsSet': return { ...state, registrationTerms: { agreed: true, ...event.data } };
    case 'DisputeTermsSet': return { ...state, disputeTerms: event.data };
    default: return unreachable(event);
  }
};

const foundedBy = ({ name, timeZone, fiscalYearStart }: ProgrammeCalendar & { readonly name: string }): FoundedProgramme => {
  const calendar = { timeZone, fiscalYearStart };
  return { status: 'founded', name, calendar, foundedWith: calendar, gates: allOff, stages: [], registrationTerms: { agreed: false }, disputeTerms: customaryDisputeTerms };
};

const allOff: GateSwitches = { registrationBeforeAdvance: false, stageLeads: false, handOffs: false, attributionBeforeWon: false };

/** What holds until the programme sets terms of its own. */
const customaryDisputeTerms = { disputeDays: 60, responseDays: 14 } as const;

const isWholeBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const sameCalendar = (one: ProgrammeCalendar, other: ProgrammeCalendar): boolean =>
  one.timeZone === other.timeZone && one.fiscalYearStart === other.fiscalYearStart;

const sameGates = (one: GateSwitches, other: GateSwitches): boolean =>
  one.registrationBeforeAdvance === other.registrationBeforeAdvance && one.stageLeads === other.stageLeads
  && one.handOffs === other.handOffs && one.attributionBeforeWon === other.attributionBeforeWon;

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

/** The programme: founded once; gates, stages and terms may change, the calendar until the first quarter is closed. */
export const programmeDecider: Decider<ProgrammeState, ProgrammeCommand, ProgrammeEvent, RecordedProgrammeEvent, Actor, ProgrammeFacts> =
  { initial: { status: 'none' }, decide, evolve };
