import type { UserCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as dto from './user.dto.js';

/** The body of every command to a user, but for what sets a password: its body holds a secret, and is read elsewhere. */
export const userBodies: Readonly<Record<Exclude<UserCommand['type'], 'SetPassword'>, FieldClass<DatedBody>>> = {
  RegisterUser: dto.RegisterUserDto,
  ProposeRight: dto.ProposeRightDto,
  GrantRight: dto.GrantRightDto,
  RevokeRight: dto.RevokeRightDto,
  IssueApiKey: dto.IssueApiKeyDto,
  RevokeApiKey: dto.RevokeApiKeyDto,
  DeactivateUser: dto.DeactivateUserDto,
  ForgetUser: dto.ForgetUserDto,
};
