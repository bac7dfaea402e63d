import type { UserCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as dto from './user.dto.js';

/** The body of every command to a user. */
export const userBodies: Readonly<Record<UserCommand['type'], FieldClass<DatedBody>>> = {
  RegisterUser: dto.RegisterUserDto,
  ProposeRight: dto.ProposeRightDto,
  GrantRight: dto.GrantRightDto,
  RevokeRight: dto.RevokeRightDto,
  IssueApiKey: dto.IssueApiKeyDto,
  RevokeApiKey: dto.RevokeApiKeyDto,
  DeactivateUser: dto.DeactivateUserDto,
  ForgetUser: dto.ForgetUserDto,
};
