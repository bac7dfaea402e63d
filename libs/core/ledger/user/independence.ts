import type { Rejection, UserId } from '#kernel';
import type { RegisteredUser } from './user.state.js';

/**
 * Those who act for the installation itself: the operator of its machine, and the instance where nobody asks it. Somebody has to hand
 * the first users their keys, so that two users got keys from them is no tie between the two.
 */
export const installationUsers: ReadonlySet<string> = new Set(['usr_local-operator', 'usr_system']);

/** Who stands behind a user. */
export interface Backing {
  /**
   * Who ever issued a key or set a password of this user, or of one of those, and so on: whoever hands one over may have kept it. One that was
   * revoked counts, or it would be used first and revoked then. The user itself is not among them.
   */
  readonly keysFrom: ReadonlySet<UserId>;
  /** Who granted the rights that the user holds. */
  readonly rightsFrom: ReadonlySet<UserId>;
}

/** One of the two persons of an act. */
export interface Person extends Backing {
  readonly userId: UserId;
}

/** Who issued the keys and set the passwords of this very user; itself, where it made one of its own. */
export const keyIssuersOf = ({ apiKeys, passwordsFrom }: RegisteredUser): ReadonlySet<UserId> =>
  new Set([...[...apiKeys.values()].map(({ issuedBy }) => issuedBy), ...passwordsFrom]);

/**
 * Why these two users are not two persons; undefined where they are. Neither may have handed the other a key or granted it a right,
 * and no third user may have handed keys to both.
 */
export const dependence = (one: Person, other: Person): Rejection | undefined =>
  (isBehind(one, other) || isBehind(other, one) || shareAnIssuer(one, other)
    ? {
        code: 'second-person-not-independent',
        message: `${one.userId} and ${other.userId} do not count as two persons: one issued a key or granted a right of the other, or a third user issued keys of both.`,
      }
    : undefined);

const isBehind = ({ userId }: Person, { keysFrom, rightsFrom }: Person): boolean => keysFrom.has(userId) || rightsFrom.has(userId);

const shareAnIssuer = (one: Person, other: Person): boolean =>
  [...one.keysFrom].some((issuer) => other.keysFrom.has(issuer) && !installationUsers.has(issuer));
