import type { SealedText } from '#events';
import type { PartnerId } from '#kernel';

/** An agreement in force from a local day to a local day, both included; `to` is null while it has no end. */
export interface Agreement {
  readonly from: string;
  readonly to: string | null;
  /** The end it was signed with. */
  readonly signedTo: string | null;
}

/** A tier by decision of the programme; null: none. */
export type GrantedTier =
  | { readonly decided: false }
  | { readonly decided: true; readonly tier: string | null; readonly from: string };

/** An organisation of the programme. A suspended one takes no new registration or role. */
export type PartnerState =
  | { readonly status: 'none' }
  | (PartnerBody & { readonly status: 'active' })
  | (PartnerBody & { readonly status: 'suspended' });

export interface PartnerBody {
  readonly partnerId: PartnerId;
  readonly name: string;
  readonly kind: string | null;
  readonly external: { readonly source: string; readonly id: string } | null;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly contacts: ReadonlyMap<string, SealedText>;
  readonly tier: GrantedTier;
}

/** A partner that exists, suspended or not. */
export type OnboardedPartner = Exclude<PartnerState, { status: 'none' }>;
