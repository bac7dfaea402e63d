import Type from 'typebox';
import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

const { listOf, object } = field;
const gateSwitches = object({
  registrationBeforeAdvance: field.flag, stageLeads: field.flag, handOffs: field.flag, attributionBeforeWon: field.flag });

/** Every fact of the programme's one stream, `programme`. */
export const programmeEvents = {
  ProgrammeFounded: fact('ProgrammeFounded', 'The vendor\'s programme exists, in its zone, with its fiscal year.', 'everyone', {
    name: field.organisationName, timeZone: field.timeZone, fiscalYearStart: Type.Integer({ minimum: 1, maximum: 12 }) }),
  CalendarChanged: fact('CalendarChanged', 'Zone or fiscal year of the programme are others.', 'everyone', {
    timeZone: field.timeZone, fiscalYearStart: Type.Integer({ minimum: 1, maximum: 12 }) }),
  GatesSet: fact('GatesSet', 'Which gates a deal has to pass.', 'everyone', { gates: gateSwitches }),
  StagesDefined: fact('StagesDefined', 'The stages of a sale, in order.', 'everyone', { stages: listOf(field.stageName, 50) }),
  RegistrationTermsSet: fact('RegistrationTermsSet', 'How long an answer to a registration may take, and how long one protects.', 'everyone', {
    answerWithinDays: field.count(1, 365), validDays: field.count(1, 3650) }),
  DisputeTermsSet: fact('DisputeTermsSet', 'How long a line of a statement can be disputed, and how long each side has for its next word.', 'everyone', {
    disputeDays: field.count(1, 3650), responseDays: field.count(1, 365) }),
} as const;

type ProgrammeEventName = keyof typeof programmeEvents;
export type ProgrammeEvent = { [Name in ProgrammeEventName]: FactOf<Name, DataOf<(typeof programmeEvents)[Name]>> }[ProgrammeEventName];
export type RecordedProgrammeEvent = { [Name in ProgrammeEventName]: RecordedOf<Name, DataOf<(typeof programmeEvents)[Name]>> }[ProgrammeEventName];
