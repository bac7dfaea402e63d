import { by, type CommandRules } from '../command-rule.js';
import type { ProgrammeCommand } from './programme.commands.js';
import type { ProgrammeState } from './programme.state.js';

const founders = by('administrator', 'operations');

/** Who may ask what of the programme: administrators and operations. */
export const programmeRights: CommandRules<ProgrammeCommand, ProgrammeState> = {
  FoundProgramme: { rights: founders },
  ChangeCalendar: { rights: founders },
  SetGates: { rights: founders },
  DefineStages: { rights: founders },
  SetRegistrationTerms: { rights: founders },
  SetDisputeTerms: { rights: founders },
};
