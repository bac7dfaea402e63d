import type { Right, UserEvent } from '#events';
import { accept, reject, type Decision } from '#kernel';
import type { UserContext } from './user.context.js';
import type { RegisteredUser } from './user.state.js';

/** The rights that one person alone cannot give. */
export const rightsOfTwoPersons: readonly Right[] = ['finance', 'administrator'];

/** One administrator proposes a right that needs two. */
export const proposeRight = (state: RegisteredUser, right: Right, { actor }: UserContext): Decision<UserEvent> => {
  if (state.rights.has(right) || state.proposals.has(right)) return accept();
  if (!rightsOfTwoPersons.includes(right)) return reject('right-needs-no-proposal', `${right} is granted by one person.`, '/right');
  return unholdable(state, right) ?? accept({ type: 'RightProposed', data: { right, proposedBy: actor.userId } });
};

/** Grants a right; finance and administrator only by another user than the one who proposed it. */
export const grantRight = (state: RegisteredUser, right: Right, context: UserContext): Decision<UserEvent> => {
  if (state.rights.has(right)) return accept();
  return unholdable(state, right) ?? withoutSecondPerson(state, right, context)
    ?? accept({ type: 'RightGranted', data: { right, grantedBy: context.actor.userId } });
};

/** Takes a right away, or a proposal of it back. */
export const revokeRight = (state: RegisteredUser, right: Right): Decision<UserEvent> =>
  state.rights.has(right) || state.proposals.has(right) ? accept({ type: 'RightRevoked', data: { right } }) : accept();

const unholdable = (state: RegisteredUser, right: Right): Decision<never> | undefined => {
  if (state.status !== 'active') return reject('user-deactivated', 'A deactivated user is given nothing.');
  if (right === 'partner' && state.partnerId === null) return reject('user-not-of-a-partner', 'This user speaks for no partner.', '/right');
  if (right !== 'partner' && state.partnerId !== null) {
    return reject('partner-user-holds-nothing-else', `This user speaks for ${state.partnerId} and can be no more than that.`, '/right');
  }
  const excluded = exclusions[right];
  return excluded !== undefined && state.rights.has(excluded)
    ? reject('rights-exclude-each-other', `Nobody holds ${right} and ${excluded}.`, '/right')
    : undefined;
};

const exclusions: Partial<Record<Right, Right>> = { finance: 'administrator', administrator: 'finance' };

const withoutSecondPerson = (state: RegisteredUser, right: Right, { actor, facts }: UserContext): Decision<never> | undefined => {
  if (!rightsOfTwoPersons.includes(right) || (facts.bootstrap && right === 'administrator')) return undefined;
  const proposedBy = state.proposals.get(right);
  if (proposedBy === undefined) return reject('right-not-proposed', `${right} is proposed by one administrator and granted by another.`, '/right');
  return proposedBy === actor.userId
    ? reject('right-needs-second-person', `Whoever proposed ${right} cannot grant it.`, '/right')
    : undefined;
};
