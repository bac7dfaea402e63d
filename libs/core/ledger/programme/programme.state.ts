import type { Gate } from '#events';
import type { Period } from '#kernel';

/** The zone and fiscal year in which days and quarters are cut. `fiscalYearStart` is a month, 1 to 12. */
export interface ProgrammeCalendar {
  readonly timeZone: string;
  readonly fiscalYearStart: number;
}

/** How long an answer to a registration may take, and how long an approved one protects. */
export type RegistrationTerms =
  | { readonly agreed: false }
  | { readonly agreed: true; readonly answerWithinDays: number; readonly validDays: number };

/** How long after its issue a line can be disputed, and how long each side then has for its next word. */
export interface DisputeTerms {
  readonly disputeDays: number;
  readonly responseDays: number;
}

/** Which gates a deal has to pass. */
export type GateSwitches = Readonly<Record<Gate, boolean>>;

/** The vendor's programme; until `GatesSet` every gate is off. */
export type ProgrammeState = { readonly status: 'none' } | FoundedProgramme;

export interface FoundedProgramme {
  readonly status: 'founded';
  readonly name: string;
  /** The calendar in force, and the one it was founded with. */
  readonly calendar: ProgrammeCalendar;
  readonly foundedWith: ProgrammeCalendar;
  readonly gates: GateSwitches;
  /** In the order of a sale; empty while any stage goes. */
  readonly stages: readonly string[];
  readonly registrationTerms: RegistrationTerms;
  readonly disputeTerms: DisputeTerms;
}

/** What a decision on the programme rests on beside its stream. */
export interface ProgrammeFacts {
  /** The last quarter that is closed or being closed. */
  readonly closedThrough: Period | null;
}
