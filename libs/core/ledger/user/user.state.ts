import type { Right, SealedText } from '#events';
import type { Instant, PartnerId, UserId } from '#kernel';

/** A key that speaks for the user within its scopes until it expires or is revoked. The rights held still bound it. */
export interface ApiKey {
  readonly keyDigest: string;
  readonly scopes: readonly Right[];
  readonly expiresAt: Instant | null;
  readonly issuedBy: UserId;
  readonly status: 'issued' | 'revoked';
}

/** The password that the user signs in with, by the id under which its hash is kept. A one-time one is changed before anything else. */
export interface Password {
  readonly credentialId: string;
  readonly oneTime: boolean;
}

/** A named person or integration. A deactivated one may do nothing; of a forgotten one nothing it wrote can be read either. */
export type UserState =
  | { readonly status: 'none' }
  | (UserBody & { readonly status: 'active' })
  | (UserBody & { readonly status: 'deactivated' })
  | (UserBody & { readonly status: 'forgotten' });

export interface UserBody {
  readonly userId: UserId;
  readonly name: SealedText;
  /** The partner a partner user speaks for; null for everybody else. */
  readonly partnerId: PartnerId | null;
  /** The rights held, with who granted each. */
  readonly rights: ReadonlyMap<Right, UserId>;
  /** Rights that one administrator proposed and that wait for another, with who proposed them. */
  readonly proposals: ReadonlyMap<Right, UserId>;
  readonly apiKeys: ReadonlyMap<string, ApiKey>;
  readonly password: Password | null;
  /** Who ever set a password of this user, itself included. */
  readonly passwordsFrom: ReadonlySet<UserId>;
  /**
   * Whether somebody else may still hand this user a key with finance scope, or a password: once for every grant of the right, which takes
   * two persons. So resetting the credentials of a finance user takes two persons too: revoke the right, grant it anew.
   */
  readonly financeKeyOutstanding: boolean;
}

/** A user that was registered, active or not. */
export type RegisteredUser = Exclude<UserState, { status: 'none' }>;
