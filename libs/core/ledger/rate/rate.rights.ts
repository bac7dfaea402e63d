import { by, type CommandRules } from '../command-rule.js';
import type { RateCommand } from './rate.commands.js';
import type { RateState } from './rate.decider.js';

/** Who may tell rates: finance, and integrations that fetch them. */
export const rateRights: CommandRules<RateCommand, RateState> = { RecordRate: { rights: by('finance', 'integration') } };
