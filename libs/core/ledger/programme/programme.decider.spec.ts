import { describe, it } from '@jest/globals';
import type { ProgrammeEvent } from '#events';
import type { Period } from '#kernel';
import { specify } from '../../../../test/support/decider/given.js';
import { administrator, now } from '../../../../test/support/decider/people.js';
import { programmeDecider } from './programme.decider.js';

const { given } = specify(programmeDecider, { actor: administrator, now, occurredAt: now, facts: { closedThrough: null } });

const founded: ProgrammeEvent = { type: 'ProgrammeFounded', data: { name: 'Tandem GmbH', timeZone: 'Europe/Berlin', fiscalYearStart: 1 } };
const found = { type: 'FoundProgramme', name: 'Tandem GmbH', timeZone: 'Europe/Berlin', fiscalYearStart: 1 } as const;
const allOn = { registrationBeforeAdvance: true, stageLeads: true, handOffs: true, attributionBeforeWon: true };

describe('the programme', () => {
  it('is founded once', () => {
    given().when(found).then(founded);
    given(founded).when(found).thenNothing();
    given(founded).when({ ...found, name: 'Another' }).thenRejected('programme-already-founded');
    given(founded).when({ ...found, timeZone: 'UTC' }).thenRejected('programme-already-founded');
  });

  it('asked to be founded again as it was, has nothing new to say although its calendar changed since', () => {
    given(founded, { type: 'CalendarChanged', data: { timeZone: 'UTC', fiscalYearStart: 2 } }).when(found).thenNothing();
  });

  it.each(['Mars/Olympus', '+01:00', '', 'Europe/Berlin\u0000'])('is in a zone of the IANA database, not in %j', (timeZone) => {
    given().when({ ...found, timeZone }).thenRejected('time-zone-unknown', { pointer: '/timeZone' });
  });

  it.each([0, 13, 1.5, Number.NaN])('has a fiscal year that starts with a month, not with %d', (fiscalYearStart) => {
    given().when({ ...found, fiscalYearStart }).thenRejected('fiscal-year-start-invalid');
    given(founded).when({ type: 'ChangeCalendar', timeZone: 'UTC', fiscalYearStart }).thenRejected('fiscal-year-start-invalid');
  });

  it('does nothing before it is founded', () => {
    given().when({ type: 'SetGates', gates: allOn }).thenRejected('programme-not-founded');
    given().when({ type: 'DefineStages', stages: [] }).thenRejected('programme-not-founded');
  });

  it('changes its calendar', () => {
    given(founded).when({ type: 'ChangeCalendar', timeZone: 'UTC', fiscalYearStart: 7 })
      .then({ type: 'CalendarChanged', data: { timeZone: 'UTC', fiscalYearStart: 7 } });
  });

  it('keeps its calendar once a quarter is closed', () => {
    const facts = { closedThrough: '2026-Q1' as Period };
    given(founded).when({ type: 'ChangeCalendar', timeZone: 'UTC', fiscalYearStart: 1 }, { facts }).thenRejected('calendar-fixed', { message: /2026-Q1/ });
    given(founded).when({ type: 'ChangeCalendar', timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, { facts }).thenNothing();
  });

  it('turns its gates on and off', () => {
    given(founded).when({ type: 'SetGates', gates: allOn }).then({ type: 'GatesSet', data: { gates: allOn } });
    given(founded, { type: 'GatesSet', data: { gates: allOn } }).when({ type: 'SetGates', gates: allOn }).thenNothing();
  });

  it('has every gate off until it says otherwise', () => {
    const allOff = { registrationBeforeAdvance: false, stageLeads: false, handOffs: false, attributionBeforeWon: false };
    given(founded).when({ type: 'SetGates', gates: allOff }).thenNothing();
  });

  it('defines its stages in order, each once', () => {
    given(founded).when({ type: 'DefineStages', stages: ['Discovery', 'Demo'] })
      .then({ type: 'StagesDefined', data: { stages: ['Discovery', 'Demo'] } });
    given(founded).when({ type: 'DefineStages', stages: ['Demo', 'Demo'] }).thenRejected('stage-twice', { message: /Demo/ });
    given(founded).when({ type: 'DefineStages', stages: Array.from({ length: 51 }, (_, index) => `Stage ${index}`) }).thenRejected('too-many-stages');
  });

  it('D5: says how long an answer to a registration may take and how long one protects', () => {
    given(founded).when({ type: 'SetRegistrationTerms', answerWithinDays: 3, validDays: 90 })
      .then({ type: 'RegistrationTermsSet', data: { answerWithinDays: 3, validDays: 90 } });
    given(founded).when({ type: 'SetRegistrationTerms', answerWithinDays: 0, validDays: 90 }).thenRejected('terms-out-of-bounds', { pointer: '/answerWithinDays' });
    given(founded).when({ type: 'SetRegistrationTerms', answerWithinDays: 3, validDays: 4000 }).thenRejected('terms-out-of-bounds', { pointer: '/validDays' });
  });
});
