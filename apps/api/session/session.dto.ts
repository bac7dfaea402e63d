import { ApiProperty } from '@nestjs/swagger';
import { demoParts, type DemoSignIn } from '#auth';
import { rights, type Right } from '#events';
import type { UserId } from '#kernel';
import { Field, Parts } from '../commands/fields/field.js';
import { forms } from '../commands/fields/forms.js';

export class SignInDto {
  @Field(forms.userName, 'The user\'s id, with `usr_` or without.') readonly userName!: string;
  @Field(forms.presentPassword, 'The password.') readonly password!: string;
}

export class DemoSignInDto {
  @Field(forms.userName, 'Whom the demo lets in.') readonly userName!: string;
}

export class OfferedSignInDto implements DemoSignIn {
  @Field(forms.userId, 'A user of the demo.') readonly userId!: UserId;
  @Field(forms.demoPart, 'Whose door it is.') readonly part!: DemoSignIn['part'];
  @Field(forms.sentence, 'What there is to do behind it.') readonly description!: string;
}

export class OfferSignInsDto {
  @Parts(() => OfferedSignInDto, 'Whoever may sign in by a click.', { min: 1, max: 20 }) readonly signIns!: readonly OfferedSignInDto[];
}

export class ChangePasswordDto {
  @Field(forms.newPassword, 'What it is from now on.') readonly password!: string;
  @Field(forms.presentPassword, 'What it is until now; whoever changes its own gives it, where there is one.', { orNull: true }) readonly currentPassword!: string | null;
}

/** Who signed in. */
export class SignedInUserDto {
  @ApiProperty({ description: 'The user.', example: 'usr_alma' }) readonly userId!: string;
  @ApiProperty({ description: 'The person\'s name; null where it cannot be had.', type: String, nullable: true, example: 'Alma Alvarez' }) readonly name!: string | null;
  @ApiProperty({ description: 'What the user may do now.', enum: [...rights], isArray: true }) readonly rights!: readonly Right[];
  @ApiProperty({ description: 'The partner that the user speaks for.', type: String, nullable: true, example: 'ptr_alpha' }) readonly partnerId!: string | null;
}

/** A session, as its browser needs to know it. */
export class SessionDto {
  @ApiProperty({ type: () => SignedInUserDto }) readonly user!: SignedInUserDto;
  @ApiProperty({ description: 'Goes into the header X-CSRF-Token of every request that changes something.' }) readonly csrfToken!: string;
  @ApiProperty({ description: 'When it ends, if nothing more is asked.', example: '2026-07-01T14:00:00.000Z' }) readonly expiresAt!: string;
  @ApiProperty({ description: 'Whether the password was set by somebody else, so that nothing but its change is open.' }) readonly passwordMustBeChanged!: boolean;
}

/** What a change of a password answers. */
export class PasswordAnswerDto {
  @ApiProperty({ description: 'Whose password it is.', example: 'usr_alma' }) readonly id!: string;
  @ApiProperty({ description: 'Whether it is good for one time, after which the user sets its own.' }) readonly oneTime!: boolean;
  @ApiProperty({ description: 'Whether nothing was set because only a trial was asked for.' }) readonly dryRun!: boolean;
  @ApiProperty({ description: 'The session that goes on in place of the one that the change was asked in; every other has ended.', type: () => SessionDto, nullable: true })
  readonly session!: SessionDto | null;
}

/** Somebody whom a demo lets in by a click. */
export class DemoDoorDto {
  @ApiProperty({ description: 'What to sign in with.', example: 'alma' }) readonly userName!: string;
  @ApiProperty({ description: 'Who it is.', type: String, nullable: true, example: 'Alma Alvarez' }) readonly name!: string | null;
  @ApiProperty({ description: 'Whose door it is.', enum: [...demoParts] }) readonly part!: string;
  @ApiProperty({ description: 'What there is to do behind it.' }) readonly description!: string;
}
export class DemoDoorsDto {
  @ApiProperty({ type: () => DemoDoorDto, isArray: true }) readonly data!: readonly DemoDoorDto[];
}

/** One of the caller's sessions. */
export class ListedSessionDto {
  @ApiProperty({ example: 'ses_0f1c5e7a2d344c1b9a8e7b1f' }) readonly id!: string;
  @ApiProperty({ enum: ['session'] }) readonly object!: 'session';
  @ApiProperty({ description: 'Whether it is the one that asks.' }) readonly current!: boolean;
  @ApiProperty({ description: 'What its browser calls itself.', example: 'Mozilla/5.0 …' }) readonly agent!: string;
  @ApiProperty({ example: '2026-07-01T09:00:00.000Z' }) readonly beganAt!: string;
  @ApiProperty({ description: 'When it was used last, to the minute.', example: '2026-07-01T12:00:00.000Z' }) readonly seenAt!: string;
  @ApiProperty({ description: 'When it ends, if nothing more is asked.', example: '2026-07-01T14:00:00.000Z' }) readonly expiresAt!: string;
}
export class ListedSessionsDto {
  @ApiProperty({ enum: ['list'] }) readonly object!: 'list';
  @ApiProperty({ type: () => ListedSessionDto, isArray: true }) readonly data!: readonly ListedSessionDto[];
  @ApiProperty({ enum: [false], description: 'All of them are in this answer.' }) readonly has_more!: false;
}
