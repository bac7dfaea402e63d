import type { Actor } from '#events';
import { by, type CommandRules } from '../command-rule.js';
import type { UserCommand } from './user.commands.js';
import type { UserState } from './user.state.js';

const administrator = by('administrator');

const isItself = (actor: Actor, state: UserState): boolean => state.status === 'active' && state.userId === actor.userId;

/**
 * Who may ask what of a user: administrators. Everybody makes and revokes keys of their own, with no scope beyond what they
 * act with at that moment: a narrow key does not beget a wider one, nor a first password, which opens all that the user may do.
 */
export const userRights: CommandRules<UserCommand, UserState> = {
  RegisterUser: { rights: administrator },
  ProposeRight: { rights: administrator },
  GrantRight: {
    rights: administrator,
    proposedBy: ({ right }, state) => (state.status === 'none' ? undefined : state.proposals.get(right)),
  },
  RevokeRight: { rights: administrator },
  IssueApiKey: {
    rights: administrator,
    ownMatter: ({ scopes }, actor, state) => isItself(actor, state) && scopes.every((scope) => actor.rights.includes(scope)),
  },
  RevokeApiKey: { rights: administrator, ownMatter: (_, actor, state) => isItself(actor, state) },
  SetPassword: {
    rights: administrator,
    ownMatter: (_, actor, state) => isItself(actor, state) && state.status === 'active'
      && (state.password !== null || [...state.rights.keys()].every((right) => actor.rights.includes(right))),
  },
  DeactivateUser: { rights: administrator },
  ForgetUser: { rights: administrator },
};
