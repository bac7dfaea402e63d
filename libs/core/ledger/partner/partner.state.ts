import type { SealedText } from '#events';
import type { Instant, PartnerId } from '#kernel';

/** An agreement in force from a local day to a local day, both included; `to` is null while it has no end. */
export interface Agreement {
  readonly from: string;
  readonly to: string | null;
  /** The end it was signed with. */
  readonly signedTo: string | null;
  /** When it was told that it ends earlier than it was signed for; null where that never was. */
  readonly endedEarly: Instant | null;
}

/** A tier by decision of the programme; null: none. */
export type GrantedTier =
  | { readonly decided: false }
  | { readonly decided: true; readonly tier: string | null; readonly from: string };

/** A person to talk to: named, no longer the contact, or forgotten, which is for good. */
export type Contact =
  | { readonly status: 'named'; readonly person: SealedText }
  | { readonly status: 'removed' }
  | { readonly status: 'forgotten' };

/** An organisation of the programme. A suspended one takes no new registration or role; `heldSince` is when it was told that its payments are held. */
export type PartnerState =
  | { readonly status: 'none' }
  | (PartnerBody & { readonly status: 'active' })
  | (PartnerBody & { readonly status: 'suspended'; readonly heldSince: Instant })
  /** It is part of another from a day on; it takes no new registration or role, and nothing more of its own. */
  | (PartnerBody & { readonly status: 'merged'; readonly into: PartnerId; readonly mergedOn: string; readonly heldSince: Instant });

export interface PartnerBody {
  readonly partnerId: PartnerId;
  readonly name: string;
  readonly kind: string | null;
  readonly external: { readonly source: string; readonly id: string } | null;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly tier: GrantedTier;
  readonly payee: Payee;
  /** By quarter, rule set, version and clause: which reward it took. */
  readonly choices: ReadonlyMap<string, number>;
  /** By id: what was given up, amount and currency. */
  readonly writeOffs: ReadonlyMap<string, string>;
}

/** How the paying system knows the partner; a currency of null: it is paid in the one it earns in. */
export type Payee =
  | { readonly named: false }
  | { readonly named: true; readonly payeeReference: string; readonly currency: string | null };

/** A partner that exists, suspended or not. */
export type OnboardedPartner = Exclude<PartnerState, { status: 'none' }>;
