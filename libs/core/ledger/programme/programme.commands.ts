import type { Gate } from '#events';

/** What can be asked of the programme. */
export type ProgrammeCommand =
  | { readonly type: 'FoundProgramme'; readonly name: string; readonly timeZone: string; readonly fiscalYearStart: number }
  | { readonly type: 'ChangeCalendar'; readonly timeZone: string; readonly fiscalYearStart: number }
  | { readonly type: 'SetGates'; readonly gates: Readonly<Record<Gate, boolean>> }
  | { readonly type: 'DefineStages'; readonly stages: readonly string[] }
  | { readonly type: 'SetRegistrationTerms'; readonly answerWithinDays: number; readonly validDays: number }
  | { readonly type: 'SetDisputeTerms'; readonly disputeDays: number; readonly responseDays: number };
