import type { Gate } from '#events';
import type { ProgrammeCommand } from '#ledger';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, Part } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class FoundProgrammeDto extends DatedBody implements BodyOf<ProgrammeCommand, 'FoundProgramme'> {
  @Field(forms.organisationName, 'The programme\'s name.', { example: 'Acme Partner Network' }) readonly name!: string;
  @Field(forms.timeZone, 'The zone in which days and quarters are cut.') readonly timeZone!: string;
  @Field(forms.month, 'The month in which a fiscal year starts.') readonly fiscalYearStart!: number;
}

export class ChangeCalendarDto extends DatedBody implements BodyOf<ProgrammeCommand, 'ChangeCalendar'> {
  @Field(forms.timeZone, 'The zone in which days and quarters are cut.') readonly timeZone!: string;
  @Field(forms.month, 'The month in which a fiscal year starts.') readonly fiscalYearStart!: number;
}

export class GateSwitchesDto implements Readonly<Record<Gate, boolean>> {
  @Field(forms.flag, 'A deal touched by a partner advances only with an approved registration.') readonly registrationBeforeAdvance!: boolean;
  @Field(forms.flag, 'A stage begins only when somebody is named to lead it.') readonly stageLeads!: boolean;
  @Field(forms.flag, 'A deal leaves its first stage only when owner, leads, hand-offs and commitments are named.') readonly handOffs!: boolean;
  @Field(forms.flag, 'A deal is won only when its attribution is confirmed.') readonly attributionBeforeWon!: boolean;
}

export class SetGatesDto extends DatedBody implements BodyOf<ProgrammeCommand, 'SetGates'> {
  @Part(() => GateSwitchesDto, 'Which gates a deal has to pass.') readonly gates!: GateSwitchesDto;
}

export class DefineStagesDto extends DatedBody implements BodyOf<ProgrammeCommand, 'DefineStages'> {
  @Field(forms.stageName, 'The stages of a sale, in order.', { listMax: 50 }) readonly stages!: readonly string[];
}

export class SetDisputeTermsDto extends DatedBody implements BodyOf<ProgrammeCommand, 'SetDisputeTerms'> {
  @Field(forms.disputeDays, 'How long after its statement was issued a line can be disputed.') readonly disputeDays!: number;
  @Field(forms.responseDays, 'How long each side of a dispute has for its next word.') readonly responseDays!: number;
}

export class SetRegistrationTermsDto extends DatedBody implements BodyOf<ProgrammeCommand, 'SetRegistrationTerms'> {
  @Field(forms.answerWithinDays, 'How long an answer to a registration may take.') readonly answerWithinDays!: number;
  @Field(forms.validDays, 'How long an approved registration protects.') readonly validDays!: number;
}
