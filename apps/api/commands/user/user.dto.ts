import type { Right } from '#events';
import type { UserCommand } from '#ledger';
import type { Instant, PartnerId, UserId } from '#kernel';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class RegisterUserDto extends DatedBody implements BodyOf<UserCommand, 'RegisterUser'> {
  @Field(forms.userId, 'The user\'s id; left out: made here.', { derived: 'usr' }) readonly userId!: UserId;
  @FreeText('The person\'s or the integration\'s name.', { sealedFor: ({ userId }) => String(userId), example: 'Robin Lee' }) readonly name!: string;
  @Field(forms.partnerId, 'The partner that the user speaks for; null: none.', { orNull: true }) readonly partnerId!: PartnerId | null;
}

export class ProposeRightDto extends DatedBody implements BodyOf<UserCommand, 'ProposeRight'> {
  @Field(forms.right, 'The right, one that takes two persons.', { example: 'finance' }) readonly right!: Right;
}

export class GrantRightDto extends DatedBody implements BodyOf<UserCommand, 'GrantRight'> {
  @Field(forms.right, 'The right.') readonly right!: Right;
}

export class RevokeRightDto extends DatedBody implements BodyOf<UserCommand, 'RevokeRight'> {
  @Field(forms.right, 'The right.') readonly right!: Right;
}

/** The secret is made here: what the ledger knows it by is no field of the request. */
export class IssueApiKeyDto extends DatedBody implements Omit<BodyOf<UserCommand, 'IssueApiKey'>, 'keyDigest'> {
  @Field(forms.partId, 'Names the key; left out: made here.', { derived: 'key', example: 'laptop' }) readonly apiKeyId!: string;
  @Field(forms.right, 'What the key may be used for, as far as the user holds it.', { listMax: 10 }) readonly scopes!: readonly Right[];
  @Field(forms.instant, 'When it ends; null: never.', { orNull: true, example: '2027-01-01T00:00:00.000Z' }) readonly expiresAt!: Instant | null;
}

export class RevokeApiKeyDto extends DatedBody implements BodyOf<UserCommand, 'RevokeApiKey'> {
  @Field(forms.partId, 'The key.') readonly apiKeyId!: string;
}

export class DeactivateUserDto extends DatedBody implements BodyOf<UserCommand, 'DeactivateUser'> {}

export class ForgetUserDto extends DatedBody implements BodyOf<UserCommand, 'ForgetUser'> {}
