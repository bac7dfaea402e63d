import type { Right, SealedText } from '#events';
import type { Instant, PartnerId, UserId } from '#kernel';

/** What can be asked of a user. A key's secret never reaches the ledger, only its SHA-256; of a password nothing does. */
export type UserCommand =
  | { readonly type: 'RegisterUser'; readonly userId: UserId; readonly name: SealedText; readonly partnerId: PartnerId | null }
  | { readonly type: 'ProposeRight'; readonly right: Right }
  | { readonly type: 'GrantRight'; readonly right: Right }
  | { readonly type: 'RevokeRight'; readonly right: Right }
  | { readonly type: 'IssueApiKey'; readonly apiKeyId: string; readonly keyDigest: string; readonly scopes: readonly Right[]; readonly expiresAt: Instant | null }
  | { readonly type: 'RevokeApiKey'; readonly apiKeyId: string }
  /** `replaces`: the credential whose password whoever asks has shown to know; null where none was shown. */
  | { readonly type: 'SetPassword'; readonly credentialId: string; readonly replaces: string | null }
  | { readonly type: 'DeactivateUser' }
  | { readonly type: 'ForgetUser' };
