import type { ProgrammeCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as dto from './programme.dto.js';

/** The body of every command to the programme. */
export const programmeBodies: Readonly<Record<ProgrammeCommand['type'], FieldClass<DatedBody>>> = {
  FoundProgramme: dto.FoundProgrammeDto,
  ChangeCalendar: dto.ChangeCalendarDto,
  SetGates: dto.SetGatesDto,
  DefineStages: dto.DefineStagesDto,
  SetRegistrationTerms: dto.SetRegistrationTermsDto,
  SetDisputeTerms: dto.SetDisputeTermsDto,
};
